"""To ask for a part of a libro that goes out in tomos, and to go on with one that stopped."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from consistorio.nucleo.normativa import ROF, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import ExportacionDeLibro
from consistorio.registro.rules.libros import DefectoDeTramo, Tramo, TramoNoValido, cuantos_tomos
from consistorio.registro.selectors.libros import asientos_del_tramo

TAREA = "registro.tomo"
SEGUNDOS_PARADA = 300


class ExportacionInexistente(LookupError):
    """There is no such export."""


class NoSeReanuda(ValueError):
    """It has ended, or it is going on."""


@regla(ROF.art("151"), ROF.art("152"), ROF.art("153"))
def pedir_exportacion(*, actor: Actor, tramo: Tramo, clave: str, reloj: Reloj) -> UUID:
    """
    Ask for a part of a libro in tomos, and return the key of the export.

    What is entered after it was asked for is not of it. Asking again with the same key is asking once.

    :raises SinPermiso: if the actor may not export.
    :raises TramoNoValido: if there is nothing in it.
    """
    suyos = asientos_del_tramo(actor, tramo)
    with acto():
        ya = ExportacionDeLibro.objects.filter(pedida_por=actor.identificador, clave=clave).first()
        if ya is not None:
            return ya.id  # type: ignore[no-any-return]
        cuantos = suyos.count()
        if not cuantos:
            raise TramoNoValido(DefectoDeTramo.VACIO)
        ultimo = suyos.aggregate(ultimo=Max("numero"))["ultimo"]
        una, nueva = ExportacionDeLibro.objects.get_or_create(
            pedida_por=actor.identificador,
            clave=clave,
            defaults=_datos(actor, tramo, cuantos, ultimo, reloj()),
        )
        if nueva:  # If not, somebody asked with the same key while we looked.
            seguir(actor, una)
            bitacora.anotar(actor, "registro.pedir_exportacion", objeto="libro", objeto_id=una.id)
    return una.id  # type: ignore[no-any-return]


def _datos(
    actor: Actor, tramo: Tramo, cuantos: int, ultimo: int, momento: datetime
) -> dict[str, Any]:
    return {
        "sentido": tramo.sentido.value,
        "ejercicio": tramo.ejercicio,
        "desde": tramo.desde,
        "hasta": tramo.hasta,
        "asientos": cuantos,
        "ultimo": ultimo,
        "tomos": cuantos_tomos(cuantos),
        "pedida_por_nombre": actor.nombre,
        "pedida_en": momento,
        "avanzada_en": momento,
    }


def reanudar_exportacion(*, actor: Actor, exportacion_id: UUID, reloj: Reloj) -> None:
    """
    Go on, from the last tomo, with an export that stopped.

    Whoever may export may do it; the tomos still say who asked for them.

    :raises SinPermiso: if the actor may not export.
    :raises ExportacionInexistente: if there is no such export.
    :raises NoSeReanuda: if it has ended, or it is going on.
    """
    actor.exigir("registro.exportar")
    with acto():
        suyas = ExportacionDeLibro.objects.select_for_update()
        una = suyas.filter(id=exportacion_id).first()
        if una is None:
            raise ExportacionInexistente(exportacion_id)
        momento = reloj()
        quieta = (momento - una.avanzada_en).total_seconds() >= SEGUNDOS_PARADA
        en_curso = una.estado == ExportacionDeLibro.Estado.EN_CURSO
        if una.estado == ExportacionDeLibro.Estado.ACABADA or (en_curso and not quieta):
            raise NoSeReanuda(una.estado)
        una.estado = ExportacionDeLibro.Estado.EN_CURSO
        una.turno, una.avanzada_en = una.turno + 1, momento
        una.save(update_fields=["estado", "turno", "avanzada_en"])
        seguir(actor, una)
        bitacora.anotar(actor, "registro.reanudar_exportacion", objeto="libro", objeto_id=una.id)


def seguir(actor: Actor, una: ExportacionDeLibro) -> None:
    """Leave said that the next tomo has to be made."""
    argumentos = {"exportacion_id": str(una.id), "turno": una.turno}
    encolar(TAREA, entidad=actor.entidad, argumentos=argumentos, prioridad=7)
