"""Who somebody is: kinds of person and of identification document, each with its own check."""

import re
from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.identificadores import ClaseDeNif, Dir3, Dir3NoValido, Nif, NifNoValido
from consistorio.nucleo.normativa import LPACAP, regla

LARGO_DEL_NOMBRE = 160
LARGO_DE_NOMBRE_O_APELLIDO = 50
_PASAPORTE = re.compile(r"[A-Z0-9]{5,17}")
_OTRO = re.compile(r"[A-Z0-9][A-Z0-9 ./-]{0,16}")


class TipoDeIdentificacion(StrEnum):
    """Kinds of document, with the letters of SICRES."""

    NIF = "N"
    CIF = "C"
    PASAPORTE = "P"
    NIE = "E"
    OTRO = "X"
    CODIGO_DE_ORIGEN = "O"


class TipoDePersona(StrEnum):
    """What kind of subject it is."""

    FISICA = "fisica"
    JURIDICA = "juridica"
    ADMINISTRACION = "administracion"


class Defecto(StrEnum):
    """What is wrong with how somebody has been identified."""

    NUMERO = "numero"
    NUMERO_DE_OTRA_CLASE = "numero-de-otra-clase"
    DOCUMENTO_DE_OTRA_PERSONA = "documento-de-otra-persona"
    SIN_NUMERO = "sin-numero"
    SIN_NOMBRE = "sin-nombre"
    SIN_RAZON_SOCIAL = "sin-razon-social"
    NOMBRE_LARGO = "nombre-largo"


class IdentificacionNoValida(ValueError):
    """Somebody is not well identified; ``defecto`` says why."""

    def __init__(self, defecto: Defecto) -> None:
        super().__init__(defecto.value)
        self.defecto = defecto


_DE_CADA_PERSONA = {
    TipoDePersona.FISICA: frozenset("NEPX"),
    TipoDePersona.JURIDICA: frozenset("C"),
    TipoDePersona.ADMINISTRACION: frozenset("OC"),
}
_CLASES = {
    TipoDeIdentificacion.NIF: frozenset({ClaseDeNif.DNI, ClaseDeNif.ESPECIAL}),
    TipoDeIdentificacion.NIE: frozenset({ClaseDeNif.NIE}),
    TipoDeIdentificacion.CIF: frozenset({ClaseDeNif.ENTIDAD}),
}
_TIPO_DE_CLASE = {clase: tipo for tipo, clases in _CLASES.items() for clase in clases}


@dataclass(frozen=True, slots=True)
class Identificacion:
    """The document by which somebody is known, valid for its kind, in capitals."""

    tipo: TipoDeIdentificacion
    numero: str

    @classmethod
    @regla(LPACAP.art("9.1"))
    def leer(cls, tipo: TipoDeIdentificacion, texto: str) -> "Identificacion":
        """
        Return the identification that somebody wrote.

        :raises IdentificacionNoValida: if the number is not one of its kind.
        """
        limpio = " ".join(texto.upper().split())
        if not limpio:
            raise IdentificacionNoValida(Defecto.SIN_NUMERO)
        if tipo in _CLASES:
            return cls(tipo, _nif_de_su_clase(tipo, limpio))
        if tipo is TipoDeIdentificacion.CODIGO_DE_ORIGEN:
            return cls(tipo, _dir3(limpio))
        forma = _PASAPORTE if tipo is TipoDeIdentificacion.PASAPORTE else _OTRO
        sin_separadores = re.sub(r"[ .-]", "", limpio)
        valor = sin_separadores if tipo is TipoDeIdentificacion.PASAPORTE else limpio
        if not forma.fullmatch(valor):
            raise IdentificacionNoValida(Defecto.NUMERO)
        return cls(tipo, valor)

    @classmethod
    def por_nif(cls, texto: str) -> "Identificacion":
        """
        Return the identification of a number whose own form tells its kind.

        :raises IdentificacionNoValida: if it is not a NIF, NIE nor CIF.
        """
        nif = _nif(texto)
        return cls(_TIPO_DE_CLASE[nif.clase], nif.valor)

    def __str__(self) -> str:
        """Write it so that no document of another kind may pass for a NIF."""
        return self.numero if self.tipo in _CLASES else f"{self.tipo.value}-{self.numero}"

    @property
    def nif(self) -> Nif | None:
        """The NIF that it is, or nothing if it is a document of another kind."""
        return Nif(self.numero) if self.tipo in _CLASES else None

    @property
    def es_de_entidad_sin_personalidad(self) -> bool:
        return self.nif is not None and self.nif.es_de_entidad_sin_personalidad


def _nif(texto: str) -> Nif:
    try:
        return Nif.leer(texto)
    except NifNoValido:
        raise IdentificacionNoValida(Defecto.NUMERO) from None


def _nif_de_su_clase(tipo: TipoDeIdentificacion, texto: str) -> str:
    nif = _nif(texto)
    if nif.clase not in _CLASES[tipo]:
        raise IdentificacionNoValida(Defecto.NUMERO_DE_OTRA_CLASE)
    return nif.valor


def _dir3(texto: str) -> str:
    try:
        return Dir3.leer(texto).valor
    except Dir3NoValido:
        raise IdentificacionNoValida(Defecto.NUMERO) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """
    A subject of an asiento, well identified: a document that is of her kind, and her whole name.

    A natural person has name and first surname; the others, razón social (SICRES, GE-012 to 020).
    """

    tipo: TipoDePersona
    identificacion: Identificacion | None
    nombre: str = ""
    apellido_1: str = ""
    apellido_2: str = ""
    razon_social: str = ""

    def __post_init__(self) -> None:
        if self.identificacion and self.identificacion.tipo not in _DE_CADA_PERSONA[self.tipo]:
            raise IdentificacionNoValida(Defecto.DOCUMENTO_DE_OTRA_PERSONA)
        if self.tipo is TipoDePersona.FISICA and not (self.nombre and self.apellido_1):
            raise IdentificacionNoValida(Defecto.SIN_NOMBRE)
        if self.tipo is not TipoDePersona.FISICA and not self.razon_social:
            raise IdentificacionNoValida(Defecto.SIN_RAZON_SOCIAL)
        partes = (self.nombre, self.apellido_1, self.apellido_2)
        cabe = all(len(p) <= LARGO_DE_NOMBRE_O_APELLIDO for p in partes)
        if not cabe or len(self.nombre_completo) > LARGO_DEL_NOMBRE:
            raise IdentificacionNoValida(Defecto.NOMBRE_LARGO)

    @property
    def nombre_completo(self) -> str:
        if self.tipo is TipoDePersona.FISICA:
            return " ".join(filter(None, (self.nombre, self.apellido_1, self.apellido_2)))
        return self.razon_social
