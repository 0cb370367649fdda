"""What others know of a document and whoever verifies it should read: it says so to no one else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from consistorio.documentos.selectors import DocumentoVisto


@dataclass(frozen=True, slots=True)
class Aviso:
    """
    Something that happened afterwards to what a document says. Nothing of anybody's person.

    :param grave: what it documents has no effect any more.
    """

    texto: str
    cuando: datetime
    grave: bool = False


Avisador = Callable[[DocumentoVisto], Iterable[Aviso]]
AVISADORES: list[Avisador] = []


def avisar_al_verificar(avisador: Avisador) -> Avisador:
    """Ask this function about each document that is verified; modules above know what we do not."""
    AVISADORES.append(avisador)
    return avisador


def avisos_de(documento: DocumentoVisto) -> list[Aviso]:
    """Return what is to be told of a document, in the order in which it happened."""
    avisos = [aviso for avisador in AVISADORES for aviso in avisador(documento)]
    return sorted(avisos, key=lambda aviso: aviso.cuando)
