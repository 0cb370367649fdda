"""The evidence record of a document, put together from the series in which it is."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from consistorio.firma.models import CadenaDeEvidencias, DocumentoEnSerie, SerieDeEvidencias
from consistorio.firma.sello.evidencias import Arbol, Registro, Sello

LARGO = {"sha256": 32, "sha384": 48, "sha512": 64}


def registro_de(documento_id: UUID, sha256: str) -> bytes | None:
    """Return the evidence record (DER, RFC 4998) of a revision of a document, or None."""
    suyo = DocumentoEnSerie.objects.filter(documento_id=documento_id, sha256=sha256).first()
    if suyo is None:
        return None
    cadenas = tuple(_sellos(cadena, suyo.posicion) for cadena in _cadenas(suyo.serie))
    return Registro(cadenas).der()


def registros_de_la_serie(serie: SerieDeEvidencias) -> list[Registro]:
    """Return the evidence record of each document of a series, in their order."""
    por_cadena = [
        [tuple(_con_camino(cadena, arbol, n)) for n in range(serie.documentos)]
        for cadena, arbol in ((c, arbol_de(c)) for c in _cadenas(serie))
    ]
    return [Registro(tuple(suyas)) for suyas in zip(*por_cadena, strict=True)]


def arbol_de(cadena: CadenaDeEvidencias) -> Arbol:
    """Return the tree of a chain, from the digests that it keeps."""
    largo, hojas = LARGO[cadena.algoritmo], bytes(cadena.hojas)
    return Arbol([hojas[n : n + largo] for n in range(0, len(hojas), largo)], cadena.algoritmo)


def _cadenas(serie: SerieDeEvidencias) -> list[CadenaDeEvidencias]:
    return list(serie.cadenas.prefetch_related("sellos").order_by("numero"))


def _sellos(cadena: CadenaDeEvidencias, posicion: int) -> tuple[Sello, ...]:
    return tuple(_con_camino(cadena, arbol_de(cadena), posicion))


def _con_camino(cadena: CadenaDeEvidencias, arbol: Arbol, posicion: int) -> Iterator[Sello]:
    """Give the stamps of a chain as a document sees them: only the first has a way to its root."""
    for sello in sorted(cadena.sellos.all(), key=lambda s: s.numero):
        camino = arbol.camino(posicion) if sello.numero == 0 else ()
        yield Sello(cadena.algoritmo, camino, bytes(sello.token))
