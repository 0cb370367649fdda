"""The last day of a petition: who has to sign is reminded, and who sent it is told when it passes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.firma.models import Peticion
from consistorio.firma.rules.plazos import AVISO, ha_vencido, toca_recordar
from consistorio.firma.services.avisos_de_turno import a_quien_toca
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.enchufes import correo
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto

TAREA = "firma.avisar_de_plazo"


def recordar_plazos(*, actor: Actor, reloj: Reloj) -> int:
    """
    Leave to be reminded, once, those whose turn it is, and to be told, once, who sent what was not
    signed in time. Return of how many petitions something will be said.

    Nothing is signed, refused or lost by itself: a late signature is still a signature.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("firma.supervisar")
    hoy = reloj().date()
    cerca = Peticion.objects.filter(
        cerrada_en=None, plazo__lte=hoy + AVISO, vencimiento_dicho_el=None
    )
    return sum(_decir(actor, clave, hoy) for clave in cerca.values_list("id", flat=True))


def avisar_de_plazo(*, actor: Actor, nif: str, dia: date | None) -> None:
    """
    Write to somebody of the staff, if there is where; of which document it is, nothing is said.

    :param dia: last day to sign; None, it has passed and she is who sent it.
    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("firma.supervisar")
    quien = organizacion.empleado(nif)
    if quien is None or not quien.email:
        return
    asunto = _("Ha pasado el plazo de un documento sin que lo firmen todos")
    texto = _("En el portafirmas, en «Enviadas», está por quién espera.")
    if dia is not None:
        asunto = _("Un documento de su portafirmas tiene plazo")
        texto = _(
            "Debe firmarse como tarde el %(dia)s. Entre en tramitación como lo hace siempre."
        ) % {"dia": f"{dia:%d/%m/%Y}"}
    correo.enviar(entidad=actor.entidad, para=quien.email, asunto=asunto, texto=texto)


def _decir(actor: Actor, peticion_id: UUID, hoy: date) -> bool:
    """Mark a petition as told of, as it is now, and leave its messages to be sent."""
    with acto():
        peticion = Peticion.objects.select_for_update().get(id=peticion_id)
        if peticion.cerrada_en is not None or peticion.plazo is None:
            return False
        if ha_vencido(peticion.plazo, hoy):
            peticion.vencimiento_dicho_el = hoy
            _encolar(actor, [peticion.remitente_nif], None)
        elif toca_recordar(peticion.plazo, peticion.recordada_el, hoy):
            peticion.recordada_el = hoy
            _encolar(actor, sorted(a_quien_toca(peticion, hoy)), peticion.plazo)
        else:
            return False
        peticion.save(update_fields=["recordada_el", "vencimiento_dicho_el"])
    return True


def _encolar(actor: Actor, nifs: Iterable[str], dia: date | None) -> None:
    for nif in nifs:
        argumentos = {"nif": nif, "dia": dia.isoformat() if dia else ""}
        encolar(TAREA, entidad=actor.entidad, argumentos=argumentos)
