"""What fails in the sede, for programs: whether they can file, and which plazos were extended."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.api import Operacion, Pedido


class Ampliacion(msgspec.Struct, frozen=True):
    """An extension of the plazos that had not run out when the incident began (art. 32.4)."""

    nuevo_fin: date
    organo: str
    acuerdo: str
    publicada_en: datetime


class Incidencia(msgspec.Struct, frozen=True):
    """An incident. ``para``: filing is stopped by it; ``procedimiento`` empty: the whole sede."""

    id: UUID
    titulo: str
    servicios: str
    causa: str
    procedimiento: str
    para: bool
    en_curso: bool
    desde: datetime
    hasta: datetime | None
    decision: str
    ampliaciones: list[Ampliacion]


class Incidencias(msgspec.Struct, frozen=True):
    """The last incidents that the sede has published, the newest first."""

    elementos: list[Incidencia]


def listar(pedido: Pedido) -> Incidencias:
    return Incidencias([_en_api(una) for una in organizacion.incidencias(pedido.reloj())])


def _en_api(una: organizacion.IncidenciaVista) -> Incidencia:
    return Incidencia(
        id=una.id,
        titulo=una.titulo,
        servicios=una.servicios,
        causa=una.causa,
        procedimiento=una.procedimiento,
        para=una.para,
        en_curso=una.en_curso,
        desde=una.desde,
        hasta=una.hasta,
        decision=una.decision.value,
        ampliaciones=[
            Ampliacion(a.nuevo_fin, a.organo, a.acuerdo, a.publicada_en) for a in una.ampliaciones
        ],
    )


OPERACIONES = [
    Operacion(
        metodo="GET",
        ruta="incidencias",
        nombre="listar_incidencias",
        resumen="Incidencias de la sede y ampliaciones de plazo",
        recurso="incidencias",
        permiso="",
        funcion=listar,
        salida=Incidencias,
    ),
]
