"""Into the libro: the item that the database enters, and its two entrances."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from consistorio.documentos.rules.csv import nuevo_csv
from consistorio.nucleo.calendarios import Calendario, CalendarioSinPublicar
from consistorio.nucleo.canonico import huella
from consistorio.nucleo.plazos import presentacion_a_efectos_de_plazo
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.registro.services.presentacion import Presentacion

MEDIODIA = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fila:
    """What the libro answers about an item: entered now, entered before, or why not."""

    posicion: int
    asiento_id: UUID | None
    ejercicio: int
    numero: int
    presentado_en: datetime
    efectivo_el: date
    justificante_id: UUID
    csv: str
    repetido: bool
    fallo: str | None


@dataclass(frozen=True, slots=True)
class PorAnotar:
    """A filing that asks for number and hour, in the name of its entidad; see `item`."""

    entidad: Entidad
    elemento: dict[str, Any]


def item(
    actor: Actor, presentacion: Presentacion, *, sentido: str, clave: str, hoy: datetime
) -> dict[str, Any]:
    """Return what the database needs to enter the filing; keys and CSV are chosen here."""
    entidad = actor.entidad
    datos = presentacion.como_datos()
    resumen = huella(datos).hex()
    for lista in (datos["interesados"], datos["documentos"]):
        for orden, elemento in enumerate(lista, start=1):
            elemento["orden"] = orden
    return {
        **datos,
        "entidad_id": entidad.pk,
        "codigo": entidad.codigo,
        "zona": entidad.zona,
        "sentido": sentido,
        "id": uuid7(),
        "clave": clave,
        "presentador": f"{actor.clase}:{actor.identificador}",
        "huella": resumen,
        "sal": secrets.token_hex(16),
        "evidencia_id": actor.evidencia_id,
        "justificante_id": uuid7(),
        "csv": nuevo_csv(),
        "efectos": _efectos(entidad, hoy),
    }


def _efectos(entidad: Entidad, hoy: datetime) -> dict[str, str]:
    """Return the effective day of a filing made yesterday, today or, past midnight, tomorrow."""
    return _de_estos_dias(calendario_de(entidad), hoy.date())


@lru_cache(maxsize=5000)
def _de_estos_dias(calendario: Calendario, hoy: date) -> dict[str, str]:
    dias = (hoy + timedelta(days=n) for n in (-1, 0, 1))
    return {dia.isoformat(): _efecto(calendario, dia) for dia in dias}


def _efecto(calendario: Calendario, dia: date) -> str:
    """Return the day on which a filing of ``dia`` counts as made (art. 31.2.b)."""
    try:
        efectivo = presentacion_a_efectos_de_plazo(datetime.combine(dia, MEDIODIA), calendario)
    except CalendarioSinPublicar:  # The registro never stops for want of a calendar.
        return dia.isoformat()
    return efectivo.date().isoformat()


def abrir_libro(entidad: Entidad, sentido: str, reloj: Reloj) -> datetime:
    """Lock the libro of the current year, and return the hour at which it was ours."""
    while True:
        ejercicio = reloj().year
        with connection.cursor() as cursor:
            cursor.execute("SELECT abrir_libro(%s, %s, %s)", [entidad.pk, sentido, ejercicio])
        ahora = reloj()
        if ahora.year == ejercicio:  # The new year may have come while we waited.
            return ahora


def escribir_parados(entidad: Entidad, parados: list[str], reloj: Reloj) -> None:
    """Write what nobody may file by herself in the libros of entries, under their locks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT parar_presentacion(%s, %s, %s)", [entidad.pk, reloj().year, parados])


def anotar_ya(elemento: dict[str, Any], momento: datetime) -> Fila:
    """Enter one item in the transaction in course, at the hour at which the libro was ours."""
    lote = en_json([{**elemento, "momento": momento}])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM registrar_lote(%s::jsonb)", [lote])
        return Fila(*cursor.fetchone())


def en_json(lote: list[dict[str, Any]]) -> str:
    return msgspec.json.encode(lote).decode()
