"""By which rules what is filed is shared out among the units, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from consistorio.nucleo.normativa import LPACAP, regla

_PALABRA = re.compile(r"\w+")


class ReglaNoValida(ValueError):
    """The rule would do nothing, or would catch everything. :param motivo: which of its faults."""

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo


@dataclass(frozen=True, slots=True, kw_only=True)
class ParaRepartir:
    """What the rules look at of an entry. Units are keys, as text."""

    extracto: str
    procedimiento: str = ""
    unidad: str = ""
    canal: str = ""
    origenes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condiciones:
    """
    What an entry must fulfil: all that are not empty, each with any of its values.

    :param palabras: beginnings of words of the extracto, without minding accents nor capitals.
    :param origenes: NIF of interested people or bodies.
    """

    procedimientos: tuple[str, ...] = ()
    unidades: tuple[str, ...] = ()
    palabras: tuple[str, ...] = ()
    canales: tuple[str, ...] = ()
    origenes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regla:
    """
    :param destino: the unit that must work on it; empty, it stays where it is.
    :param persona: NIF of who gets it there; :param copias: units that must know of it.
    :param parar: no rule after this one is looked at.
    """

    id: str
    nombre: str
    version: int
    condiciones: Condiciones
    destino: str = ""
    persona: str = ""
    copias: tuple[str, ...] = ()
    parar: bool = False


@dataclass(frozen=True, slots=True)
class Motivo:
    """Which condition was fulfilled, and by what."""

    condicion: str
    valor: str


@dataclass(frozen=True, slots=True)
class Captura:
    """A rule that caught the entry, and why."""

    regla: Regla
    motivos: tuple[Motivo, ...]


@dataclass(frozen=True, slots=True)
class Reparto:
    """Where an entry goes: what the first rule with a destination says, and the copies of all."""

    destino: str = ""
    persona: str = ""
    copias: tuple[str, ...] = ()
    capturas: tuple[Captura, ...] = field(default=())


@regla(LPACAP.art("16.2"))
def repartir(reglas: Sequence[Regla], entrada: ParaRepartir) -> Reparto:
    """
    Return where the entry goes by these rules, in their order, with the reasons.

    The same rules and the same entry give always the same answer.
    """
    capturas: list[Captura] = []
    for una in reglas:
        motivos = captura(una.condiciones, entrada)
        if not motivos:
            continue
        capturas.append(Captura(una, motivos))
        if una.parar:
            break
    decide = next((c.regla for c in capturas if c.regla.destino), None)
    destino = decide.destino if decide else ""
    copias = dict.fromkeys(unidad for c in capturas for unidad in c.regla.copias)
    copias.pop(destino or entrada.unidad, None)
    persona = decide.persona if decide else ""
    return Reparto(destino, persona, tuple(copias), tuple(capturas))


def captura(condiciones: Condiciones, entrada: ParaRepartir) -> tuple[Motivo, ...]:
    """Return why the entry fulfils the conditions, or nothing if it does not."""
    motivos: list[Motivo] = []
    for nombre, pedidos in (
        ("procedimiento", condiciones.procedimientos),
        ("unidad", condiciones.unidades),
        ("palabra", condiciones.palabras),
        ("canal", condiciones.canales),
        ("origen", condiciones.origenes),
    ):
        if not pedidos:
            continue
        valor = _el_primero(nombre, pedidos, _lo_que_hay(nombre, entrada))
        if valor is None:
            return ()
        motivos.append(Motivo(nombre, valor))
    return tuple(motivos)


def comprobar(una: Regla) -> None:
    """
    Let a rule be kept if it says what it catches and what it does with it.

    :raises ReglaNoValida: otherwise.
    """
    if una.condiciones == Condiciones():
        raise ReglaNoValida("sin-condiciones")
    if not una.destino and not una.copias:
        raise ReglaNoValida("sin-efecto")
    if una.persona and not una.destino:
        raise ReglaNoValida("persona-sin-unidad")
    if any(not _palabras(palabra) for palabra in una.condiciones.palabras):
        raise ReglaNoValida("palabra-vacia")


def _el_primero(nombre: str, pedidos: Iterable[str], hay: Sequence[str]) -> str | None:
    for pedido in pedidos:
        if nombre == "palabra":
            if all(any(dicha.startswith(raiz) for dicha in hay) for raiz in _palabras(pedido)):
                return pedido
        elif pedido in hay:
            return pedido
    return None


def _lo_que_hay(nombre: str, entrada: ParaRepartir) -> Sequence[str]:
    match nombre:
        case "palabra":
            return _palabras(entrada.extracto)
        case "origen":
            return [nif.upper() for nif in entrada.origenes]
        case _:
            valor: str = getattr(entrada, nombre)
            return [valor] if valor else []


@lru_cache(maxsize=2_000)
def _palabras(texto: str) -> tuple[str, ...]:
    """Return the words of a text, without accents nor capitals."""
    plano = unicodedata.normalize("NFD", texto.lower())
    return tuple(_PALABRA.findall("".join(c for c in plano if not unicodedata.combining(c))))
