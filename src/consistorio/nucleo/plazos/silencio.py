"""What it means that nobody answered: LPACAP arts. 24 and 25."""

from datetime import date
from enum import Enum, StrEnum

from consistorio.nucleo.calendarios import Calendario
from consistorio.nucleo.normativa import LPACAP, Parametro, regla
from consistorio.nucleo.plazos.computo import computar
from consistorio.nucleo.plazos.explicacion import Explicacion
from consistorio.nucleo.plazos.unidades import dias_habiles

DIAS_DEL_CERTIFICADO = Parametro(
    cita=LPACAP.art("24.4"), unidad="días hábiles", valores=((date(2016, 10, 2), 15),)
)


class Silencio(StrEnum):
    """Legal effect of not notifying in time."""

    ESTIMATORIO = "estimatorio"
    DESESTIMATORIO = "desestimatorio"
    CADUCIDAD = "caducidad"


class MateriaDesestimatoria(Enum):
    """Matters in which silence is always negative, whatever the rule of the procedure says."""

    DERECHO_DE_PETICION = "ejercicio del derecho de petición"
    DOMINIO_O_SERVICIO_PUBLICO = "transferencia de facultades sobre el dominio o servicio público"
    MEDIO_AMBIENTE = "actividades que puedan dañar el medio ambiente"
    RESPONSABILIDAD_PATRIMONIAL = "responsabilidad patrimonial"
    IMPUGNACION = "impugnación de actos y disposiciones"
    REVISION_DE_OFICIO = "revisión de oficio a solicitud de los interesados"


class Resolucion(StrEnum):
    """What a late express resolution may still say."""

    SOLO_CONFIRMATORIA = "solo confirmatoria"
    LIBRE = "libre"
    ARCHIVO = "archivo de las actuaciones"


# An alzada against a negative silence becomes positive except in these matters (art. 24.1).
_SIN_DOBLE_SILENCIO = frozenset(MateriaDesestimatoria) - {MateriaDesestimatoria.IMPUGNACION}


@regla(LPACAP.art("24.1"))
def silencio_a_solicitud(
    *,
    materia: MateriaDesestimatoria | None = None,
    norma_desestimatoria: bool = False,
    alzada_contra_silencio_negativo: bool = False,
) -> Silencio:
    """
    Return the effect of silence in a procedure opened at the person's request.

    It is positive unless a statute or EU law says otherwise, or the matter is one of those that
    art. 24.1 leaves out. An alzada against a negative silence becomes positive.

    :param materia: matter of the request, or of the one whose silence is appealed.
    :param norma_desestimatoria: whether a statute or EU law orders negative silence.
    """
    if alzada_contra_silencio_negativo:
        excluida = materia in _SIN_DOBLE_SILENCIO
        return Silencio.DESESTIMATORIO if excluida else Silencio.ESTIMATORIO
    if norma_desestimatoria or materia is not None:
        return Silencio.DESESTIMATORIO
    return Silencio.ESTIMATORIO


@regla(LPACAP.art("25.1"))
def silencio_de_oficio(*, desfavorable: bool) -> Silencio:
    """
    Return the effect of silence in a procedure opened ex officio.

    :param desfavorable: sanctioning, or able to produce unfavourable or burdensome effects.
    """
    return Silencio.CADUCIDAD if desfavorable else Silencio.DESESTIMATORIO


@regla(LPACAP.art("24.3"), LPACAP.art("25.1.b"))
def resolucion_tardia(silencio: Silencio) -> Resolucion:
    """Return what an express resolution may still say once the term has run out."""
    match silencio:
        case Silencio.ESTIMATORIO:
            return Resolucion.SOLO_CONFIRMATORIA
        case Silencio.DESESTIMATORIO:
            return Resolucion.LIBRE
        case Silencio.CADUCIDAD:
            return Resolucion.ARCHIVO


@regla(LPACAP.art("24.4"))
def plazo_del_certificado_de_silencio(desde: date, calendario: Calendario) -> Explicacion:
    """
    Return until when the certificate of silence must be issued.

    :param desde: day on which the maximum term ended, or on which the certificate was asked for.
    :raises CalendarioSinPublicar: if the count enters a year without a calendar.
    """
    return computar(dias_habiles(DIAS_DEL_CERTIFICADO.en(desde)), desde, calendario)
