"""The NIF: DNI, NIE and the number of legal persons and entities."""

import re
from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.normativa import LOPDGDD, regla

_LETRAS = "TRWAGMYFPDXBNJZSQVHLCKE"
_LETRAS_DE_ENTIDAD = "JABCDEFGHI"
_SOLO_CIFRA = "ABEH"
_SOLO_LETRA = "NPQRSW"
_FORMA_PERSONA = re.compile(r"([XYZKLM]?)([0-9]{7,8})([A-Z])")
_FORMA_ENTIDAD = re.compile(r"([ABCDEFGHJNPQRSUVW])([0-9]{7})([0-9A-J])")
_SEPARADORES = re.compile(r"[\s.\-/]")
CIFRAS_DEL_DNI = 8


class NifNoValido(ValueError):
    """The text is not a NIF: its form or its control character is wrong."""


class ClaseDeNif(StrEnum):
    """Who can bear that number."""

    DNI = "dni"
    NIE = "nie"
    # K, L and M: Spaniards under 14, Spaniards abroad, and foreigners without NIE.
    ESPECIAL = "especial"
    ENTIDAD = "entidad"


@dataclass(frozen=True, slots=True, order=True)
class Nif:
    """A valid NIF, in capitals and without separators."""

    valor: str

    def __post_init__(self) -> None:
        if not (_es_de_persona(self.valor) or _es_de_entidad(self.valor)):
            raise NifNoValido("no es un NIF válido")

    @classmethod
    def leer(cls, texto: str) -> "Nif":
        """
        Return the NIF that a person wrote, with or without spaces, dots, hyphens or left zeros.

        :raises NifNoValido: if it is not one.
        """
        limpio = _SEPARADORES.sub("", texto).upper()
        if limpio[:-1].isdigit() and limpio[-1:].isalpha():
            limpio = limpio.zfill(CIFRAS_DEL_DNI + 1)
        return cls(limpio)

    @property
    def clase(self) -> ClaseDeNif:
        inicial = self.valor[0]
        if inicial.isdigit():
            return ClaseDeNif.DNI
        if inicial in "XYZ":
            return ClaseDeNif.NIE
        return ClaseDeNif.ESPECIAL if inicial in "KLM" else ClaseDeNif.ENTIDAD

    @property
    def es_de_persona_fisica(self) -> bool:
        return self.clase is not ClaseDeNif.ENTIDAD

    @property
    def es_de_entidad_sin_personalidad(self) -> bool:
        """Whether it is a community of goods or of owners, or another entity without personality."""
        return self.valor[0] in "EHU"

    @property
    @regla(LOPDGDD.disposicion_adicional("7"))
    def enmascarado(self) -> str:
        """The four figures that may be published beside the name of a person, as «***4567**»."""
        visibles = re.sub(r"[^0-9]", "", self.valor)[3:7]
        return f"***{visibles}**" if self.clase is ClaseDeNif.DNI else f"****{visibles}*"

    def __str__(self) -> str:
        return self.valor


def _es_de_persona(valor: str) -> bool:
    forma = _FORMA_PERSONA.fullmatch(valor)
    if forma is None:
        return False
    inicial, cifras, control = forma.groups()
    if len(cifras) != (CIFRAS_DEL_DNI if not inicial else CIFRAS_DEL_DNI - 1):
        return False
    prefijo = {"X": "0", "Y": "1", "Z": "2"}.get(inicial, "")
    return _LETRAS[int(prefijo + cifras) % len(_LETRAS)] == control


def _es_de_entidad(valor: str) -> bool:
    forma = _FORMA_ENTIDAD.fullmatch(valor)
    if forma is None:
        return False
    inicial, cifras, control = forma.groups()
    suma = sum(int(c) for c in cifras[1::2])
    suma += sum(sum(divmod(2 * int(c), 10)) for c in cifras[0::2])
    cifra = (10 - suma % 10) % 10
    if inicial in _SOLO_CIFRA:
        return control == str(cifra)
    if inicial in _SOLO_LETRA:
        return control == _LETRAS_DE_ENTIDAD[cifra]
    return control in {str(cifra), _LETRAS_DE_ENTIDAD[cifra]}
