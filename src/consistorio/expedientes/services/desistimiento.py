"""When a person can be had as desisted: only by resolution, and only if her term is over (art. 68.1)."""

from __future__ import annotations

from datetime import date

from consistorio.expedientes.models import Expediente, Resolucion
from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import Explicacion
from consistorio.organizacion.selectors import espera_una_decision


@regla(LPACAP.art("68.1"), LPACAP.art("21.1"), LPACAP.art("32.4"))
def se_le_puede_tener_por_desistido(expediente: Expediente, hoy: date) -> bool:
    """
    Tell whether what was required is unanswered and its term is over; nobody is by itself.

    A term that an undecided incident touched is not over: it could still be extended.
    """
    if expediente.estado != Estado.PENDIENTE_DE_SUBSANACION:
        return False
    uno = expediente.requerimientos.filter(cerrado_en=None, plazo__isnull=False).first()
    if uno is None or uno.plazo is None:
        return False
    fin = Explicacion.desde_datos(uno.plazo).fin
    return hoy > fin and not espera_una_decision(fin, hoy, expediente.procedimiento)


def exigir_que_quepa(expediente: Expediente, sentido: str, hoy: date) -> None:
    """
    Let pass a resolution that can be written now.

    :raises TransicionNoPermitida: otherwise; also while something required is still open.
    """
    if sentido == Sentido.DESISTIMIENTO:
        cabe = se_le_puede_tener_por_desistido(expediente, hoy)
    else:
        abiertos = expediente.requerimientos.filter(cerrado_en=None)
        cabe = expediente.estado == Estado.EN_TRAMITACION and not abiertos.exists()
    if not cabe:
        raise TransicionNoPermitida(f"{sentido} desde {expediente.estado}")


def es_de_desistimiento(resolucion: Resolucion) -> bool:
    return bool(resolucion.sentido == Sentido.DESISTIMIENTO)
