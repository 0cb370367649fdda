"""Telling by mail those who sign that something waits for them, many things in one message."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consistorio.firma.models import AvisoDeTurno, Peticion
from consistorio.firma.rules.turno import bloque_en_turno
from consistorio.firma.selectors import cuantas_pendientes
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.enchufes import correo
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto

TAREA = "firma.avisar"
MINUTOS = 5
"""What comes in them goes in the same message; the entidad may say otherwise, and 0 is none."""


def pedir_avisos(*, actor: Actor, peticion_id: UUID, reloj: Reloj) -> None:
    """
    Leave to be told to those whose turn it is, and to who substitutes them, that it waits.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("firma.supervisar")
    minutos = int(actor.entidad.ajustes.get("minutos_entre_avisos_de_firma", MINUTOS))
    peticion = Peticion.objects.filter(id=peticion_id, cerrada_en=None).first()
    if peticion is None or minutos <= 0:
        return
    with acto():
        for nif in sorted(a_quien_toca(peticion, reloj().date())):
            uno, _nuevo = AvisoDeTurno.objects.get_or_create(nif=nif)
            if AvisoDeTurno.objects.filter(id=uno.id, pendiente=False).update(pendiente=True):
                encolar(
                    TAREA,
                    entidad=actor.entidad,
                    argumentos={"nif": nif},
                    no_antes_de=reloj() + timedelta(minutes=minutos),
                )


def avisar(*, actor: Actor, nif: str, reloj: Reloj) -> None:
    """
    Tell a person how many documents wait for her, if any still does and she has an address.

    It says nothing of what they are: a mail is no place for it.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("firma.supervisar")
    with acto():
        AvisoDeTurno.objects.filter(nif=nif).update(pendiente=False, avisado_en=reloj())
        quien = organizacion.empleado(nif)
        ella = Actor(actor.entidad, Clase.EMPLEADO, nif, "", frozenset({"firma.firmar"}))
        cuantos = cuantas_pendientes(ella)
        if quien is None or not quien.email or not cuantos:
            return
        correo.enviar(
            entidad=actor.entidad,
            para=quien.email,
            asunto=_("Documentos para firmar en %(entidad)s") % {"entidad": actor.entidad.nombre},
            texto=ngettext(
                "Le espera un documento en el portafirmas.",
                "Le esperan %(n)s documentos en el portafirmas.",
                cuantos,
            )
            % {"n": cuantos}
            + "\n\n"
            + _("Entre en tramitación como lo hace siempre. Este mensaje no lleva enlaces."),
        )


def avisar_del_rechazo(*, actor: Actor, peticion_id: UUID) -> None:
    """
    Tell who sent a document to be signed that somebody refused; why, is read in the portafirmas.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("firma.supervisar")
    peticion = Peticion.objects.filter(id=peticion_id).first()
    quien = organizacion.empleado(peticion.remitente_nif) if peticion else None
    if quien is None or not quien.email:
        return
    correo.enviar(
        entidad=actor.entidad,
        para=quien.email,
        asunto=_("Un documento ha vuelto sin firmar"),
        texto=_("En el portafirmas, en «Enviadas», está el motivo."),
    )


def a_quien_toca(peticion: Peticion, dia: date) -> set[str]:
    """Return who may sign it now: those of the block in turn, and who substitutes them."""
    turno = bloque_en_turno(peticion.puestos())
    puestos = [
        f
        for f in peticion.firmantes.all()
        if f.bloque == turno and not (f.firmado_en or f.rechazado_en)
    ]
    cargos = {f.cargo for f in puestos}
    suplen = {
        una.suplente_nif
        for una in organizacion.suplencias(dia)
        if una.cargo in cargos and una.desde <= dia
    }
    return {f.nif for f in puestos} | suplen
