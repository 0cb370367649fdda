"""A definition as people write it: YAML, with nothing in it that is run or that repeats itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import yaml

from consistorio.catalogo.rules.definicion import (
    Definicion,
    DefinicionIncorrecta,
    como_datos,
    leer,
)
from consistorio.catalogo.rules.herencia import HerenciaImposible, heredar

MAXIMO_CARACTERES = 200_000
# The one in C reads the library ten times faster; where libyaml is missing, the other one.
LECTOR: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

POR_DEFECTO = {
    campo.name: msgspec.to_builtins(campo.default)
    for campo in msgspec.structs.fields(Definicion)
    if not campo.required
}


HEREDA = "hereda"
Modelos = Callable[[str], Definicion]


@dataclass(frozen=True, slots=True)
class Escrita:
    """A definition with the text that says it, and the model of which it is a variant, if any."""

    definicion: Definicion
    texto: str
    modelo: str = ""


def leer_escrita(texto: str, modelos: Modelos) -> Escrita:
    """
    Return the definition that ``texto`` says, completed with that of the model that it inherits.

    :param modelos: gives the definition of that name; LookupError if there is none.
    :raises DefinicionIncorrecta: saying where and why.
    """
    crudo = _leer_yaml(texto)
    modelo = crudo.pop(HEREDA, "") if isinstance(crudo, dict) else ""
    if not modelo:
        return Escrita(leer(crudo), texto)
    try:
        del_modelo = como_datos(modelos(str(modelo)))
        return Escrita(leer(heredar(del_modelo, crudo)), texto, str(modelo))
    except LookupError:
        raise DefinicionIncorrecta(f"No hay ningún modelo «{modelo}» del que heredar") from None
    except HerenciaImposible as error:
        raise DefinicionIncorrecta(str(error)) from None


def leer_texto(texto: str) -> Definicion:
    """
    Return the definition that is written whole in ``texto``.

    :raises DefinicionIncorrecta: saying where and why.
    """
    return leer(_leer_yaml(texto))


def _leer_yaml(texto: str) -> Any:
    """
    Return what the YAML says.

    Aliases are not taken: ten lines of them are a million texts.

    :raises DefinicionIncorrecta: saying where and why.
    """
    if len(texto) > MAXIMO_CARACTERES:
        raise DefinicionIncorrecta("El texto pasa de 200.000 caracteres")
    try:
        if any(isinstance(e, yaml.AliasEvent) for e in yaml.parse(texto, Loader=LECTOR)):
            raise DefinicionIncorrecta("Las referencias (*) de YAML no se admiten")
        return yaml.load(texto, Loader=LECTOR)  # noqa: S506 (both are safe)
    except yaml.MarkedYAMLError as error:
        donde = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DefinicionIncorrecta(f"El YAML no se entiende en la línea {donde}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, DefinicionIncorrecta):
            raise
        raise DefinicionIncorrecta("El YAML no se entiende") from None


def escribir(definicion: Definicion) -> str:
    """Return the definition as people write it; what is as usual is not said."""
    datos: dict[str, Any] = {
        clave: valor
        for clave, valor in como_datos(definicion).items()
        if clave not in POR_DEFECTO or valor != POR_DEFECTO[clave]
    }
    return yaml.dump(datos, Dumper=_Escribano, allow_unicode=True, sort_keys=False, width=110)


class _Escribano(yaml.SafeDumper):
    """Writes texts of several paragraphs as they are read."""


def _texto(escribano: _Escribano, texto: str) -> yaml.ScalarNode:
    estilo = "|" if "\n" in texto else None
    return escribano.represent_scalar("tag:yaml.org,2002:str", texto, style=estilo)


_Escribano.add_representer(str, _texto)
