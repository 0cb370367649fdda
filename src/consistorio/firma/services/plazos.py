"""The last day of a petition: who has to sign is reminded, and who sent it is told when it passes."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from consistorio.firma.models import Peticion
from consistorio.firma.services.avisos_de_turno import a_quien_toca
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.enchufes import correo
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

ANTES = timedelta(days=3)


def recordar_plazos(*, actor: Actor, reloj: Reloj) -> int:
    """
    Remind once, from three days before, those whose turn it is, and tell once who sent it that the
    day has passed. Return of how many petitions something was said.

    Nothing is signed, refused or lost by itself: a late signature is still a signature.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("firma.supervisar")
    hoy = reloj().date()
    with acto():
        abiertas = Peticion.objects.filter(cerrada_en=None).select_for_update(skip_locked=True)
        cerca = abiertas.filter(plazo__gte=hoy, plazo__lte=hoy + ANTES, recordada_el=None)
        tarde = abiertas.filter(plazo__lt=hoy, vencimiento_dicho_el=None)
        return sum(_recordar(actor, una, hoy) for una in cerca) + sum(
            _decir_que_ha_vencido(actor, una, hoy) for una in tarde
        )


def _recordar(actor: Actor, peticion: Peticion, hoy: date) -> int:
    peticion.recordada_el = hoy
    peticion.save(update_fields=["recordada_el"])
    for nif in sorted(a_quien_toca(peticion, hoy)):
        _escribir(
            actor,
            nif,
            _("Un documento de su portafirmas tiene plazo"),
            _("Debe firmarse como tarde el %(dia)s. Entre en tramitación como lo hace siempre.")
            % {"dia": f"{peticion.plazo:%d/%m/%Y}"},
        )
    return 1


def _decir_que_ha_vencido(actor: Actor, peticion: Peticion, hoy: date) -> int:
    peticion.vencimiento_dicho_el = hoy
    peticion.save(update_fields=["vencimiento_dicho_el"])
    _escribir(
        actor,
        peticion.remitente_nif,
        _("Ha pasado el plazo de un documento sin que lo firmen todos"),
        _("En el portafirmas, en «Enviadas», está por quién espera."),
    )
    return 1


def _escribir(actor: Actor, nif: str, asunto: str, texto: str) -> None:
    """Write to somebody of the staff, if there is where; of what it is, nothing is said."""
    quien = organizacion.empleado(nif)
    if quien is not None and quien.email:
        correo.enviar(entidad=actor.entidad, para=quien.email, asunto=asunto, texto=texto)
