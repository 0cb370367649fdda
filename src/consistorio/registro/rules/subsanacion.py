"""What a person corrects of what she filed, inside the same form (LPACAP art. 68.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from consistorio.nucleo.normativa import LPACAP, regla


@dataclass(frozen=True, slots=True)
class Defecto:
    """
    What is wrong, in words.

    :param campo: field of the form that must be written again; empty, it is another thing.
    """

    texto: str
    campo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requerido:
    """
    What the Administration asked to be corrected.

    :param referencia: number of the expediente; :param hasta: last day, ISO 8601.
    :param presentados: names of the documents that were filed then.
    :param pide_plazo: what is written asks for more days to do it (art. 68.2).
    """

    referencia: str
    numero: str
    hasta: str
    defectos: tuple[Defecto, ...]
    presentados: tuple[str, ...] = ()
    pide_plazo: bool = False

    def como_datos(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def desde_datos(cls, datos: Mapping[str, Any]) -> Requerido:
        defectos = tuple(Defecto(**uno) for uno in datos["defectos"])
        return cls(**{**datos, "defectos": defectos, "presentados": tuple(datos["presentados"])})


@regla(LPACAP.art("68.1"))
def campos_cerrados(
    requerido: Requerido, campos: Collection[str], escritos: Mapping[str, Any]
) -> set[str]:
    """
    Return which fields stay as they were filed: those that are not asked, and were written then.

    What was filed on paper has no form behind it: what nobody wrote can always be written.
    """
    if requerido.pide_plazo:
        return set()
    abiertos = {defecto.campo for defecto in requerido.defectos}
    return {c for c in campos if c not in abiertos and esta_escrito(escritos.get(c))}


def esta_escrito(valor: Any) -> bool:
    """Tell whether there is something in an answer: a text, some choice, a part of an address."""
    return any(valor.values()) if isinstance(valor, Mapping) else bool(valor)
