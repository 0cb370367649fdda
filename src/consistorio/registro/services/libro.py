"""Into the libro: the item that the database enters, and its two entrances."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from consistorio.documentos.rules.csv import nuevo_csv
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.nucleo.plazos import presentacion_a_efectos_de_plazo
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.registro.services.presentacion import Presentacion


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


def item(
    actor: Actor, presentacion: Presentacion, *, sentido: str, clave: str, hoy: datetime
) -> dict[str, Any]:
    """Return what the database needs to enter the filing; keys and CSV are chosen here."""
    entidad = actor.entidad
    datos = asdict(presentacion)
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
        "huella": presentacion.huella,
        "sal": secrets.token_hex(16),
        "evidencia_id": actor.evidencia_id,
        "justificante_id": uuid7(),
        "csv": nuevo_csv(),
        "efectos": _efectos(entidad, hoy),
    }


def _efectos(entidad: Entidad, hoy: datetime) -> dict[str, str]:
    """Return the effective day of a filing made today or, past midnight, tomorrow (31.2.b)."""
    calendario = calendario_de(entidad)
    efectos = {}
    for instante in (hoy - timedelta(days=1), hoy, hoy + timedelta(days=1)):
        try:
            efectivo = presentacion_a_efectos_de_plazo(instante, calendario).date()
        except CalendarioSinPublicar:  # The registro never stops for want of a calendar.
            efectivo = instante.date()
        efectos[instante.date().isoformat()] = efectivo.isoformat()
    return efectos


def abrir_libro(entidad: Entidad, sentido: str, reloj: Reloj) -> datetime:
    """Lock the libro of the current year, and return the hour at which it was ours."""
    while True:
        ejercicio = reloj().year
        with connection.cursor() as cursor:
            cursor.execute("SELECT abrir_libro(%s, %s, %s)", [entidad.pk, sentido, ejercicio])
        ahora = reloj()
        if ahora.year == ejercicio:  # The new year may have come while we waited.
            return ahora


def anotar_ya(elemento: dict[str, Any], momento: datetime) -> Fila:
    """Enter one item in the transaction in course, at the hour at which the libro was ours."""
    lote = en_json([{**elemento, "momento": momento}])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM registrar_lote(%s::jsonb)", [lote])
        return Fila(*cursor.fetchone())


def en_json(lote: list[dict[str, Any]]) -> str:
    return json.dumps(lote, default=_texto, ensure_ascii=False)


def _texto(valor: object) -> str:
    return valor.isoformat() if isinstance(valor, date) else str(valor)
