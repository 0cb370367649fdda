"""What the audit of a registro gives back."""

from __future__ import annotations

from dataclasses import dataclass


class Falta(Exception):
    """Something does not follow from the rest; the message names the first entry that lies."""


@dataclass(frozen=True, slots=True)
class Informe:
    """
    How much was checked, and what was found.

    :param falta: the first bad entry, in words; empty if all is well.
    """

    asientos: int
    hojas: int
    puntos: int
    falta: str = ""
