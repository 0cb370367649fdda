"""Archive time stamps of CAdES (ETSI EN 319 122-1, clause 5.5): whether they still name what they seal."""

import hashlib
from dataclasses import dataclass
from typing import Any

from asn1crypto import algos, cms, core

_ATS_V3 = "0.4.0.1733.2.4"
PARTES = 4
_INDICES = frozenset({"0.4.0.19122.1.5", "0.4.0.1733.2.5"})


class _Resumenes(core.SequenceOf):  # type: ignore[misc]
    _child_spec = core.OctetString


class _Partes(core.SequenceOf):  # type: ignore[misc]
    _child_spec = core.Any


@dataclass(frozen=True, slots=True)
class _Indice:
    """ATSHashIndex or ATSHashIndexV3: digests of what the stamp covers besides the signature."""

    algoritmo: str
    certificados: set[bytes]
    listas: set[bytes]
    atributos: set[bytes]


def sellos_de_archivo_bien(firmados: Any, info: Any) -> bool:
    """Say whether everything that each archive time stamp lists is still there, unchanged."""
    return all(
        _nombra_lo_que_hay(firmados, info, token)
        for atributo in info["unsigned_attrs"] or ()
        if atributo["type"].dotted == _ATS_V3
        for token in atributo["values"]
    )


def _nombra_lo_que_hay(firmados: Any, info: Any, token: Any) -> bool:
    indice = _indice(token)
    if indice is None:
        return False
    nombre = indice.algoritmo
    return (
        indice.certificados <= {_resumen(nombre, uno.dump()) for uno in firmados["certificates"]}
        and indice.listas <= {_resumen(nombre, uno.dump()) for uno in firmados["crls"] or ()}
        and indice.atributos <= _de_los_atributos(nombre, info)
    )


def _de_los_atributos(nombre: str, info: Any) -> set[bytes]:
    """Return the digests of the unsigned attributes, as the two editions of the standard take them."""
    resumenes = set()
    for atributo in info["unsigned_attrs"] or ():
        resumenes.add(_resumen(nombre, atributo.dump()))
        tipo = atributo["type"].dump()
        resumenes |= {_resumen(nombre, tipo + valor.dump()) for valor in atributo["values"]}
    return resumenes


def _indice(token: Any) -> _Indice | None:
    """Return the index that an archive time stamp carries, or None if it has none."""
    datos = cms.ContentInfo.load(token.dump())["content"]
    for atributo in datos["signer_infos"][0]["unsigned_attrs"] or ():
        if atributo["type"].dotted in _INDICES:
            partes = list(_Partes.load(atributo["values"][0].dump()))
            nombre = "sha256"  # That of the standard, where the index says no other.
            if len(partes) == PARTES:
                nombre = algos.DigestAlgorithm.load(partes.pop(0).dump())["algorithm"].native
            return _Indice(nombre, *({uno.native for uno in _leer(p)} for p in partes))
    return None


def _leer(parte: Any) -> Any:
    return _Resumenes.load(parte.dump())


def _resumen(nombre: str, datos: bytes) -> bytes:
    return hashlib.new(nombre, datos).digest()
