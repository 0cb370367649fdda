"""What a notification must say: LPACAP arts. 40 and 30.2."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, Cita, regla
from consistorio.nucleo.plazos import Explicacion, Plazo, computar
from consistorio.nucleo.plazos.catalogo import CURSAR_LA_NOTIFICACION


@dataclass(frozen=True, slots=True)
class PieDeRecurso:
    """An appeal that fits, before whom and until when."""

    recurso: str
    organo: str
    plazo: Plazo


@dataclass(frozen=True, slots=True)
class Contenido:
    """What the notification says, as far as the law asks about it."""

    texto_integro: bool
    pone_fin_a_la_via: bool | None
    recursos: Sequence[PieDeRecurso] = ()
    es_recurrible: bool = True
    advierte_dias_naturales: bool = False


class Falta(Enum):
    """Something that the notification should say and does not."""

    TEXTO_INTEGRO = (LPACAP.art("40.2"), "el texto íntegro del acto")
    FIN_DE_VIA = (LPACAP.art("40.2"), "si pone fin o no a la vía administrativa")
    RECURSOS = (LPACAP.art("40.2"), "los recursos que proceden, el órgano y el plazo")
    DIAS_NATURALES = (LPACAP.art("30.2"), "que los días del plazo son naturales")

    def __init__(self, cita: Cita, frase: str) -> None:
        self.cita = cita
        self.frase = frase


class Validez(StrEnum):
    """Effect of what it says and does not say."""

    COMPLETA = "completa"
    # With the full text but something missing: from when the person shows knowledge, or appeals.
    DEFECTUOSA = "defectuosa"
    SIN_EFECTO = "sin_efecto"


@regla(LPACAP.art("40.2"), LPACAP.art("30.2"))
def faltas(contenido: Contenido) -> tuple[Falta, ...]:
    """Return what is missing, in the order of the article."""
    naturales = any(pie.plazo.hay_que_decir_que_son_naturales for pie in contenido.recursos)
    comprobaciones = (
        (contenido.texto_integro, Falta.TEXTO_INTEGRO),
        (contenido.pone_fin_a_la_via is not None, Falta.FIN_DE_VIA),
        (bool(contenido.recursos) or not contenido.es_recurrible, Falta.RECURSOS),
        (contenido.advierte_dias_naturales or not naturales, Falta.DIAS_NATURALES),
    )
    return tuple(falta for consta, falta in comprobaciones if not consta)


@regla(LPACAP.art("40.3"))
def validez(contenido: Contenido) -> Validez:
    """Return whether the notification has effect by itself, later, or none."""
    que_falta = faltas(contenido)
    if Falta.TEXTO_INTEGRO in que_falta:
        return Validez.SIN_EFECTO
    return Validez.DEFECTUOSA if que_falta else Validez.COMPLETA


@regla(LPACAP.art("40.2"))
def plazo_para_cursarla(acto: date, calendario: Calendario) -> Explicacion:
    """
    Return until when the notification must be dispatched.

    :param acto: day of the act.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    return computar(CURSAR_LA_NOTIFICACION.en(acto), acto, calendario)
