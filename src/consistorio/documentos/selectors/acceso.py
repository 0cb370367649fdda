"""Who may see a document, and what keeps it as it is: each module says what it knows of its own."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from consistorio.plataforma.actores import Actor

Ve = Callable[[Actor, UUID], bool]
Impide = Callable[[UUID], str]

_VEN: list[Ve] = []
_IMPIDEN: list[Impide] = []


def quien_ve(funcion: Ve) -> Ve:
    """Register who says, for the documents of a module, whether somebody may see one."""
    _VEN.append(funcion)
    return funcion


def que_impide(funcion: Impide) -> Impide:
    """Register who says, in a sentence, why a document may not have another version; empty if it may."""
    _IMPIDEN.append(funcion)
    return funcion


def puede_ver(actor: Actor, documento_id: UUID) -> bool:
    """Say whether some module shows that document to the actor; programs see those of their entidad."""
    return actor.puede("documentos.consultar") or any(ve(actor, documento_id) for ve in _VEN)


def impedimento(documento_id: UUID) -> str:
    """Return why that document may not have another version, or nothing."""
    return next((dicho for impide in _IMPIDEN if (dicho := impide(documento_id))), "")
