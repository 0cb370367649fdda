"""One hostile file, and what is asked of who meets it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caso:
    """
    A file made by us to do harm.

    :param rechazar: it must be refused; None, it may come in or not, and does no harm.
    :param avisa: it comes in, and whoever opens it is warned.
    """

    id: str
    nombre: str
    contenido: bytes
    rechazar: bool | None = None
    avisa: bool = False
