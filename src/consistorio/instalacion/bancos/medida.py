"""What a bench gives back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Medida:
    """
    One figure, and what it is compared with.

    :param contra: the limit or the rival measured beside it, in words.
    :param razon: figure divided by that of ``contra``; ``None`` when there was nothing to measure.
    """

    clave: str
    valor: float
    unidad: str
    contra: str = ""
    razon: float | None = None

    def como_dict(self) -> dict[str, Any]:
        """Return the same as plain values."""
        return asdict(self)

    def __str__(self) -> str:
        razon = "" if self.razon is None else f" (razón {self.razon:g})"
        contra = f" · contra {self.contra}{razon}" if self.contra else ""
        return f"{self.clave}: {self.valor:g} {self.unidad}{contra}"
