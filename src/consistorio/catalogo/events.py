from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consistorio.plataforma.eventos import EventoDeDominio


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedimientoPublicado(EventoDeDominio):
    """A version of a procedure is in force."""

    tipo: ClassVar[str] = "catalogo.procedimiento-publicado"

    slug: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedimientoRetirado(EventoDeDominio):
    """Nobody can begin this procedure any more."""

    tipo: ClassVar[str] = "catalogo.procedimiento-retirado"

    slug: str
    version: int
