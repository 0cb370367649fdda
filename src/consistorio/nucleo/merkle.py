"""
Append-only log as a tree of hashes (RFC 6962, RFC 9162).

A table keeps the nodes of complete subtrees, by level and index: level 0 are the leaves, and node
``(n, i)`` covers the leaves from ``i * 2**n`` to ``(i + 1) * 2**n - 1``. Everything else is
computed from them.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

LeerNodo = Callable[[int, int], bytes]
RAIZ_VACIA = hashlib.sha256(b"").digest()


class PruebaImposible(ValueError):
    """The proof was asked for a leaf or a size that the tree does not have."""


@dataclass(frozen=True, slots=True)
class Nodo:
    """The hash of a complete subtree."""

    nivel: int
    indice: int
    hash: bytes


def hash_hoja(datos: bytes) -> bytes:
    """Return the hash of a leaf, which can never be mistaken for that of a node."""
    return hashlib.sha256(b"\x00" + datos).digest()


def hash_nodo(izquierda: bytes, derecha: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + izquierda + derecha).digest()


@dataclass(frozen=True, slots=True)
class Arbol:
    """
    All that must be remembered to go on appending: the size and the peaks.

    The peaks are the roots of the complete subtrees in which the tree splits, from left to right:
    one for each bit of the size.
    """

    size: int = 0
    picos: tuple[bytes, ...] = ()

    def anadir(self, hoja: bytes) -> "tuple[Arbol, tuple[Nodo, ...]]":
        """
        Return the tree with one more leaf, and the nodes that it completes.

        :param hoja: its hash, as given by `hash_hoja`.
        """
        picos = list(self.picos)
        nuevos = [Nodo(0, self.size, hoja)]
        resto = self.size
        while resto & 1:
            ultimo = nuevos[-1]
            padre = hash_nodo(picos.pop(), ultimo.hash)
            nuevos.append(Nodo(ultimo.nivel + 1, ultimo.indice >> 1, padre))
            resto >>= 1
        return Arbol(self.size + 1, (*picos, nuevos[-1].hash)), tuple(nuevos)

    def anadir_varias(self, hojas: Iterable[bytes]) -> "tuple[Arbol, tuple[Nodo, ...]]":
        """Return the tree with those leaves, and all the nodes that they complete."""
        arbol, nodos = self, list[Nodo]()
        for hoja in hojas:
            arbol, nuevos = arbol.anadir(hoja)
            nodos.extend(nuevos)
        return arbol, tuple(nodos)

    @property
    def raiz(self) -> bytes:
        """The hash that commits to every leaf and to their order."""
        if not self.picos:
            return RAIZ_VACIA
        *resto, acumulado = self.picos
        for pico in reversed(resto):
            acumulado = hash_nodo(pico, acumulado)
        return acumulado


def arbol_de(size: int, leer_nodo: LeerNodo) -> Arbol:
    """Return the tree of that size, reading its peaks from the table of nodes."""
    picos, inicio = [], 0
    for nivel in reversed(range(size.bit_length())):
        if size >> nivel & 1:
            picos.append(leer_nodo(nivel, inicio >> nivel))
            inicio += 1 << nivel
    return Arbol(size, tuple(picos))


def prueba_inclusion(indice: int, size: int, leer_nodo: LeerNodo) -> list[bytes]:
    """
    Return the hashes that tie a leaf to the root of the tree of that size.

    :raises PruebaImposible: if the tree has no such leaf.
    """
    if not 0 <= indice < size:
        raise PruebaImposible(f"hoja {indice} de {size}")
    prueba: list[bytes] = []
    inicio, fin = 0, size
    while fin - inicio > 1:
        corte = inicio + _mayor_potencia_menor(fin - inicio)
        if indice < corte:
            prueba.append(_raiz_de(corte, fin, leer_nodo))
            fin = corte
        else:
            prueba.append(_raiz_de(inicio, corte, leer_nodo))
            inicio = corte
    return prueba[::-1]


def prueba_consistencia(antes: int, despues: int, leer_nodo: LeerNodo) -> list[bytes]:
    """
    Return the hashes that show that the larger tree only added leaves to the smaller one.

    :raises PruebaImposible: if the sizes are not in order, or the first is an empty tree.
    """
    if not 0 < antes <= despues:
        raise PruebaImposible(f"de {antes} a {despues}")
    prueba: list[bytes] = []
    inicio, fin, era_todo = 0, despues, True
    while antes != fin:
        corte = inicio + _mayor_potencia_menor(fin - inicio)
        if antes <= corte:
            prueba.append(_raiz_de(corte, fin, leer_nodo))
            fin = corte
        else:
            prueba.append(_raiz_de(inicio, corte, leer_nodo))
            inicio, era_todo = corte, False
    if not era_todo:
        prueba.append(_raiz_de(inicio, fin, leer_nodo))
    return prueba[::-1]


def _mayor_potencia_menor(n: int) -> int:
    """Return the largest power of two smaller than ``n``."""
    return 1 << (n - 1).bit_length() - 1


def _raiz_de(inicio: int, fin: int, leer_nodo: LeerNodo) -> bytes:
    """Return the hash of the leaves in [inicio, fin), where ``inicio`` is aligned to its size."""
    largo = fin - inicio
    if largo & (largo - 1) == 0:
        nivel = largo.bit_length() - 1
        return leer_nodo(nivel, inicio >> nivel)
    corte = inicio + _mayor_potencia_menor(largo)
    return hash_nodo(_raiz_de(inicio, corte, leer_nodo), _raiz_de(corte, fin, leer_nodo))
