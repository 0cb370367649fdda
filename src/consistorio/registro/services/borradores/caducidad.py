"""Drafts that nobody goes on with: their owner is told, and then they go (RGPD art. 5.1.e)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from consistorio.identidad import selectors as identidad
from consistorio.nucleo.normativa import RGPD, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.enchufes import correo
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Borrador

ANTES = timedelta(days=5)


def avisar_de_caducidad(*, actor: Actor, reloj: Reloj) -> int:
    """
    Write once to those whose drafts go in five days or less, and return how many were told.

    The message does not say what the draft is of. Without an address, the sede says it.
    """
    actor.exigir("registro.limpiar_borradores")
    hoy = reloj().date()
    with acto():
        proximos = _sin_presentar(hoy).select_for_update(skip_locked=True)
        pendientes = proximos.filter(caduca_el__lte=hoy + ANTES, avisado_el=None)
        return sum(_avisar(actor, borrador, hoy) for borrador in pendientes)


@regla(RGPD.art("5.1.e"))
def eliminar_caducados(*, actor: Actor, reloj: Reloj) -> int:
    """
    Take away the drafts whose last day has passed, with their files, and return how many.

    One that corrects what was required stays as long as it may be filed. Nor does one go whose owner
    has not been told five days before: if we were stopped, she still has them.
    """
    actor.exigir("registro.limpiar_borradores")
    hoy = reloj().date()
    with acto():
        caducados = _sin_presentar(hoy).select_for_update(skip_locked=True)
        idos = [b.id for b in caducados.filter(caduca_el__lt=hoy, avisado_el__lte=hoy - ANTES)]
        if idos:
            Borrador.objects.filter(id__in=idos).delete()
            detalle = {"borradores": [str(uno) for uno in idos]}
            bitacora.anotar(
                actor, "registro.eliminar_borradores", objeto="borrador", detalle=detalle
            )
    return len(idos)


def _sin_presentar(hoy: date) -> QuerySet[Borrador]:
    """Return what has not been filed, but what corrects a requirement whose term still runs."""
    corrige = Q(subsana_id__isnull=False) & Q(requerido__hasta__gte=hoy.isoformat())
    return Borrador.objects.filter(asiento_id=None).exclude(corrige)


def _avisar(actor: Actor, borrador: Borrador, hoy: date) -> bool:
    borrador.avisado_el = hoy
    borrador.caduca_el = max(borrador.caduca_el, hoy + ANTES)
    borrador.save(update_fields=["avisado_el", "caduca_el"])
    contacto = identidad.contacto(borrador.nif)
    if contacto is None or not contacto.email:
        return False
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
    return True
