"""A pile of scanned sheets: separators, blank ones, and the documents that they make."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

HOJAS_MAXIMAS = 300
_CODIGO = re.compile(r"CONSISTORIO/SEPARADOR/1/(TD[0-9]{2})")
GIROS = frozenset({0, 90, 180, 270})


class PilaMalRepartida(ValueError):
    """What is asked of the pile cannot be: a sheet that is not there, or no document at all."""


@dataclass(frozen=True, slots=True)
class Hoja:
    """
    A sheet of the pile, from 1.

    :param separa: kind of document of the separator that it is; empty, it is none.
    """

    numero: int
    blanca: bool = False
    separa: str = ""


@dataclass(frozen=True, slots=True)
class Decidida:
    """What the official decides of a sheet. :param empieza: a document begins in it."""

    numero: int
    quitar: bool = False
    girar: int = 0
    empieza: bool = False
    tipo: str = ""
    nombre: str = ""


@dataclass(frozen=True, slots=True)
class Parte:
    """A document of the pile: its sheets with how they are turned, and what was taken away."""

    tipo: str
    nombre: str
    hojas: tuple[tuple[int, int], ...]
    blancas_quitadas: int = 0


def codigo_de_separador(tipo: str) -> str:
    """Return what the QR of a separator says. :param tipo: of the document that follows it."""
    return f"CONSISTORIO/SEPARADOR/1/{tipo}"


def tipo_del_separador(codigo: str) -> str:
    """Return the kind of document that a separator announces; nothing, if it is none of ours."""
    hallado = _CODIGO.fullmatch(codigo.strip())
    return hallado[1] if hallado else ""


def proponer(hojas: Sequence[Hoja], otro: str = "TD99") -> list[Decidida]:
    """
    Return what is proposed of each sheet: cut at each separator, without it, and without blank ones.

    A document is never left empty by its blank sheets: a pile of them keeps them all.
    """
    propuestas: list[Decidida] = []
    tipo, empieza = otro, True
    con_tinta = any(not h.blanca and not h.separa for h in hojas)
    for hoja in hojas:
        if hoja.separa:
            tipo, empieza = hoja.separa, True
            propuestas.append(Decidida(hoja.numero, quitar=True))
            continue
        quitar = hoja.blanca and con_tinta
        propuestas.append(
            Decidida(hoja.numero, quitar=quitar, empieza=empieza and not quitar, tipo=tipo)
        )
        empieza = empieza and quitar
    return propuestas


def repartir(
    hojas: Sequence[Hoja], decididas: Sequence[Decidida], otro: str = "TD99"
) -> list[Parte]:
    """
    Return the documents that those decisions make, in the order of the pile.

    :raises PilaMalRepartida: if they are not of these sheets, or leave no document.
    """
    _exigir_que_sean_de(hojas, decididas)
    partes: list[tuple[Decidida, list[tuple[int, int]]]] = []
    quitadas, cortado = Counter[int](), True
    for hoja, una in zip(hojas, decididas, strict=True):
        if una.quitar:
            cortado = cortado or bool(hoja.separa)
            quitadas[len(partes) + cortado] += hoja.blanca and not hoja.separa
            continue
        if una.empieza or not partes:
            partes.append((una, []))
        partes[-1][1].append((una.numero, una.girar))
        cortado = False
    if not partes:
        raise PilaMalRepartida("no queda ninguna hoja")
    quitadas[len(partes)] += quitadas.pop(len(partes) + 1, 0)
    return [
        Parte(
            primera.tipo or otro,
            primera.nombre.strip() or f"Documento {n}",
            tuple(suyas),
            quitadas[n],
        )
        for n, (primera, suyas) in enumerate(partes, start=1)
    ]


def _exigir_que_sean_de(hojas: Sequence[Hoja], decididas: Sequence[Decidida]) -> None:
    if [d.numero for d in decididas] != [h.numero for h in hojas]:
        raise PilaMalRepartida("las hojas no son las de la pila")
    if any(d.girar not in GIROS for d in decididas):
        raise PilaMalRepartida("solo se gira un cuarto de vuelta, media o tres cuartos")
