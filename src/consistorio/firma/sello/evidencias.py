"""
Evidence records (RFC 4998): one time stamp proves thousands of documents, for as long as it is renewed.

A tree of hashes is made of many documents and its root is stamped; each document keeps the few
digests that lead from it to the root. Before a certificate expires the stamp is stamped again;
before an algorithm falls, the whole chain is hashed again with the documents, by another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .der import OCTETOS, entero, oid, secuencia, tlv

OIDS = {
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}
_ALGORITMO, _ARBOL = 0xA0, 0xA2

Sellador = Callable[[bytes], bytes]
"""Stamps a digest and returns the token (DER of its ContentInfo)."""


@dataclass(frozen=True, slots=True)
class Sello:
    """
    An archive time stamp: the way from a document to what was stamped, and the token.

    :param grupos: in the first, the digest of the document with those beside it; in each of the
        others, those beside what comes from the one before.
    """

    algoritmo: str
    grupos: tuple[tuple[bytes, ...], ...]
    token: bytes

    def der(self) -> bytes:
        """Return its DER (RFC 4998, section 4.1)."""
        grupos = (secuencia(*(tlv(OCTETOS, uno) for uno in grupo)) for grupo in self.grupos)
        algoritmo = secuencia(oid(OIDS[self.algoritmo]))
        return secuencia(
            bytes([_ALGORITMO]) + algoritmo[1:],
            tlv(_ARBOL, b"".join(grupos)) if self.grupos else b"",
            self.token,
        )


@dataclass(frozen=True, slots=True)
class Registro:
    """
    The evidence record of a document: chains of stamps, the oldest first.

    Within a chain each stamp renews the one before it; each chain hashes all again with the document.
    """

    cadenas: tuple[tuple[Sello, ...], ...]

    def der(self) -> bytes:
        """Return its DER (RFC 4998, section 3.1)."""
        usados = dict.fromkeys(sello.algoritmo for cadena in self.cadenas for sello in cadena)
        algoritmos = secuencia(*(secuencia(oid(OIDS[uno])) for uno in usados))
        return secuencia(entero(1), algoritmos, _en_secuencia(self.cadenas))


class Arbol:
    """
    A binary tree of hashes over the digests of many documents.

    The digests of each pair are joined in ascending order, as the standard asks, so that the way
    needs no sides. A digest without a pair goes up as it is.

    :param hojas: digests of the documents, all by ``algoritmo``.
    """

    def __init__(self, hojas: Sequence[bytes], algoritmo: str = "sha256") -> None:
        if not hojas:
            raise ValueError("a tree has leaves")
        self.algoritmo = algoritmo
        self._niveles: list[list[bytes]] = [list(hojas)]
        while len(self._niveles[-1]) > 1:
            self._niveles.append(self._subir(self._niveles[-1]))

    def _subir(self, nivel: list[bytes]) -> list[bytes]:
        resumir, algoritmo = hashlib.new, self.algoritmo
        impar = nivel[-1:] if len(nivel) % 2 else []
        pares = zip(nivel[::2], nivel[1::2], strict=False)
        return [resumir(algoritmo, a + b if a <= b else b + a).digest() for a, b in pares] + impar

    @property
    def raiz(self) -> bytes:
        """What is stamped."""
        return self._niveles[-1][0]

    def camino(self, indice: int) -> tuple[tuple[bytes, ...], ...]:
        """Return the groups that lead from a leaf to the root."""
        grupos: list[tuple[bytes, ...]] = []
        hoja = self._niveles[0][indice]
        for nivel in self._niveles[:-1]:
            hermana = indice ^ 1
            if hermana < len(nivel):
                grupos.append((nivel[hermana],))
            indice >>= 1
        primero = sorted((hoja, *grupos[0])) if grupos else [hoja]
        return (tuple(primero), *grupos[1:])

    def sellar(self, sellador: Sellador) -> list[Registro]:
        """Stamp the root once, and return the evidence record of each document, in their order."""
        token = sellador(self.raiz)
        return [
            Registro(((Sello(self.algoritmo, self.camino(n), token),),))
            for n in range(len(self._niveles[0]))
        ]


def renovar_sello(registro: Registro, sellador: Sellador) -> Registro:
    """
    Stamp the last stamp again, before its certificate expires (RFC 4998, section 5.2).

    The algorithm is that of the chain; `renovar_algoritmo` changes it.
    """
    *anteriores, ultima = registro.cadenas
    viejo = ultima[-1]
    resumen = hashlib.new(viejo.algoritmo, viejo.token).digest()
    nuevo = Sello(viejo.algoritmo, (), sellador(resumen))
    return Registro((*anteriores, (*ultima, nuevo)))


def renovar_algoritmo(
    registros: Sequence[Registro],
    documentos: Sequence[bytes],
    algoritmo: str,
    sellador: Sellador,
) -> list[Registro]:
    """
    Hash the documents and their evidence again, by another algorithm (RFC 4998, section 5.3).

    :param documentos: digests of the documents by the new algorithm, in the order of ``registros``.
    """
    hojas = [
        hoja_renovada(registro, documento, algoritmo)
        for registro, documento in zip(registros, documentos, strict=True)
    ]
    arbol = Arbol(hojas, algoritmo)
    token = sellador(arbol.raiz)
    return [
        Registro((*registro.cadenas, (Sello(algoritmo, arbol.camino(n), token),)))
        for n, registro in enumerate(registros)
    ]


def hoja_renovada(registro: Registro, documento: bytes, algoritmo: str) -> bytes:
    """Return the digest that stands, in a new chain, for a document and all its evidence so far."""
    evidencia = hashlib.new(algoritmo, _en_secuencia(registro.cadenas)).digest()
    return hashlib.new(algoritmo, documento + evidencia).digest()


def _en_secuencia(cadenas: Sequence[Sequence[Sello]]) -> bytes:
    return secuencia(*(secuencia(*(sello.der() for sello in cadena)) for cadena in cadenas))
