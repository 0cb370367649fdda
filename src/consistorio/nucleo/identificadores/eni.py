"""Identifiers of electronic documents and expedientes (NTI)."""

import re
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from consistorio.nucleo.identificadores.dir3 import Dir3
from consistorio.nucleo.normativa import NTI_DOCUMENTO, NTI_EXPEDIENTE, regla

LARGO_DEL_ESPECIFICO = 30
_CIFRAS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORMA = re.compile(r"ES_([A-Z0-9]{9})_([0-9]{4})_(EXP_)?([A-Z0-9]{30})", re.IGNORECASE)


class IdentificadorEniNoValido(ValueError):
    """The text does not have the form that the NTI orders."""


@dataclass(frozen=True, slots=True, order=True)
class IdentificadorEni:
    """An identifier of the NTI, unique in the whole country and for ever."""

    clase: Literal["documento", "expediente"]
    organo: Dir3
    ejercicio: int
    especifico: str

    def __post_init__(self) -> None:
        if not (len(self.especifico) == LARGO_DEL_ESPECIFICO and self.especifico.isalnum()):
            raise IdentificadorEniNoValido("la parte específica tiene treinta letras o cifras")

    @classmethod
    def leer(cls, texto: str) -> "IdentificadorEni":
        """
        Return the identifier written in a text.

        :raises IdentificadorEniNoValido: if it does not have its form.
        """
        forma = _FORMA.fullmatch(texto)
        if forma is None:
            raise IdentificadorEniNoValido(f"«{texto[:60]}»")
        organo, ejercicio, infijo, especifico = forma.groups()
        clase: Literal["documento", "expediente"] = "expediente" if infijo else "documento"
        return cls(clase, Dir3(organo.upper()), int(ejercicio), especifico)

    def __str__(self) -> str:
        infijo = "EXP_" if self.clase == "expediente" else ""
        return f"ES_{self.organo}_{self.ejercicio:04}_{infijo}{self.especifico}"


@regla(NTI_DOCUMENTO.art("V"))
def identificador_de_documento(organo: Dir3, ejercicio: int, clave: UUID) -> IdentificadorEni:
    """Return `ES_<Órgano>_<AAAA>_<30>` for the document with that key."""
    return IdentificadorEni("documento", organo, ejercicio, _especifico(clave))


@regla(NTI_EXPEDIENTE.art("V"))
def identificador_de_expediente(organo: Dir3, ejercicio: int, clave: UUID) -> IdentificadorEni:
    """Return `ES_<Órgano>_<AAAA>_EXP_<30>` for the expediente with that key."""
    return IdentificadorEni("expediente", organo, ejercicio, _especifico(clave))


def _especifico(clave: UUID) -> str:
    """Write the 128 bits of the key in base 36, which keeps their order and fits in thirty."""
    numero, cifras = clave.int, ""
    while numero:
        numero, resto = divmod(numero, len(_CIFRAS))
        cifras = _CIFRAS[resto] + cifras
    return cifras.zfill(LARGO_DEL_ESPECIFICO)
