"""Who exists: the offices and units of the common directory (DIR3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from consistorio.nucleo.identificadores import Dir3, Dir3NoValido
from consistorio.nucleo.normativa import RD203, regla
from consistorio.registro.rules.sicres.defectos import Defecto, del_asiento
from consistorio.registro.rules.sicres.listas import Anotacion
from consistorio.registro.rules.sicres.mensajes import Intercambio


class Directorio(Protocol):
    """What is known of the codes, whoever keeps the catalogue."""

    def conoce(self, codigo: str) -> bool:
        """Tell whether the well-formed code is in force."""


class PorForma:
    """The directory of who has not loaded the catalogue: everything that is well formed."""

    def conoce(self, codigo: str) -> bool:  # noqa: ARG002 (the protocol's signature)
        return True


@dataclass(frozen=True, slots=True)
class DeCodigos:
    """A directory with these codes and no others."""

    codigos: frozenset[str]

    def conoce(self, codigo: str) -> bool:
        return codigo in self.codigos


def _oficinas(i: Intercambio) -> tuple[tuple[str, str], ...]:
    return (
        ("Codigo_Entidad_Registral_Origen", i.origen.oficina),
        ("Codigo_Entidad_Registral_Destino", i.destino.oficina),
        ("Codigo_Entidad_Registral_Inicio", i.control.inicio.oficina),
    )


def _unidades(i: Intercambio) -> tuple[tuple[str, str], ...]:
    return (
        ("Codigo_Unidad_Tramitacion_Origen", i.origen.unidad),
        ("Codigo_Unidad_Tramitacion_Destino", i.destino.unidad),
        ("Codigo_Unidad_Tramitacion_Inicio", i.control.inicio.unidad),
    )


@regla(RD203.art("60"))
def defectos_del_directorio(i: Intercambio, directorio: Directorio) -> Iterator[Defecto]:
    """Tell which codes of offices and units nobody knows."""
    for campo, codigo in _oficinas(i):
        yield from _de_un_codigo(campo, codigo, directorio, oficina=True)
    for campo, codigo in _unidades(i):
        yield from _de_un_codigo(campo, codigo, directorio, oficina=False)
    propio = i.control.anotacion in {Anotacion.PENDIENTE, Anotacion.ENVIO}
    if propio and i.origen.oficina and i.origen.oficina != i.control.inicio.oficina:
        yield del_asiento(
            "inicio",
            "Codigo_Entidad_Registral_Inicio",
            "En un envío, la oficina de inicio es la misma que la de origen.",
        )


def _de_un_codigo(
    campo: str, codigo: str, directorio: Directorio, *, oficina: bool
) -> Iterator[Defecto]:
    if not codigo:
        return
    que = "oficina de registro" if oficina else "unidad de tramitación"
    try:
        dir3 = Dir3(codigo)
    except Dir3NoValido:
        frase = f"«{codigo[:21]}» no es el código DIR3 de una {que}."
        yield del_asiento("dir3", campo, frase)
        return
    if dir3.es_oficina is not oficina:
        yield del_asiento("dir3", campo, f"«{codigo}» no es el código de una {que}.")
    elif not directorio.conoce(codigo):
        frase = f"La {que} «{codigo}» no está en el directorio común."
        yield del_asiento("dir3", campo, frase)
