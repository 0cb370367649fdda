"""What stays in the office on paper, and until when (LPACAP art. 16.5; RD 203/2021 art. 53)."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, RD203, Parametro, regla

MESES_DE_CUSTODIA = Parametro(
    cita=RD203.art("53"), unidad="meses", valores=((date(2021, 4, 2), 6),)
)


class FinDeLaCustodia(StrEnum):
    """How something leaves the office."""

    DEVUELTO = "devuelto"
    REMITIDO = "remitido"
    DESTRUIDO = "destruido"


class CustodiaNoAdmitida(ValueError):
    """It cannot be done with what is kept; ``motivo`` says why."""

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo


SIN_DESCRIBIR, SIN_DECIR_A_QUIEN = "sin-describir", "sin-decir-a-quien"
ANTES_DE_TIEMPO, CON_VALOR_HISTORICO, YA_SALIO = "antes-de-tiempo", "valor-historico", "ya-salio"


@regla(RD203.art("53"))
def vence_el(recibido: date) -> date:
    """Return the last day on which the person may come for it."""
    meses = recibido.year * 12 + recibido.month - 1 + MESES_DE_CUSTODIA.en(recibido)
    ejercicio, mes = divmod(meses, 12)
    ultimo = monthrange(ejercicio, mes + 1)[1]
    return date(ejercicio, mes + 1, min(recibido.day, ultimo))


@regla(LPACAP.art("16.5"), RD203.art("53"))
def exigir_que_pueda_salir(
    fin: FinDeLaCustodia, *, hoy: date, vence: date, historico: bool, a_quien: str
) -> None:
    """
    Let something leave: to somebody who is named, or to be destroyed once its time has passed.

    :raises CustodiaNoAdmitida: otherwise; what has historic value is never destroyed.
    """
    if fin is not FinDeLaCustodia.DESTRUIDO:
        if not a_quien.strip():
            raise CustodiaNoAdmitida(SIN_DECIR_A_QUIEN)
        return
    if historico:
        raise CustodiaNoAdmitida(CON_VALOR_HISTORICO)
    if hoy <= vence:
        raise CustodiaNoAdmitida(ANTES_DE_TIEMPO)
