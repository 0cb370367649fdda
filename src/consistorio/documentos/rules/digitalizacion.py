"""When the picture of a paper is good enough to be an authentic copy of it (NTI Digitalización)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, regla

PPP_MINIMO = 200
PAGINAS_MAXIMAS = 50
DIGITALIZABLES = frozenset({"application/pdf", "image/jpeg", "image/png", "image/tiff"})
PAPELES_MM = {"A5": (148.0, 210.0), "A4": (210.0, 297.0), "A3": (297.0, 420.0)}


class DefectoDeImagen(StrEnum):
    """Why a picture is not good enough."""

    FORMATO = "formato"
    SIN_PAGINAS = "sin-paginas"
    DEMASIADAS_PAGINAS = "demasiadas-paginas"
    POCA_RESOLUCION = "poca-resolucion"
    EN_BLANCO = "en-blanco"


class ImagenInsuficiente(ValueError):
    """The picture cannot be an authentic copy; ``defecto`` says why, and ``ppp`` how good it is."""

    def __init__(self, defecto: DefectoDeImagen, ppp: int = 0) -> None:
        super().__init__(defecto.value)
        self.defecto = defecto
        self.ppp = ppp


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagina:
    """A page as it was scanned. :param mm: of the paper. :param jpeg: its picture, in base64."""

    jpeg: str
    ppp: int
    mm: tuple[float, float]
    pixeles: tuple[int, int]
    blanca: bool


@regla(LPACAP.art("27.3.b"))
def comprobar_paginas(paginas: Sequence[Pagina]) -> None:
    """
    Let a scan pass only if every page has the resolution of the norm and not all of them are blank.

    The norm is that of Digitalización (BOE-A-2011-13168): 200 ppp for any mode.

    No page is taken away: a blank one is part of the paper.

    :raises ImagenInsuficiente: otherwise.
    """
    if not paginas:
        raise ImagenInsuficiente(DefectoDeImagen.SIN_PAGINAS)
    if len(paginas) > PAGINAS_MAXIMAS:
        raise ImagenInsuficiente(DefectoDeImagen.DEMASIADAS_PAGINAS)
    peor = min(pagina.ppp for pagina in paginas)
    if peor < PPP_MINIMO:
        raise ImagenInsuficiente(DefectoDeImagen.POCA_RESOLUCION, peor)
    if all(pagina.blanca for pagina in paginas):
        raise ImagenInsuficiente(DefectoDeImagen.EN_BLANCO)
