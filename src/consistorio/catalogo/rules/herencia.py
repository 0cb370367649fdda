"""
A variant of a model: only what changes is written, and the rest is that of the model (row U3).

``hereda: licencia-de-obra-menor`` and then what is different. Of what has a name (fields, documents,
examples, sections) only the named ones change; ``quitar: true`` takes one away, and
``despues_de: otro`` says where a new one goes. Any other list is taken whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CLAVES = ("nombre", "desde", "valor")


class HerenciaImposible(ValueError):
    """What is inherited does not have what is changed; the message says what, to who writes it."""


@dataclass(frozen=True, slots=True)
class Cambio:
    """
    Something that differs between two definitions.

    :param donde: path, as «formulario.campos.obra.ayuda.es»; :param antes: empty, it was not there.
    """

    donde: str
    antes: str
    despues: str


def heredar(modelo: Mapping[str, Any], variante: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the model with what the variant changes.

    :raises HerenciaImposible: if it takes away, or puts after, what is not there.
    """
    hecho = dict(modelo)
    for clave, valor in variante.items():
        if isinstance(valor, Mapping) and isinstance(hecho.get(clave), Mapping):
            hecho[clave] = heredar(hecho[clave], valor)
        elif nombre := _con_nombre(valor, hecho.get(clave)):
            hecho[clave] = _lista(nombre, hecho[clave], valor)
        else:
            hecho[clave] = valor
    return hecho


def cambios(antes: Mapping[str, Any], despues: Mapping[str, Any]) -> list[Cambio]:
    """Return what differs, each thing where it is, in the order of the second one."""
    de_antes, de_despues = dict(_hojas(antes, "")), dict(_hojas(despues, ""))
    lugares = [*de_despues, *(donde for donde in de_antes if donde not in de_despues)]
    return [
        Cambio(donde, de_antes.get(donde, ""), de_despues.get(donde, ""))
        for donde in lugares
        if de_antes.get(donde, "") != de_despues.get(donde, "")
    ]


def _con_nombre(valor: Any, habia: Any) -> str:
    """Return by which key the things of both lists are told apart, or nothing."""
    if not isinstance(valor, list) or not isinstance(habia, list) or not valor:
        return ""
    todas = [*valor, *habia]
    return next((c for c in CLAVES if all(isinstance(u, Mapping) and c in u for u in todas)), "")


def _lista(clave: str, habia: Sequence[Any], nuevas: Sequence[Any]) -> list[Any]:
    hecha = [dict(una) for una in habia]
    for nueva in nuevas:
        lugar = _lugar(clave, hecha, nueva[clave])
        propio = {c: v for c, v in nueva.items() if c not in {"quitar", "despues_de"}}
        if nueva.get("quitar"):
            if lugar is None:
                raise HerenciaImposible(
                    f"No se puede quitar «{nueva[clave]}»: el modelo no lo tiene"
                )
            del hecha[lugar]
        elif lugar is not None:
            hecha[lugar] = heredar(hecha[lugar], propio)
        else:
            hecha.insert(_sitio(clave, hecha, nueva), propio)
    return hecha


def _sitio(clave: str, hecha: Sequence[Any], nueva: Mapping[str, Any]) -> int:
    """Return where a new thing goes: behind the one that it names, or at the end."""
    if "despues_de" not in nueva:
        return len(hecha)
    previo = _lugar(clave, hecha, nueva["despues_de"])
    if previo is None:
        raise HerenciaImposible(f"No hay ningún «{nueva['despues_de']}» detrás del que ponerlo")
    return previo + 1


def _lugar(clave: str, hecha: Sequence[Any], nombre: Any) -> int | None:
    return next((n for n, una in enumerate(hecha) if una[clave] == nombre), None)


def _hojas(valor: Any, donde: str) -> Iterator[tuple[str, str]]:
    """Yield each plain value and where it is."""
    match valor:
        case dict() if valor:
            for clave, dentro in valor.items():
                yield from _hojas(dentro, f"{donde}.{clave}" if donde else str(clave))
        case list() if valor and all(isinstance(u, dict) for u in valor):
            for n, una in enumerate(valor):
                nombre = next((str(una[c]) for c in CLAVES if c in una), str(n + 1))
                yield from _hojas(una, f"{donde}.{nombre}")
        case list():
            yield donde, ", ".join(str(una) for una in valor)
        case None:
            yield donde, ""
        case _:
            yield donde, str(valor)
