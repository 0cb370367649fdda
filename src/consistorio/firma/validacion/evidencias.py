"""To check an evidence record (RFC 4998) with nothing but the document and whom one trusts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, core

from consistorio.firma.sello.der import secuencia

from .confianza import Confianza
from .tiempo import hora_de_token_en

ALGORITMOS = frozenset({"sha256", "sha384", "sha512"})
Resumir = Callable[[str], bytes]
"""Gives the digest of the document by an algorithm."""


class EvidenciaNoValida(ValueError):
    """The record does not prove the document. The message says why, in Spanish."""


class _Grupo(core.SequenceOf):  # type: ignore[misc]
    _child_spec = core.OctetString


class _Arbol(core.SequenceOf):  # type: ignore[misc]
    _child_spec = _Grupo


class _Sello(core.Sequence):  # type: ignore[misc]
    _fields = [
        ("algoritmo", algos.DigestAlgorithm, {"implicit": 0, "optional": True}),
        ("atributos", cms.CMSAttributes, {"implicit": 1, "optional": True}),
        ("arbol", _Arbol, {"implicit": 2, "optional": True}),
        ("token", cms.ContentInfo),
    ]


class _Cadena(core.SequenceOf):  # type: ignore[misc]
    _child_spec = _Sello


class _Cadenas(core.SequenceOf):  # type: ignore[misc]
    _child_spec = _Cadena


class _Algoritmos(core.SequenceOf):  # type: ignore[misc]
    _child_spec = algos.DigestAlgorithm


class _Registro(core.Sequence):  # type: ignore[misc]
    """Those that bring their own certificates apart, or encrypt, are not read."""

    _fields = [
        ("version", core.Integer),
        ("algoritmos", _Algoritmos),
        ("cadenas", _Cadenas),
    ]


@dataclass(frozen=True, slots=True)
class Prueba:
    """Since when the document is proved to exist, and until when its last certificate lasts."""

    desde: datetime
    hasta: datetime
    sellos: int


def comprobar(registro: bytes, resumir: Resumir, confianza: Confianza) -> Prueba:
    """
    Return since when the record proves a document.

    Each stamp must have been good at the hour of the one that renewed it; the last one, now.

    :param resumir: gives the digest of the document by an algorithm; it is asked once for each chain.
    :raises EvidenciaNoValida: if it does not prove it.
    """
    try:
        leido = _Registro.load(registro, strict=True)
        return _comprobar(leido["cadenas"], resumir, confianza)
    except EvidenciaNoValida:
        raise
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise EvidenciaNoValida("El registro de evidencias no se puede leer.") from error


def _comprobar(cadenas: Any, resumir: Resumir, confianza: Confianza) -> Prueba:
    sellos = list(_sellados(cadenas, resumir))
    if not sellos:
        raise EvidenciaNoValida("El registro no lleva ningún sello de tiempo.")
    ahora, primera = confianza.ahora, confianza.ahora
    for token, sellado in reversed(sellos):
        hora = hora_de_token_en(token["content"], sellado, confianza, en=ahora)
        if hora is None:
            raise EvidenciaNoValida(
                "Un sello de tiempo no corresponde, o no era bueno al renovarlo."
            )
        if hora > ahora:
            raise EvidenciaNoValida("Un sello es posterior al que lo renueva.")
        ahora = primera = hora
    return Prueba(primera, _fin_del_ultimo(sellos[-1][0]), len(sellos))


def _sellados(cadenas: Any, resumir: Resumir) -> Iterator[tuple[Any, bytes]]:
    """Give each token with the digest that it must be over, the oldest first."""
    anteriores: list[bytes] = []
    for cadena in cadenas:
        previo: bytes | None = None
        for sello in cadena:
            algoritmo = _algoritmo(sello)
            if previo is None:
                hoja = _hoja(algoritmo, resumir, anteriores)
                yield sello["token"], _raiz(sello, algoritmo, hoja)
            else:
                yield sello["token"], hashlib.new(algoritmo, previo).digest()
            previo = sello["token"].dump()
        anteriores.append(cadena.dump())


def _hoja(algoritmo: str, resumir: Resumir, anteriores: Sequence[bytes]) -> bytes:
    documento = resumir(algoritmo)
    if not anteriores:
        return documento
    evidencia = hashlib.new(algoritmo, secuencia(*anteriores)).digest()
    return hashlib.new(algoritmo, documento + evidencia).digest()


def _raiz(sello: Any, algoritmo: str, hoja: bytes) -> bytes:
    """Go up from a leaf by the groups of a stamp."""
    grupos = [[uno.native for uno in grupo] for grupo in sello["arbol"] or ()]
    if not grupos:
        return hoja
    if hoja not in grupos[0]:
        raise EvidenciaNoValida("El documento no está entre los que prueba el registro.")
    actual = _unir(algoritmo, grupos[0])
    for grupo in grupos[1:]:
        actual = _unir(algoritmo, [*grupo, actual])
    return actual


def _unir(algoritmo: str, resumenes: list[bytes]) -> bytes:
    if len(resumenes) == 1:
        return resumenes[0]
    return hashlib.new(algoritmo, b"".join(sorted(resumenes))).digest()


def _algoritmo(sello: Any) -> str:
    dicho = sello["algoritmo"]
    nombre = dicho["algorithm"].native if dicho.native else ""
    if not nombre:
        huella = sello["token"]["content"]["encap_content_info"]["content"].parsed
        nombre = huella["message_imprint"]["hash_algorithm"]["algorithm"].native
    if nombre not in ALGORITMOS:
        raise EvidenciaNoValida("El registro usa un algoritmo que no se admite.")
    return str(nombre)


def fin_del_sello(token: bytes) -> datetime:
    """
    Return until when the certificate of a stamp lasts.

    :param token: DER of its ContentInfo.
    :raises ValueError: if it is not one.
    """
    return _fin_del_ultimo(cms.ContentInfo.load(token))


def _fin_del_ultimo(token: Any) -> datetime:
    fin: datetime = (
        token["content"]["certificates"][0]
        .chosen["tbs_certificate"]["validity"]["not_after"]
        .native
    )
    return fin
