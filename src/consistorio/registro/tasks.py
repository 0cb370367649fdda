"""What the registro looks after by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import connection

from consistorio.firma.services import LlaveNoDisponible
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import en, entidad_en_curso
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import desfase, hora_oficial
from consistorio.plataforma.tareas import periodica, tarea
from consistorio.registro.services import (
    asegurar_justificante,
    borradores,
    lectura,
    lotes,
    sir,
    tomos,
)

RESPIRO = timedelta(seconds=5)
DE_ORDINARIO = timedelta(hours=1)
AL_EMPEZAR = timedelta(days=30)
DE_UNA_VEZ = 1_000
log = structlog.get_logger("registro")
_ya_se_miro: list[bool] = []


@periodica("registro.completar_justificantes", cada=5)
def completar_justificantes() -> None:
    """
    Make the receipt of every asiento whose process died between the one and the other.

    Each filing makes its own before answering, so there is hardly ever anything to do. The first
    time it looks a month back, in case we had been stopped, and so it does after a seal that did
    not answer; the receipts of an entidad whose seal does not answer hold those of no other.
    """
    desde = DE_ORDINARIO if _ya_se_miro else AL_EMPEZAR
    sin_sello = set[int]()
    while pendientes := _sin_justificante(desde, sin_sello):
        entidades = Entidad.objects.in_bulk({entidad for entidad, _ in pendientes})
        for entidad_id, asiento_id in pendientes:
            if entidad_id not in sin_sello and not _completar(entidades[entidad_id], asiento_id):
                sin_sello.add(entidad_id)
    _ya_se_miro[:] = [] if sin_sello else [True]


def _sin_justificante(desde: timedelta, salvo: set[int]) -> list[tuple[int, UUID]]:
    """Return the oldest asientos without receipt, but those of ``salvo``."""
    valores: list[Any] = [desde + abs(desfase()), RESPIRO - desfase(), list(salvo), DE_UNA_VEZ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM asientos_sin_justificante(%s, %s, %s, %s)", valores)
        pendientes: list[tuple[int, UUID]] = cursor.fetchall()
    return pendientes


def _completar(entidad: Entidad, asiento_id: UUID) -> bool:
    """Make a receipt, and tell whether the seal answered."""
    try:
        with en(entidad):
            asegurar_justificante(asiento_id)
    except LlaveNoDisponible as error:
        log.warning("registro.sello-no-responde", entidad=entidad.pk, motivo=str(error))
        return False
    return True


@tarea("registro.sir_entregar")
def entregar_por_sir(mensaje_id: str) -> None:
    """Hand over a message of SIR; it leaves the next attempt said."""
    sir.entregar_mensaje(mensaje_id)


@tarea("registro.sir_recibir")
def recibir_por_sir(de: str, a: str, mensaje: str, ficheros: dict[str, str]) -> None:
    """Take a message that another entidad of this installation has left here."""
    sir.recibir_de_la_casa(de, a, mensaje, ficheros)


@tarea("registro.leer_documentos")
def leer_documentos(asiento_id: str) -> None:
    """Read some pages of what came with an asiento; it leaves the next ones said."""
    entidad = entidad_en_curso()
    lectura.leer_documentos_de(
        actor=sistema(entidad, "lectura"),
        asiento_id=UUID(asiento_id),
        reloj=hora_oficial(entidad),
    )


@tarea("registro.lote")
def seguir_con_el_lote(lote_id: str, turno: int) -> None:
    """Do the next tanda of a batch; it leaves the one after it said."""
    lotes.hacer_tanda(lote_id=UUID(lote_id), turno=turno, reloj=hora_oficial(entidad_en_curso()))


@tarea("registro.tomo")
def seguir_con_los_tomos(exportacion_id: str, turno: int) -> None:
    """Make the next tomo of a libro; it leaves the one after it said."""
    reloj = hora_oficial(entidad_en_curso())
    tomos.hacer_tomo(exportacion_id=UUID(exportacion_id), turno=turno, reloj=reloj)


@tarea("registro.avisar_de_exportacion")
def avisar_de_exportacion(exportacion_id: str) -> None:
    """Write to whoever asked for a libro that it is ready."""
    tomos.avisar(exportacion_id=UUID(exportacion_id))


@periodica("registro.limpiar_borradores", cada=3600)
def limpiar_borradores() -> None:
    """Tell of the drafts that are about to expire, and take away those that have."""
    for entidad in Entidad.objects.all():
        with en(entidad):
            actor, reloj = sistema(entidad, "borradores"), hora_oficial(entidad)
            borradores.avisar_de_caducidad(actor=actor, reloj=reloj)
            borradores.eliminar_caducados(actor=actor, reloj=reloj)
            borradores.tirar_subidas_viejas(actor=actor, reloj=reloj)


@tarea("registro.avisar_de_borrador")
def avisar_de_borrador(borrador_id: str) -> None:
    """Write to the owner of a draft that is about to go; if the mail does not, it is tried again."""
    actor = sistema(entidad_en_curso(), "borradores")
    borradores.avisar_de_borrador(actor=actor, borrador_id=UUID(borrador_id))
