"""Delivery on paper, and the edict when nobody is found: LPACAP arts. 41.5, 42.2 and 44."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, Parametro, regla
from consistorio.nucleo.plazos import fin_de_plazo_en_dias

LAS_QUINCE = time(15)
DIAS_PARA_REPETIR = Parametro(
    cita=LPACAP.art("42.2"), unidad="días hábiles", valores=((date(2016, 10, 2), 3),)
)
HORAS_DE_DIFERENCIA = Parametro(
    cita=LPACAP.art("42.2"), unidad="horas", valores=((date(2016, 10, 2), 3),)
)
EDAD_PARA_RECIBIR = Parametro(
    cita=LPACAP.art("42.2"), unidad="años", valores=((date(2016, 10, 2), 14),)
)


@dataclass(frozen=True, slots=True)
class SegundoIntento:
    """
    When the second and last attempt can be made.

    On any of ``dias``, from ``desde`` or until ``hasta``: the half of the day that the first one
    did not take, and at least three hours apart on the clock.
    """

    dias: tuple[date, ...]
    desde: time
    hasta: time

    def admite(self, intento: datetime) -> bool:
        """Tell whether an attempt at that hour of the sede is valid."""
        return intento.date() in self.dias and self.desde <= intento.time() <= self.hasta


@regla(LPACAP.art("42.2"))
def segundo_intento(primero: datetime, calendario: Calendario) -> SegundoIntento:
    """
    Return when the delivery must be tried again, once.

    :param primero: first attempt, in the zone of the sede.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    dia = primero.date()
    dias = tuple(
        fin_de_plazo_en_dias(dia, n, calendario) for n in range(1, DIAS_PARA_REPETIR.en(dia) + 1)
    )
    diferencia = timedelta(hours=HORAS_DE_DIFERENCIA.en(dia))
    if primero.time() < LAS_QUINCE:
        tres_horas_mas = (primero + diferencia).time()
        return SegundoIntento(dias, max(LAS_QUINCE, tres_horas_mas), time.max)
    tres_horas_menos = (primero - diferencia).time()
    antes_de_las_quince = time(14, 59, 59, 999999)
    return SegundoIntento(dias, time.min, min(antes_de_las_quince, tres_horas_menos))


@regla(LPACAP.art("42.2"))
def puede_recibirla(edad: int, dia: date) -> bool:
    """Tell whether somebody found at the address is old enough to take it."""
    return edad >= EDAD_PARA_RECIBIR.en(dia)


class Resultado(StrEnum):
    """How an attempt ended. ``rehusada`` is by the person; by anybody else, nobody was found."""

    ENTREGADA = "entregada"
    REHUSADA = "rehusada"
    AUSENTE = "ausente"
    REHUSADA_POR_OTRO = "rehusada_por_otro"
    CADUCADA_EN_LISTA = "caducada_en_lista"
    DIRECCION_INCORRECTA = "direccion_incorrecta"
    DESCONOCIDO = "desconocido"
    FALLECIDO = "fallecido"
    EXTRAVIADA = "extraviada"
    PUBLICADA = "publicada"


CON_EFECTO = frozenset({Resultado.ENTREGADA, Resultado.REHUSADA, Resultado.PUBLICADA})
NADIE = frozenset({Resultado.AUSENTE, Resultado.REHUSADA_POR_OTRO, Resultado.CADUCADA_EN_LISTA})
SIN_LUGAR = frozenset({Resultado.DIRECCION_INCORRECTA, Resultado.DESCONOCIDO})


@dataclass(frozen=True, slots=True)
class Intento:
    """An attempt, at its hour in the zone of the sede."""

    en: datetime
    resultado: Resultado


@dataclass(frozen=True, slots=True)
class Situacion:
    """
    What fits after some attempts.

    :param agotada: the two of art. 42.2 were made, or the place is not known: the edict fits.
    :param segundo: when the second one can be made, if only the first one counts.
    :param de_mas: attempts that do not count, since they were made out of those hours.
    """

    agotada: bool
    segundo: SegundoIntento | None = None
    de_mas: tuple[Intento, ...] = ()


class PapelNoAdmitido(ValueError):
    """What is told of the delivery cannot be, or has no effect in law; the reason is for the clerk."""


@regla(LPACAP.art("42.2"), LPACAP.art("44"))
def situacion(intentos: Sequence[Intento], calendario: Calendario) -> Situacion:
    """
    Return what fits after these attempts, whatever the order in which they were written down.

    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    if any(uno.resultado in SIN_LUGAR for uno in intentos):
        return Situacion(agotada=True)
    fallidos = sorted((u for u in intentos if u.resultado in NADIE), key=lambda u: u.en)
    if not fallidos:
        return Situacion(agotada=False)
    primero, *otros = fallidos
    ventana = segundo_intento(primero.en, calendario)
    if any(ventana.admite(uno.en) for uno in otros):
        return Situacion(agotada=True)
    return Situacion(agotada=False, segundo=ventana, de_mas=tuple(otros))


@regla(LPACAP.art("41.5"), LPACAP.art("42.2"), LPACAP.art("44"))
def exigir_que_quepa(
    nuevo: Intento,
    *,
    anteriores: Sequence[Intento],
    puesta: datetime,
    ahora: datetime,
    calendario: Calendario,
) -> None:
    """
    Let in what can have happened: in its time, once, and the edict only when nobody was found.

    :param puesta: when it was put at disposal; what goes on paper is also in the sede (42.1).
    :raises PapelNoAdmitido: saying why.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    if nuevo.en > ahora:
        raise PapelNoAdmitido("La fecha y la hora de la entrega todavía no han llegado.")
    if nuevo.en < puesta:
        raise PapelNoAdmitido("La entrega no puede ser anterior a la puesta a disposición.")
    if any(uno.resultado in CON_EFECTO for uno in anteriores):
        raise PapelNoAdmitido("Ya consta que se practicó en papel o por anuncio.")
    if nuevo.resultado is not Resultado.PUBLICADA:
        return
    if not situacion(anteriores, calendario).agotada:
        raise PapelNoAdmitido(
            "El anuncio en el Boletín Oficial del Estado cabe cuando constan los dos intentos de "
            "entrega del artículo 42.2, o cuando se desconoce a la persona o el lugar."
        )
    if any(uno.en.date() > nuevo.en.date() for uno in anteriores):
        raise PapelNoAdmitido("El anuncio no puede ser anterior al último intento de entrega.")
