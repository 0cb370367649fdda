"""What a notification put at disposal has become, from its facts: LPACAP arts. 41 to 43."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, Parametro, regla

DIAS_PARA_ACCEDER = Parametro(
    cita=LPACAP.art("43.2"),
    unidad="días naturales",
    valores=((date(2016, 10, 2), 10),),
)
UN_DIA = timedelta(days=1)


class AccesoAntesDeTiempo(ValueError):
    """A fact is dated before the notification was put at disposal."""


class Estado(StrEnum):
    """States of an electronic notification since it is put at disposal."""

    PUESTA_A_DISPOSICION = "puesta_a_disposicion"
    PRACTICADA = "practicada"
    RECHAZADA = "rechazada"
    RECHAZADA_POR_CADUCIDAD = "rechazada_por_caducidad"
    NO_PRACTICADA = "no_practicada"
    PRACTICADA_OTRA_VIA = "practicada_otra_via"
    ANULADA = "anulada"


class FechaDeRechazo(StrEnum):
    """Day that a deemed rejection bears; an entidad chooses it, and by default the later one."""

    DIA_10 = "dia_10"
    DIA_11 = "dia_11"


TRAMITE_EFECTUADO = frozenset(
    {
        Estado.PRACTICADA,
        Estado.RECHAZADA,
        Estado.RECHAZADA_POR_CADUCIDAD,
        Estado.PRACTICADA_OTRA_VIA,
    }
)


@dataclass(frozen=True, slots=True)
class Hechos:
    """
    What happened to a notification; nothing here is a state.

    :param obligada_o_elegida: the person must, or chose to, be notified electronically.
    :param ampliada_hasta: new last day published by the sede after an incident (art. 32.4).

    Days are those of the zone in which the instants come; see `en_zona`.
    """

    puesta_a_disposicion: datetime
    obligada_o_elegida: bool
    acceso: datetime | None = None
    rechazo: datetime | None = None
    practicada_otra_via: datetime | None = None
    anulada: datetime | None = None
    ampliada_hasta: date | None = None

    def __post_init__(self) -> None:
        propios = filter(None, (self.acceso, self.rechazo, self.anulada))
        if any(hecho < self.puesta_a_disposicion for hecho in propios):
            raise AccesoAntesDeTiempo(self.puesta_a_disposicion.isoformat())

    def en_zona(self, zona: tzinfo | None) -> "Hechos":
        """Return the same facts by the clock of the sede."""
        return replace(
            self,
            puesta_a_disposicion=self.puesta_a_disposicion.astimezone(zona),
            acceso=self.acceso and self.acceso.astimezone(zona),
            rechazo=self.rechazo and self.rechazo.astimezone(zona),
            practicada_otra_via=self.practicada_otra_via
            and self.practicada_otra_via.astimezone(zona),
            anulada=self.anulada and self.anulada.astimezone(zona),
        )


@dataclass(frozen=True, slots=True)
class Efecto:
    """
    The legal state, and from when.

    ``dia_cero`` is the day from which the next plazo hangs: it is empty while there is no effect.
    """

    estado: Estado
    en: datetime | None
    dia_cero: date | None
    ultimo_dia: date

    @property
    def tramite_efectuado(self) -> bool:
        """Whether the procedure goes on (arts. 41.5 and 43.2)."""
        return self.estado in TRAMITE_EFECTUADO


@regla(LPACAP.art("43.2"))
def ultimo_dia_de_acceso(hechos: Hechos) -> date:
    """
    Return the last day, until 24:00, on which opening it practises the notification.

    It is not a term granted to act, so a last day inhábil does not move it.
    """
    disponible = hechos.puesta_a_disposicion.date()
    ultimo = disponible + timedelta(days=DIAS_PARA_ACCEDER.en(disponible))
    return max(ultimo, hechos.ampliada_hasta or ultimo)


@regla(LPACAP.art("41.5"), LPACAP.art("41.7"), LPACAP.art("43.2"), LPACAP.art("32.4"))
def efecto(
    hechos: Hechos, ahora: datetime, fecha_de_rechazo: FechaDeRechazo = FechaDeRechazo.DIA_11
) -> Efecto:
    """
    Return what the notification has become by ``ahora``.

    The first of its facts wins. Unread when the period has run out, it is understood as rejected
    if the channel was compulsory or chosen, and reading it afterwards does not bring it back; for
    anybody else it is simply not practised, until they read it or it goes on paper.

    :param ahora: official time of the sede, whose zone decides the days.
    """
    hechos = hechos.en_zona(ahora.tzinfo)
    ultimo_dia = ultimo_dia_de_acceso(hechos)
    sello = datetime.combine(ultimo_dia + UN_DIA, time.min, tzinfo=ahora.tzinfo)
    vencida = ahora >= sello
    primero = _primer_hecho(hechos, ahora)

    if vencida and hechos.obligada_o_elegida and (primero is None or primero[0] >= sello):
        dia_cero = ultimo_dia if fecha_de_rechazo is FechaDeRechazo.DIA_10 else sello.date()
        return Efecto(Estado.RECHAZADA_POR_CADUCIDAD, sello, dia_cero, ultimo_dia)
    if primero is not None:
        en, estado = primero
        return Efecto(estado, en, None if estado is Estado.ANULADA else en.date(), ultimo_dia)
    if vencida:
        return Efecto(Estado.NO_PRACTICADA, sello, None, ultimo_dia)
    return Efecto(Estado.PUESTA_A_DISPOSICION, None, None, ultimo_dia)


def _primer_hecho(hechos: Hechos, ahora: datetime) -> tuple[datetime, Estado] | None:
    posibles = (
        (hechos.acceso, Estado.PRACTICADA),
        (hechos.rechazo, Estado.RECHAZADA),
        (hechos.practicada_otra_via, Estado.PRACTICADA_OTRA_VIA),
        (hechos.anulada, Estado.ANULADA),
    )
    ocurridos = [(en, estado) for en, estado in posibles if en is not None and en <= ahora]
    return min(ocurridos, key=lambda hecho: hecho[0], default=None)


@regla(LPACAP.art("43.3"), LPACAP.art("40.4"))
def cumple_el_deber_de_notificar_en(hechos: Hechos) -> datetime:
    """Return when the duty to notify within the maximum term was met: on putting it at disposal."""
    return hechos.puesta_a_disposicion


def puede_anularse(hechos: Hechos, ahora: datetime) -> bool:
    """Tell whether the issuer may still annul it: only while it has had no effect."""
    return efecto(hechos, ahora).estado in {Estado.PUESTA_A_DISPOSICION, Estado.NO_PRACTICADA}
