"""
What anybody may read of a log: its last published checkpoint, and the tree cut into teselas.

Checkpoints are closed every few seconds but published every half minute (ADR 15): the hour of a
filing is for who filed it, not for who watches the log.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import connection

from consistorio.nucleo.teselas import Tesela
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.models import Cofirma, PuntoDeControl

CADA = timedelta(seconds=30)
_ORIGEN = datetime(2000, 1, 1, tzinfo=UTC)
NODOS = r"""
    SELECT count(*), string_agg(huella, ''::bytea ORDER BY indice) FROM plataforma_nodo
    WHERE entidad_id = %s AND indice >= %s AND indice < %s AND nivel = %s
"""
HOJAS = r"""
    SELECT count(*), string_agg('\x0020'::bytea || huella, ''::bytea ORDER BY indice)
    FROM plataforma_hoja WHERE entidad_id = %s AND indice >= %s AND indice < %s
"""


class BitacoraRota(RuntimeError):
    """A hash that the published tree must have is not there: somebody has touched the tables."""


def publicado_hasta(ahora: datetime) -> datetime:
    """Return the instant before which checkpoints are public."""
    return ahora - (ahora - _ORIGEN) % CADA


def punto_publico(ahora: datetime) -> PuntoDeControl | None:
    """Return the last published checkpoint of the entidad in course, or None if there is none."""
    puntos = PuntoDeControl.objects.filter(cerrado_en__lt=publicado_hasta(ahora))
    return puntos.order_by("-tamano").first()


def nota_publica(punto: PuntoDeControl) -> str:
    """Return a checkpoint as it is published: signed by the log, and by the witnesses that did."""
    lineas = Cofirma.objects.filter(tamano=punto.tamano).order_by("testigo")
    return str(punto.nota) + "".join(lineas.values_list("linea", flat=True))


def hashes_de(tesela: Tesela) -> bytes:
    """
    Return the hashes of a tesela, one after another.

    :raises BitacoraRota: if one of them is not kept.
    """
    return _juntas(NODOS, tesela, [tesela.nivel_del_arbol])


def hojas_de(tesela: Tesela) -> bytes:
    """
    Return the leaves of a tesela of level 0, each after its length in two bytes.

    A leaf is the hash of a salt and of a fact; what is published says nothing of either.

    :raises BitacoraRota: if one of them is not kept.
    """
    return _juntas(HOJAS, tesela, [])


def _juntas(consulta: str, tesela: Tesela, mas: list[int]) -> bytes:
    """Return the bytes of a tesela as the database joins them: one row, whatever its width."""
    entre = [tesela.primero, tesela.primero + tesela.ancho]
    with connection.cursor() as cursor:
        cursor.execute(consulta, [entidad_en_curso().pk, *entre, *mas])
        cuantas, datos = cursor.fetchone()
    if cuantas != tesela.ancho:
        raise BitacoraRota(tesela.ruta)
    return bytes(datos)
