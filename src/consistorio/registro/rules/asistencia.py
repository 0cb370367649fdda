"""Who may be helped at the counter, and what is told to whoever should not have come on paper."""

from dataclasses import dataclass

from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.registro.rules.obligados import Obligacion


class AsistenciaNoProcede(Exception):
    """An obliged person cannot sign with the signature of an official (LPACAP 12.2)."""


class SinConsentimientoExpreso(Exception):
    """The person has not given her express consent, of which a record must remain (12.2)."""


@dataclass(frozen=True, slots=True)
class EnPapel:
    """What follows from an entry on paper. :param requiere: 68.4 orders to require the amendment."""

    requiere: bool
    articulo: str


@regla(LPACAP.art("68.4"), LPACAP.art("14.2"), RD203.art("14.1"))
def consecuencia_de_presentar_en_papel(obligacion: Obligacion) -> EnPapel:
    """
    Return what has to be done with an entry made at the counter.

    It is entered all the same; an obliged person must be required to file it electronically.
    """
    return EnPapel(requiere=obligacion.obligada, articulo=str(obligacion.cita))


@regla(LPACAP.art("12.2"), RD203.art("30"))
def exigir_que_se_le_pueda_asistir(obligacion: Obligacion, *, consiente: bool) -> None:
    """
    Let an official sign for a person only if she is not obliged and consents.

    :raises AsistenciaNoProcede: if she must use electronic means by herself.
    :raises SinConsentimientoExpreso: if she has not consented.
    """
    if obligacion.obligada:
        raise AsistenciaNoProcede
    if not consiente:
        raise SinConsentimientoExpreso
