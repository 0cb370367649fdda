"""Drafts that nobody goes on with: their owner is told, and then they go."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from consistorio.identidad import selectors as identidad
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.enchufes import correo
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Borrador
from consistorio.registro.rules.borradores import (
    AVISO,
    se_elimina,
    toca_avisar,
    ultimo_dia_al_avisar,
)

TAREA = "registro.avisar_de_borrador"


def avisar_de_caducidad(*, actor: Actor, reloj: Reloj) -> int:
    """
    Leave to be told, once, to those whose drafts go in five days or less; return how many.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("registro.limpiar_borradores")
    hoy = reloj().date()
    return sum(
        _dejar_aviso(actor, clave, hoy) for clave in _que_acaban(hoy).filter(avisado_el=None)
    )


def avisar_de_borrador(*, actor: Actor, borrador_id: UUID) -> None:
    """
    Write to the owner of a draft that it is about to go, if she has not gone on with it since.

    The message does not say what the draft is of. Without an address, the sede says it.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("registro.limpiar_borradores")
    borrador = Borrador.objects.filter(id=borrador_id, asiento_id=None).first()
    if borrador is None or borrador.avisado_el is None:
        return
    contacto = identidad.contacto(borrador.nif)
    if contacto is None or not contacto.email:
        return
    with translation.override(borrador.datos.get("idioma", "es")):
        correo.enviar(
            entidad=actor.entidad,
            para=contacto.email,
            asunto=_("Un borrador sin presentar en %(entidad)s")
            % {"entidad": actor.entidad.nombre},
            texto=_(
                "Tiene un escrito empezado y sin presentar en la sede electrónica. Si no sigue con él, "
                "se eliminará después del %(dia)s. Entre en su carpeta como lo hace siempre. "
                "Este mensaje no lleva enlaces."
            )
            % {"dia": f"{borrador.caduca_el:%d/%m/%Y}"},
        )


def eliminar_caducados(*, actor: Actor, reloj: Reloj) -> int:
    """
    Take away the drafts whose last day has passed, with their files, and return how many.

    One that corrects what was required stays as long as it may be filed. Nor does one go whose owner
    has not been told five days before: if we were stopped, she still has them.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("registro.limpiar_borradores")
    hoy = reloj().date()
    return sum(_eliminar(actor, clave, hoy) for clave in _que_acaban(hoy).exclude(avisado_el=None))


def _que_acaban(hoy: date) -> QuerySet[Borrador, UUID]:
    """Return the keys of what is near its end, but what corrects a requirement whose term runs."""
    corrige = Q(subsana_id__isnull=False) & Q(requerido__hasta__gte=hoy.isoformat())
    cerca = Borrador.objects.filter(asiento_id=None, caduca_el__lte=hoy + AVISO)
    return cerca.exclude(corrige).values_list("id", flat=True)


def _dejar_aviso(actor: Actor, borrador_id: UUID, hoy: date) -> bool:
    with acto():
        borrador = _sin_presentar(borrador_id)
        if borrador is None or not toca_avisar(borrador.caduca_el, borrador.avisado_el, hoy):
            return False
        borrador.caduca_el = ultimo_dia_al_avisar(borrador.caduca_el, hoy)
        borrador.avisado_el = hoy
        borrador.save(update_fields=["avisado_el", "caduca_el"])
        encolar(TAREA, entidad=actor.entidad, argumentos={"borrador_id": str(borrador_id)})
    return True


def _eliminar(actor: Actor, borrador_id: UUID, hoy: date) -> bool:
    with acto():
        borrador = _sin_presentar(borrador_id)
        if borrador is None or not se_elimina(borrador.caduca_el, borrador.avisado_el, hoy):
            return False
        borrador.delete()
        bitacora.anotar(
            actor, "registro.eliminar_borrador", objeto="borrador", objeto_id=borrador_id
        )
    return True


def _sin_presentar(borrador_id: UUID) -> Borrador | None:
    """Lock a draft, as it is now: its owner may have touched or filed it meanwhile."""
    filas = Borrador.objects.select_for_update().filter(id=borrador_id, asiento_id=None)
    return filas.first()
