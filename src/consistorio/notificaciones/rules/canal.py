"""By which channel a person is notified: LPACAP arts. 14 and 41, RD 203/2021 art. 43."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, RD203, Cita, Parametro, regla
from consistorio.nucleo.plazos import fin_de_plazo_en_dias

DIAS_DEL_CAMBIO_DE_CANAL = Parametro(
    cita=RD203.art("3.2"), unidad="días hábiles", valores=((date(2021, 4, 2), 5),)
)


class Canal(StrEnum):
    """Ways of notifying."""

    ELECTRONICO = "electronico"
    PAPEL = "papel"
    COMPARECENCIA = "comparecencia"
    ENTREGA_POR_EMPLEADO = "entrega_por_empleado"


class NoConvertible(Enum):
    """What can never be notified electronically (art. 41.2)."""

    ELEMENTO_FISICO = "acompaña elementos que no se pueden convertir"
    MEDIO_DE_PAGO = "contiene medios de pago, como cheques"


@dataclass(frozen=True, slots=True)
class Situacion:
    """What is known of the person and of the notification when its channel is decided."""

    obligada: bool
    eligio_electronico: bool = False
    eligio_papel: bool = False
    tiene_datos_de_contacto: bool = True
    de_oficio: bool = False
    es_la_primera: bool = False
    comparece_y_lo_pide: bool = False
    exige_entrega_directa: bool = False
    no_convertible: frozenset[NoConvertible] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Decision:
    """The channel, why, and what else must be done with it."""

    canal: Canal
    cita: Cita
    motivo: str
    tambien_en_la_sede: bool = False
    advertir_de_las_siguientes: bool = False

    @property
    def puede_caducar(self) -> bool:
        """Whether not opening it in ten days is a rejection; see `Situacion.obligada`."""
        return self.canal is Canal.ELECTRONICO


@regla(LPACAP.art("41.1"), LPACAP.art("41.2"), LPACAP.art("41.3"), LPACAP.art("42.1"))
def decidir_canal(situacion: Situacion) -> Decision:
    """
    Return how this notification must be made.

    What goes on paper is also put in the sede, except what cannot be converted.
    """
    if situacion.no_convertible:
        motivos = "; ".join(sorted(causa.value for causa in situacion.no_convertible))
        return Decision(Canal.PAPEL, LPACAP.art("41.2"), motivos)
    return _presencial(situacion) or _a_distancia(situacion)


def es_obligada_o_elegida(situacion: Situacion) -> bool:
    """Tell whether silence will be a rejection (art. 43.2): the person must, or chose to."""
    return situacion.obligada or situacion.eligio_electronico


def _presencial(situacion: Situacion) -> Decision | None:
    if situacion.comparece_y_lo_pide:
        return Decision(
            Canal.COMPARECENCIA,
            LPACAP.art("41.1.a"),
            "la persona comparece en la oficina y pide la notificación",
            tambien_en_la_sede=True,
        )
    if situacion.exige_entrega_directa:
        return Decision(
            Canal.ENTREGA_POR_EMPLEADO,
            LPACAP.art("41.1.b"),
            "la eficacia del acto exige entregarla en mano",
            tambien_en_la_sede=True,
        )
    return None


@regla(RD203.art("43.2"))
def _a_distancia(situacion: Situacion) -> Decision:
    if situacion.obligada:
        sin_aviso = situacion.de_oficio and situacion.es_la_primera
        if sin_aviso and not situacion.tiene_datos_de_contacto:
            return Decision(
                Canal.PAPEL,
                RD203.art("43.2"),
                "primera notificación de oficio a quien no ha dado un contacto electrónico",
                tambien_en_la_sede=True,
                advertir_de_las_siguientes=True,
            )
        return Decision(Canal.ELECTRONICO, LPACAP.art("41.1"), "está obligada al canal electrónico")
    if situacion.eligio_electronico:
        return Decision(Canal.ELECTRONICO, LPACAP.art("41.1"), "eligió el canal electrónico")
    if situacion.eligio_papel:
        return Decision(Canal.PAPEL, LPACAP.art("41.3"), "indicó el papel", tambien_en_la_sede=True)
    if situacion.tiene_datos_de_contacto:
        return Decision(Canal.ELECTRONICO, LPACAP.art("41.1"), "el electrónico es preferente")
    return Decision(
        Canal.PAPEL, LPACAP.art("42.1"), "no hay otro medio que conste", tambien_en_la_sede=True
    )


@regla(RD203.art("3.2"))
def cambio_de_canal_efectivo_el(conocido: date, calendario: Calendario) -> date:
    """
    Return the day from which a natural person's change of channel has effect.

    :param conocido: day on which the body knew of it.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    return fin_de_plazo_en_dias(conocido, DIAS_DEL_CAMBIO_DE_CANAL.en(conocido), calendario)
