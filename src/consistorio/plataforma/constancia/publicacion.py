"""
What anybody may read of a log: its last published checkpoint, and the tree cut into teselas.

Checkpoints are closed every few seconds but published every half minute (ADR 15): the hour of a
filing is for who filed it, not for who watches the log.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from consistorio.nucleo.teselas import Tesela
from consistorio.plataforma.models import Cofirma, Hoja, Nodo, PuntoDeControl

CADA = timedelta(seconds=30)
_ORIGEN = datetime(2000, 1, 1, tzinfo=UTC)


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
    filas = Nodo.objects.filter(
        nivel=tesela.nivel_del_arbol,
        indice__gte=tesela.primero,
        indice__lt=tesela.primero + tesela.ancho,
    )
    return b"".join(_completas(filas.order_by("indice").values_list("huella", flat=True), tesela))


def hojas_de(tesela: Tesela) -> bytes:
    """
    Return the leaves of a tesela of level 0, each after its length in two bytes.

    A leaf is the hash of a salt and of a fact; what is published says nothing of either.

    :raises BitacoraRota: if one of them is not kept.
    """
    filas = Hoja.objects.filter(
        indice__gte=tesela.primero, indice__lt=tesela.primero + tesela.ancho
    )
    hojas = _completas(filas.order_by("indice").values_list("huella", flat=True), tesela)
    return b"".join(len(hoja).to_bytes(2, "big") + hoja for hoja in hojas)


def _completas(filas: Iterable[bytes], tesela: Tesela) -> list[bytes]:
    hashes = [bytes(fila) for fila in filas]
    if len(hashes) != tesela.ancho:
        raise BitacoraRota(tesela.ruta)
    return hashes
