"""Every leaf in its place, every node above it, and every checkpoint that was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from consistorio.instalacion.auditoria.informe import Falta
from consistorio.instalacion.auditoria.lectura import filas, valor
from consistorio.nucleo.merkle import Arbol, Nodo, hash_hoja
from consistorio.nucleo.punto_de_control import PuntoDeControlNoValido, abrir_punto_de_control
from consistorio.plataforma.constancia.claves import clave_publica, origen
from consistorio.plataforma.models import Entidad

HOJAS = """
    SELECT indice, contenido, sal, huella FROM plataforma_hoja
    WHERE indice IS NOT NULL AND indice < %s ORDER BY indice
"""
# In the order in which the tree completes them.
NODOS = """
    SELECT nivel, indice, huella FROM plataforma_nodo
    WHERE (indice + 1) << nivel <= %s ORDER BY (indice + 1) << nivel, nivel
"""
PUNTOS = (
    "SELECT tamano, raiz, nota FROM plataforma_puntodecontrol WHERE tamano <= %s ORDER BY tamano"
)
ULTIMO = "SELECT coalesce(max(tamano), 0) FROM plataforma_puntodecontrol"


def comprobar_arbol(entidad: Entidad) -> Iterator[int]:
    """
    Give the size of each checkpoint once all that it covers has been checked.

    :raises Falta: at the first leaf, node or checkpoint that is bad.
    """
    tamano = valor(ULTIMO)
    nodos = filas(NODOS, [tamano])
    puntos = filas(PUNTOS, [tamano])
    punto = next(puntos, None)
    arbol = Arbol()
    for fila in filas(HOJAS, [tamano]):
        arbol = _crecer(arbol, fila, nodos)
        if punto is not None and punto[0] == arbol.size:
            _comprobar_punto(entidad, arbol, punto)
            yield arbol.size
            punto = next(puntos, None)
    if arbol.size != tamano:
        raise Falta(f"hoja {arbol.size} de la bitácora: falta, y se firmaron {tamano}")
    if next(nodos, None) is not None or punto is not None:
        raise Falta("el árbol tiene nodos o puntos de control de más")


def _crecer(
    arbol: Arbol, fila: tuple[int, str, bytes, bytes], nodos: Iterator[tuple[int, int, bytes]]
) -> Arbol:
    indice, contenido, sal, huella = fila
    if indice != arbol.size:
        raise Falta(f"hoja {arbol.size} de la bitácora: falta")
    if hashlib.sha256(bytes(sal) + contenido.encode()).digest() != bytes(huella):
        raise Falta(f"hoja {indice} de la bitácora: su huella no es la de su contenido y su sal")
    mayor, completos = arbol.anadir(hash_hoja(bytes(huella)))
    for completo in completos:
        nivel, lugar, guardado = next(nodos, (0, -1, b""))
        if completo != Nodo(nivel, lugar, bytes(guardado)):
            raise Falta(f"nodo {completo.nivel}/{completo.indice} del árbol: no es el de sus hojas")
    return mayor


def _comprobar_punto(entidad: Entidad, arbol: Arbol, punto: tuple[int, bytes, str]) -> None:
    tamano, raiz, nota = punto
    try:
        firmado = abrir_punto_de_control(
            nota, origen=origen(entidad), clave_publica=clave_publica(entidad)
        )
    except PuntoDeControlNoValido as error:
        raise Falta(f"punto de control de {tamano} hojas: {error}") from error
    if (firmado.size, firmado.raiz, bytes(raiz)) != (tamano, arbol.raiz, arbol.raiz):
        raise Falta(f"punto de control de {tamano} hojas: no es la raíz de sus hojas")
