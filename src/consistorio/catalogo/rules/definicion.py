"""
What a procedure is: its public card, its form and its attachments (LPACAP arts. 21.4, 53.1.f, 66).

The types are the contract: the published JSON Schema (``esquema/``) is generated from them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from consistorio.catalogo.rules.formulario import Adjuntos, Formulario
from consistorio.catalogo.rules.materias import MATERIAS
from consistorio.catalogo.rules.pegas import en_palabras
from consistorio.catalogo.rules.pruebas import Prueba
from consistorio.catalogo.rules.textos import IDIOMA_DE_RESERVA, Textos
from consistorio.nucleo.normativa import LPACAP, regla

Slug = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Sentido(StrEnum):
    """What silence means when the term to resolve has passed (LPACAP arts. 24 and 25)."""

    ESTIMATORIO = "estimatorio"
    DESESTIMATORIO = "desestimatorio"
    NO_PROCEDE = "no_procede"
    DEPENDE = "depende"


class Unidad(StrEnum):
    DIAS_HABILES = "dias_habiles"
    DIAS_NATURALES = "dias_naturales"
    MESES = "meses"


class Via(StrEnum):
    ELECTRONICA = "electronica"
    PRESENCIAL = "presencial"


class Plazo(Struct, frozen=True, forbid_unknown_fields=True):
    cantidad: Annotated[int, Meta(ge=1, le=400)]
    unidad: Unidad


class Silencio(Struct, frozen=True, forbid_unknown_fields=True):
    """The effect of silence and the articles that say so."""

    sentido: Sentido
    articulos: tuple[str, ...]
    explicacion: Textos


class Norma(Struct, frozen=True, forbid_unknown_fields=True):
    titulo: str
    articulos: str = ""
    url: Annotated[str, Meta(pattern="^(https://.*)?$")] = ""


class Tasa(Struct, frozen=True, forbid_unknown_fields=True):
    """The fee; ``importe_centimos`` only where it is the same for everybody."""

    explicacion: Textos
    importe_centimos: int | None = None


class Resolucion(Struct, frozen=True, forbid_unknown_fields=True):
    """Who decides, in how long, what silence means and how to appeal."""

    organo: Textos
    silencio: Silencio
    recursos: Textos
    plazo: Plazo | None = None
    pone_fin_a_la_via: bool = True


class Definicion(Struct, frozen=True, forbid_unknown_fields=True):
    """
    A procedure, as the entidad publishes it.

    :param concurrencia_competitiva: it selects, or gives to some of many: there are no more days to
        correct a request (LPACAP art. 68.2).
    """

    slug: Slug
    titulo: Textos
    resumen: Textos
    materia: str
    objeto: Textos
    quien: Textos
    plazo_de_presentacion: Textos
    resolucion: Resolucion
    tasa: Tasa
    normativa: tuple[Norma, ...]
    formulario: Formulario
    adjuntos: Adjuntos
    sia: Annotated[str, Meta(pattern="^[0-9]{0,10}$")] = ""
    vias: tuple[Via, ...] = (Via.ELECTRONICA, Via.PRESENCIAL)
    icono: str = "file-text"
    unidad: str = ""
    palabras: tuple[str, ...] = ()
    avisos: tuple[Textos, ...] = ()
    concurrencia_competitiva: bool = False
    pruebas: tuple[Prueba, ...] = ()


class DefinicionIncorrecta(ValueError):
    """The definition does not say what a procedure must say."""


@regla(LPACAP.art("21.4"), LPACAP.art("53.1.f"))
def leer(crudo: Any) -> Definicion:
    """
    Return the definition, complete and without anything that we do not know.

    :param crudo: what YAML or JSON gave.
    :raises DefinicionIncorrecta: saying where and why.
    """
    try:
        definicion = msgspec.convert(crudo, Definicion)
    except msgspec.ValidationError as error:
        raise DefinicionIncorrecta(en_palabras(str(error))) from None
    if donde := _sin_castellano(msgspec.to_builtins(definicion), "$"):
        raise DefinicionIncorrecta(f"Falta el texto en castellano en {donde}")
    if definicion.materia not in MATERIAS:
        raise DefinicionIncorrecta(f"No hay tal materia: {definicion.materia}")
    nombres = [c.nombre for c in definicion.formulario.campos]
    if len(nombres) != len(set(nombres)):
        raise DefinicionIncorrecta("Hay dos campos con el mismo nombre")
    if definicion.formulario.extracto_de not in nombres:
        raise DefinicionIncorrecta("El extracto viene de un campo que no existe")
    return definicion


def como_datos(definicion: Definicion) -> dict[str, Any]:
    """Return it as JSON keeps it."""
    return msgspec.json.decode(msgspec.json.encode(definicion))  # type: ignore[no-any-return]


def esquema() -> dict[str, Any]:
    """Return the JSON Schema that other people's editors and tools may use."""
    propio = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Procedimiento de una entidad local",
        **msgspec.json.schema(Definicion),
    }
    return msgspec.json.decode(msgspec.json.encode(propio))  # type: ignore[no-any-return]


IDIOMAS = frozenset({"es", "eu", "ca", "ca-valencia", "gl", "en", "ru"})


def _sin_castellano(valor: Any, donde: str) -> str:
    """Return where a text lacks its Spanish, or nothing."""
    if isinstance(valor, dict):
        if valor and set(valor) <= IDIOMAS and IDIOMA_DE_RESERVA not in valor:
            return donde
        return next(
            filter(None, (_sin_castellano(v, f"{donde}.{c}") for c, v in valor.items())), ""
        )
    if isinstance(valor, list | tuple):
        return next(
            filter(None, (_sin_castellano(v, f"{donde}[{i}]") for i, v in enumerate(valor))), ""
        )
    return ""
