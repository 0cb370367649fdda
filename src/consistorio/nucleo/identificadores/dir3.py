"""Codes of the common directory of units and offices (DIR3)."""

import re
from dataclasses import dataclass

_FORMA = re.compile(r"[A-Z][0-9]{8}|[A-Z]{2}[0-9]{7}")


class Dir3NoValido(ValueError):
    """The text does not have the form of a DIR3 code."""


@dataclass(frozen=True, slots=True, order=True)
class Dir3:
    """A DIR3 code: nine characters, one or two letters and figures, as «L01200697»."""

    valor: str

    def __post_init__(self) -> None:
        if not _FORMA.fullmatch(self.valor):
            raise Dir3NoValido(f"«{self.valor[:20]}» no tiene forma de código DIR3")

    @classmethod
    def leer(cls, texto: str) -> "Dir3":
        """
        Return the code that somebody wrote.

        :raises Dir3NoValido: if it does not have its form.
        """
        return cls(texto.strip().upper())

    @property
    def es_de_entidad_local(self) -> bool:
        return self.valor[0] == "L"

    @property
    def es_oficina(self) -> bool:
        return self.valor[0] == "O"

    def __str__(self) -> str:
        return self.valor
