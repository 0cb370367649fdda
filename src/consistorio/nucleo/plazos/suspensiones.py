"""Causes that stop the maximum term to resolve: LPACAP arts. 22 and 25.2."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from consistorio.nucleo.normativa import LPACAP, Cita, Parametro, regla
from consistorio.nucleo.plazos.computo import sumar_meses

TOPE_DEL_INFORME = Parametro(
    cita=LPACAP.art("22.1.d"), unidad="meses", valores=((date(2016, 10, 2), 3),)
)


class SuspensionAbierta(ValueError):
    """The end cannot be said: a suspension has not ended and no day was given to look at it from."""


class SuspensionAlReves(ValueError):
    """The suspension ends before it begins."""


class MotivoDeSuspension(Enum):
    """Why the clock stops, with its article and its sentence."""

    REQUERIMIENTO = (LPACAP.art("22.1.a"), "requerimiento de subsanación o de documentos")
    PRONUNCIAMIENTO_UE = (LPACAP.art("22.1.b"), "pronunciamiento previo de la Unión Europea")
    PROCEDIMIENTO_UE = (LPACAP.art("22.1.c"), "procedimiento en curso en la Unión Europea")
    INFORME_PRECEPTIVO = (LPACAP.art("22.1.d"), "informe preceptivo de otro órgano")
    PRUEBAS = (LPACAP.art("22.1.e"), "pruebas técnicas o análisis propuestos por el interesado")
    PACTO = (LPACAP.art("22.1.f"), "negociación de un pacto o convenio")
    PRONUNCIAMIENTO_JUDICIAL = (LPACAP.art("22.1.g"), "pronunciamiento judicial previo")
    REQUERIMIENTO_PREVIO = (LPACAP.art("22.2.a"), "requerimiento a otra Administración")
    ACTUACIONES_COMPLEMENTARIAS = (LPACAP.art("22.2.b"), "actuaciones complementarias")
    RECUSACION = (LPACAP.art("22.2.c"), "recusación")
    CAUSA_DEL_INTERESADO = (LPACAP.art("25.2"), "paralización imputable al interesado")

    def __init__(self, cita: Cita, frase: str) -> None:
        self.cita = cita
        self.frase = frase


@regla(LPACAP.art("22.1"), LPACAP.art("22.2"), LPACAP.art("25.2"))
@dataclass(frozen=True, slots=True)
class Suspension:
    """Time between two facts in which the clock does not run; without ``fin`` it is still open."""

    motivo: MotivoDeSuspension
    inicio: date
    fin: date | None = None

    def __post_init__(self) -> None:
        if self.fin and self.fin < self.inicio:
            raise SuspensionAlReves(f"{self.inicio.isoformat()} > {self.fin.isoformat()}")

    @regla(LPACAP.art("22.1.d"))
    def hasta(self, hoy: date | None) -> date:
        """
        Return the day on which the clock runs again, or ``hoy`` if it still does not.

        A mandatory report stops it three months at most.

        :raises SuspensionAbierta: if it has not ended and ``hoy`` was not given.
        """
        fin = self.fin or hoy
        if fin is None:
            raise SuspensionAbierta(self.motivo.frase)
        if self.motivo is MotivoDeSuspension.INFORME_PRECEPTIVO:
            fin = min(fin, sumar_meses(self.inicio, TOPE_DEL_INFORME.en(self.inicio)))
        return max(fin, self.inicio)


@dataclass(frozen=True, slots=True)
class Parada:
    """A stretch of time without clock, made of one or several suspensions that overlap."""

    inicio: date
    fin: date
    motivos: tuple[MotivoDeSuspension, ...]

    @property
    def dias(self) -> int:
        """Días naturales between both dates."""
        return (self.fin - self.inicio).days


@regla(LPACAP.art("22.1"))
def fusionar(suspensiones: Iterable[Suspension], hoy: date | None = None) -> tuple[Parada, ...]:
    """
    Merge suspensions that overlap, so that no day is counted twice.

    :raises SuspensionAbierta: if one has not ended and ``hoy`` was not given.
    """
    paradas: list[Parada] = []
    for suspension in sorted(suspensiones, key=lambda s: s.inicio):
        fin = suspension.hasta(hoy)
        if paradas and suspension.inicio <= paradas[-1].fin:
            previa = paradas.pop()
            motivos = dict.fromkeys((*previa.motivos, suspension.motivo))
            paradas.append(Parada(previa.inicio, max(previa.fin, fin), tuple(motivos)))
        else:
            paradas.append(Parada(suspension.inicio, fin, (suspension.motivo,)))
    return tuple(paradas)
