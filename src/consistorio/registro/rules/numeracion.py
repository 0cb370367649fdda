"""Numbers of the books of the registro: one series for each year and sense, without gaps."""

import re
from dataclasses import dataclass

from consistorio.nucleo.normativa import LPACAP, ROF, regla
from consistorio.registro.rules.asiento import Sentido

# SICRES allows twenty characters for the number; this takes thirteen until the millionth.
CIFRAS = 6
_FORMA = re.compile(r"([0-9]{4})-([ES])-([0-9]{6,})")
_LETRAS = {Sentido.ENTRADA: "E", Sentido.SALIDA: "S"}
_SENTIDOS = {letra: sentido for sentido, letra in _LETRAS.items()}


class NumeroNoValido(ValueError):
    """The text is not the number of an asiento."""


@regla(LPACAP.art("16.2"), ROF.art("153.1"))
@dataclass(frozen=True, slots=True, order=True)
class NumeroDeAsiento:
    """The number of an asiento, as «2026-E-000123»."""

    ejercicio: int
    sentido: Sentido
    numero: int

    def __post_init__(self) -> None:
        if self.numero < 1:
            raise NumeroNoValido("los asientos se numeran desde el uno")

    @classmethod
    def leer(cls, texto: str) -> "NumeroDeAsiento":
        """
        Return the number that somebody wrote.

        :raises NumeroNoValido: if it is not one.
        """
        forma = _FORMA.fullmatch(texto.strip().upper())
        if forma is None:
            raise NumeroNoValido(texto[:30])
        ejercicio, letra, numero = forma.groups()
        return cls(int(ejercicio), _SENTIDOS[letra], int(numero))

    def __str__(self) -> str:
        return f"{self.ejercicio:04}-{_LETRAS[self.sentido]}-{self.numero:0{CIFRAS}}"
