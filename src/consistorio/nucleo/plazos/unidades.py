"""Lengths of plazos as the law expresses them."""

from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, regla

HORAS_DE_UN_DIA = 24


class PlazoMalExpresado(ValueError):
    """The length is not one that the law allows to grant."""


class Unidad(StrEnum):
    """Units of art. 30; days are always said to be hábiles or naturales."""

    HORAS = "horas"
    DIAS_HABILES = "dias_habiles"
    DIAS_NATURALES = "dias_naturales"
    MESES = "meses"
    ANUALIDADES = "anualidades"


_NOMBRES = {
    Unidad.HORAS: ("hora", "horas"),
    Unidad.DIAS_HABILES: ("día hábil", "días hábiles"),
    Unidad.DIAS_NATURALES: ("día natural", "días naturales"),
    Unidad.MESES: ("mes", "meses"),
    Unidad.ANUALIDADES: ("año", "años"),
}


@regla(LPACAP.art("30.1"), LPACAP.art("30.2"))
@dataclass(frozen=True, slots=True)
class Plazo:
    """A length of time granted by law or by an act."""

    cantidad: int
    unidad: Unidad

    def __post_init__(self) -> None:
        if self.cantidad < 1:
            raise PlazoMalExpresado("un plazo dura al menos uno")
        if self.unidad is Unidad.HORAS and self.cantidad > HORAS_DE_UN_DIA:
            raise PlazoMalExpresado("un plazo de más de veinticuatro horas se expresa en días")

    @property
    def hay_que_decir_que_son_naturales(self) -> bool:
        """Whether the notification must state it (art. 30.2)."""
        return self.unidad is Unidad.DIAS_NATURALES

    def __str__(self) -> str:
        singular, plural = _NOMBRES[self.unidad]
        return f"{self.cantidad} {singular if self.cantidad == 1 else plural}"

    def como_datos(self) -> dict[str, int | str]:
        return {"cantidad": self.cantidad, "unidad": self.unidad.value}

    @classmethod
    def desde_datos(cls, datos: dict[str, int | str]) -> "Plazo":
        return cls(int(datos["cantidad"]), Unidad(str(datos["unidad"])))


def horas(cantidad: int) -> Plazo:
    return Plazo(cantidad, Unidad.HORAS)


def dias_habiles(cantidad: int) -> Plazo:
    return Plazo(cantidad, Unidad.DIAS_HABILES)


def dias_naturales(cantidad: int) -> Plazo:
    return Plazo(cantidad, Unidad.DIAS_NATURALES)


def meses(cantidad: int) -> Plazo:
    return Plazo(cantidad, Unidad.MESES)


def anualidades(cantidad: int) -> Plazo:
    return Plazo(cantidad, Unidad.ANUALIDADES)
