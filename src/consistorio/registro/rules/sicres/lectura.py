"""To read a message: from bytes to what it says, with all that is wrong in how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from consistorio.registro.rules.sicres import tabla3, tabla4
from consistorio.registro.rules.sicres.defectos import CodigoSir, Defecto
from consistorio.registro.rules.sicres.esquema import Campo, Exige, Grupo, Pares, Pieza, en_palabras
from consistorio.registro.rules.sicres.listas import Version
from consistorio.registro.rules.sicres.mensajes import Intercambio, MensajeDeControl
from consistorio.registro.rules.sicres.tabla_control import MENSAJE_3, MENSAJE_4
from consistorio.registro.rules.sicres.valores import defectos_del_valor
from consistorio.registro.rules.sicres.xml import XmlNoAdmitido, abrir

Mensaje = Intercambio | MensajeDeControl
LARGO_DEL_METADATO = 80
RAICES: dict[str, tuple[Grupo, Version, type[Intercambio | MensajeDeControl]]] = {
    tabla3.INTERCAMBIO.nombre: (tabla3.INTERCAMBIO, Version.TRES, Intercambio),
    tabla4.INTERCAMBIO.nombre: (tabla4.INTERCAMBIO, Version.CUATRO, Intercambio),
    MENSAJE_3.nombre: (MENSAJE_3, Version.TRES, MensajeDeControl),
    MENSAJE_4.nombre: (MENSAJE_4, Version.CUATRO, MensajeDeControl),
}


@dataclass(frozen=True, slots=True)
class Lectura:
    """A message, as far as it could be read, and what is wrong in how it is written."""

    mensaje: Mensaje | None
    defectos: tuple[Defecto, ...] = ()


def leer(contenido: bytes) -> Lectura:
    """Read a data or control message of SICRES 3.0 or 4.0. It never fails: it says what is wrong."""
    try:
        raiz = abrir(contenido)
    except XmlNoAdmitido as error:
        return Lectura(None, (Defecto(CodigoSir.XML, "xml", "", str(error)),))
    if raiz.tag not in RAICES:
        return Lectura(None, (Defecto(CodigoSir.XML, "raiz", "", "El mensaje no es de SICRES."),))
    grupo, version, clase = RAICES[raiz.tag]
    datos: dict[str, Any] = {"version": version}
    defectos = list(_leer_grupo(raiz, grupo, datos))
    _quitar_vacios(datos)
    return Lectura(msgspec.convert(datos, clase), tuple(defectos))


def _quitar_vacios(datos: dict[str, Any]) -> None:
    """Leave out the «De_Interesado» that come empty because 3.0 asks for one."""
    if "interesados" in datos:
        datos["interesados"] = [uno for uno in datos["interesados"] if _tiene_algo(uno)]


def _tiene_algo(valor: Any) -> bool:
    return any(map(_tiene_algo, valor.values())) if isinstance(valor, dict) else bool(valor)


def _leer_grupo(nodo: Any, grupo: Grupo, datos: dict[str, Any]) -> Iterator[Defecto]:
    lugares = {pieza.nombre: lugar for lugar, pieza in enumerate(grupo.contenido)}
    vistos: set[str] = set()
    ultimo = 0
    for hijo in nodo:
        nombre = hijo.tag if isinstance(hijo.tag, str) else "&"
        lugar = lugares.get(nombre)
        if lugar is None:
            yield _de_forma("desconocido", nombre, "no es un elemento de SICRES en ese lugar")
            continue
        pieza = grupo.contenido[lugar]
        if lugar < ultimo:
            yield _de_forma("orden", nombre, "está fuera de su orden")
        if nombre in vistos and not pieza.multiple:
            yield _de_forma("repetido", nombre, "está dos veces")
            continue
        vistos.add(nombre)
        ultimo = max(ultimo, lugar)
        yield from _leer_pieza(hijo, pieza, datos)
    for pieza in grupo.contenido:
        if pieza.exige is not Exige.NADA and pieza.nombre not in vistos:
            yield _que_falta(pieza)


def _leer_pieza(nodo: Any, pieza: Pieza, datos: dict[str, Any]) -> Iterator[Defecto]:
    match pieza:
        case Grupo():
            dentro = _destino(pieza, datos)
            yield from _leer_grupo(nodo, pieza, dentro)
        case Pares():
            yield from _leer_pares(nodo, pieza, datos)
        case Campo():
            valor = "".join(nodo.itertext()).strip()
            if len(nodo):
                yield _de_forma("estructura", pieza.nombre, "tiene elementos dentro")
            if pieza.exige is Exige.VALOR and not valor:
                yield _que_falta(pieza)
            yield from defectos_del_valor(pieza, valor)
            _poner(datos, pieza.ruta, valor, anadir=pieza.multiple)


def _destino(grupo: Grupo, datos: dict[str, Any]) -> dict[str, Any]:
    """Return where the values of a group go: a new item, a value of its own, or its parent's."""
    if not grupo.ruta:
        return datos
    nuevo: dict[str, Any] = {}
    _poner(datos, grupo.ruta, nuevo, anadir=grupo.multiple)
    return nuevo


def _leer_pares(nodo: Any, pieza: Pares, datos: dict[str, Any]) -> Iterator[Defecto]:
    textos = [(hijo.tag, "".join(hijo.itertext()).strip()) for hijo in nodo]
    nombres, valores = textos[0::2], textos[1::2]
    if [n for n, _ in nombres] != ["Campo"] * len(valores) or any(n != "Valor" for n, _ in valores):
        yield _de_forma("pares", pieza.nombre, "no es una lista de campo y valor")
        return
    yield from (
        _de_forma("largo", "Campo", "pasa de 80 caracteres")
        for _, c in nombres
        if len(c) > LARGO_DEL_METADATO
    )
    lista = [{"campo": c, "valor": v} for (_, c), (_, v) in zip(nombres, valores, strict=True)]
    _poner(datos, pieza.ruta, lista, anadir=False)


def _poner(datos: dict[str, Any], ruta: str, valor: Any, *, anadir: bool) -> None:
    *camino, ultimo = ruta.split(".")
    for paso in camino:
        datos = datos.setdefault(paso, {})
    if anadir:
        datos.setdefault(ultimo, []).append(valor)
    else:
        datos[ultimo] = valor


def _de_forma(regla: str, nombre: str, que: str) -> Defecto:
    return Defecto(CodigoSir.XML, regla, nombre, f"«{en_palabras(nombre)[:80]}» {que}.")


def _que_falta(pieza: Pieza) -> Defecto:
    que = "el apartado" if isinstance(pieza, Grupo) else "el dato"
    return Defecto(
        CodigoSir.ANOTACION if pieza.nombre == "Tipo_Anotacion" else CodigoSir.ASIENTO,
        "falta",
        pieza.nombre,
        f"Falta {que} «{en_palabras(pieza.nombre)}», que es obligatorio.",
    )
