"""To write a message: in the order of its schema, leaving out what is empty and may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from consistorio.registro.rules.sicres import tabla3, tabla4
from consistorio.registro.rules.sicres.esquema import Campo, Exige, Grupo, Pares, Pieza
from consistorio.registro.rules.sicres.listas import Version
from consistorio.registro.rules.sicres.mensajes import Intercambio, MensajeDeControl
from consistorio.registro.rules.sicres.tabla_control import MENSAJE_3, MENSAJE_4

_ESQUEMAS: dict[tuple[type, Version], Grupo] = {
    (Intercambio, Version.TRES): tabla3.INTERCAMBIO,
    (Intercambio, Version.CUATRO): tabla4.INTERCAMBIO,
    (MensajeDeControl, Version.TRES): MENSAJE_3,
    (MensajeDeControl, Version.CUATRO): MENSAJE_4,
}


class NoSePuedeEscribir(ValueError):
    """A text has characters that no XML may carry."""


def escribir(mensaje: Intercambio | MensajeDeControl) -> bytes:
    """
    Return the XML of a message. What its version has no place for is left out.

    :raises NoSePuedeEscribir: if a text has characters that no XML may carry.
    """
    grupo = _ESQUEMAS[type(mensaje), mensaje.version]
    try:
        raiz = _elemento(grupo, msgspec.to_builtins(mensaje))
    except ValueError:
        raise NoSePuedeEscribir("Un dato tiene caracteres que no pueden viajar.") from None
    xml: bytes = etree.tostring(raiz, encoding="UTF-8", xml_declaration=True)
    return xml


def _elemento(grupo: Grupo, datos: dict[str, Any]) -> Any:
    elemento = etree.Element(grupo.nombre)
    for pieza in grupo.contenido:
        elemento.extend(_piezas(pieza, datos))
    return elemento


def _piezas(pieza: Pieza, datos: dict[str, Any]) -> Iterator[Any]:
    match pieza:
        case Grupo():
            yield from _grupos(pieza, datos)
        case Pares():
            if lista := _valor(datos, pieza.ruta):
                yield _pares(pieza, lista)
        case Campo(multiple=True):
            yield from (_campo(pieza.nombre, valor) for valor in _valor(datos, pieza.ruta) or ())
        case Campo():
            valor = _valor(datos, pieza.ruta) or ""
            if valor or pieza.exige is not Exige.NADA:
                yield _campo(pieza.nombre, valor)


def _grupos(grupo: Grupo, datos: dict[str, Any]) -> Iterator[Any]:
    if grupo.multiple:
        lista = _valor(datos, grupo.ruta) or ([{}] if grupo.exige is not Exige.NADA else [])
        yield from (_elemento(grupo, uno) for uno in lista)
        return
    dentro = (_valor(datos, grupo.ruta) or {}) if grupo.ruta else datos
    if grupo.exige is not Exige.NADA or _dice_algo(grupo, dentro):
        yield _elemento(grupo, dentro)


def _dice_algo(grupo: Grupo, datos: dict[str, Any]) -> bool:
    """Tell whether any field inside has a value."""
    return any(
        _dice_algo(pieza, (_valor(datos, pieza.ruta) or {}) if pieza.ruta else datos)
        if isinstance(pieza, Grupo)
        else bool(_valor(datos, pieza.ruta))
        for pieza in grupo.contenido
    )


def _pares(pieza: Pares, lista: list[dict[str, str]]) -> Any:
    elemento = etree.Element(pieza.nombre)
    for par in lista:
        elemento.append(_campo("Campo", par["campo"]))
        elemento.append(_campo("Valor", par["valor"]))
    return elemento


def _campo(nombre: str, valor: str) -> Any:
    elemento = etree.Element(nombre)
    elemento.text = valor or None
    return elemento


def _valor(datos: Any, ruta: str) -> Any:
    """Return the value that is at the end of the route, or None."""
    for paso in ruta.split("."):
        if not isinstance(datos, dict) or paso not in datos:
            return None
        datos = datos[paso]
    return datos
