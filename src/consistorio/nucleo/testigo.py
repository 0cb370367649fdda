"""
How a log asks a witness to cosign, and how the witness judges it (C2SP tlog-witness).

Only the rules: who keeps the last state of each log, and who carries the messages, is elsewhere.
"""

import base64
import binascii
from dataclasses import dataclass
from enum import Enum

from consistorio.nucleo.merkle_verificacion import verificar_consistencia
from consistorio.nucleo.punto_de_control import PuntoDeControl

MAXIMO_DE_PASOS = 63
_ANTES = "old "


class PeticionNoValida(ValueError):
    """What was sent to a witness is not an ``add-checkpoint`` request."""


class Juicio(Enum):
    """What a witness decides about a checkpoint that its log has signed well."""

    COFIRMAR = "cofirmar"
    MAL_PEDIDO = "mal-pedido"
    OTRO_TAMANO = "otro-tamano"
    CONTRADICE = "contradice"
    NO_SE_SIGUE = "no-se-sigue"


@dataclass(frozen=True, slots=True)
class Peticion:
    """
    An ``add-checkpoint`` request.

    :param antes: size of the last checkpoint that the witness cosigned, as the log believes.
    :param prueba: of consistency from that size.
    :param nota: the signed checkpoint.
    """

    antes: int
    prueba: tuple[bytes, ...]
    nota: str

    def como_texto(self) -> str:
        pasos = [base64.b64encode(paso).decode() for paso in self.prueba]
        return "\n".join((f"{_ANTES}{self.antes}", *pasos)) + "\n\n" + self.nota

    @classmethod
    def desde_texto(cls, texto: str) -> "Peticion":
        """
        Return the request that somebody has sent.

        :raises PeticionNoValida: if it is not one.
        """
        cabeza, separador, nota = texto.partition("\n\n")
        antes, *pasos = cabeza.split("\n")
        cifras = antes.removeprefix(_ANTES)
        bien_escrito = cifras.isascii() and cifras.isdigit() and len(cifras) < MAXIMO_DE_PASOS
        if not separador or antes == cifras or not bien_escrito or str(int(cifras)) != cifras:
            raise PeticionNoValida("la primera línea no dice el tamaño anterior")
        if len(pasos) > MAXIMO_DE_PASOS:
            raise PeticionNoValida("la prueba tiene demasiados pasos")
        try:
            prueba = tuple(base64.b64decode(paso, validate=True) for paso in pasos)
        except binascii.Error:
            raise PeticionNoValida("un paso de la prueba no está en base64") from None
        return cls(int(cifras), prueba, nota)


@dataclass(frozen=True, slots=True)
class Visto:
    """The last state of a log that a witness cosigned; with ``size`` 0, none."""

    size: int = 0
    raiz: bytes = b""


def juzgar(peticion: Peticion, punto: PuntoDeControl, visto: Visto) -> Juicio:
    """Decide about a checkpoint whose signature has already been verified."""
    if peticion.antes > punto.size:
        return Juicio.MAL_PEDIDO
    if peticion.antes != visto.size:
        return Juicio.OTRO_TAMANO
    if punto.size == visto.size:
        if punto.raiz != visto.raiz and visto.size:
            return Juicio.CONTRADICE
        return Juicio.NO_SE_SIGUE if peticion.prueba else Juicio.COFIRMAR
    if visto.size == 0:
        return Juicio.NO_SE_SIGUE if peticion.prueba else Juicio.COFIRMAR
    crece = verificar_consistencia(
        antes=visto.size,
        despues=punto.size,
        raiz_antes=visto.raiz,
        raiz_despues=punto.raiz,
        prueba=peticion.prueba,
    )
    return Juicio.COFIRMAR if crece else Juicio.NO_SE_SIGUE
