"""What may be published of an incident, and which plazos it touches (LPACAP art. 32.4)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from consistorio.nucleo.calendarios import Calendario, CalendarioSinPublicar
from consistorio.nucleo.normativa import LPACAP, regla


class DefectoDeIncidencia(StrEnum):
    """Why an incident, or its extension, may not be published as it was written."""

    SIN_TITULO = "sin_titulo"
    SIN_SERVICIOS = "sin_servicios"
    SIN_CAUSA = "sin_causa"
    AL_REVES = "al_reves"
    SIN_ACUERDO = "sin_acuerdo"
    FIN_ANTERIOR = "fin_anterior"
    FIN_INHABIL = "fin_inhabil"
    FIN_SIN_CALENDARIO = "fin_sin_calendario"


class IncidenciaNoValida(ValueError):
    """It lacks something, or its days make no sense. :param campo: the one to mend."""

    def __init__(self, campo: str, defecto: DefectoDeIncidencia) -> None:
        super().__init__(f"{campo}: {defecto}")
        self.campo, self.defecto = campo, defecto


@dataclass(frozen=True, slots=True, kw_only=True)
class DatosDeIncidencia:
    """
    What is published of an incident.

    :param procedimiento: the only one that it touches; empty, the whole sede.
    :param impide: meanwhile nobody can file, or open notifications.
    :param hasta: nothing while it goes on, or while it is not known.
    """

    titulo: str
    servicios: str
    causa: str
    desde: datetime
    hasta: datetime | None = None
    procedimiento: str = ""
    impide: bool = True

    def comprobar(self) -> None:
        """:raises IncidenciaNoValida: if it may not be published so."""
        for campo, defecto in (
            ("titulo", DefectoDeIncidencia.SIN_TITULO),
            ("servicios", DefectoDeIncidencia.SIN_SERVICIOS),
            ("causa", DefectoDeIncidencia.SIN_CAUSA),
        ):
            if not getattr(self, campo).strip():
                raise IncidenciaNoValida(campo, defecto)
        if self.hasta is not None and self.hasta < self.desde:
            raise IncidenciaNoValida("hasta", DefectoDeIncidencia.AL_REVES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acuerdo:
    """The decision that extends: the organ, its reference, and the new last day."""

    nuevo_fin: date
    organo: str
    acuerdo: str


@regla(LPACAP.art("32.4"), LPACAP.art("30.5"))
def comprobar_acuerdo(acuerdo: Acuerdo, *, desde: date, hoy: date, calendario: Calendario) -> None:
    """
    Let pass an extension to a working day that is neither past nor before the incident.

    :raises IncidenciaNoValida: otherwise.
    """
    if not acuerdo.organo.strip():
        raise IncidenciaNoValida("organo", DefectoDeIncidencia.SIN_ACUERDO)
    if not acuerdo.acuerdo.strip():
        raise IncidenciaNoValida("acuerdo", DefectoDeIncidencia.SIN_ACUERDO)
    if acuerdo.nuevo_fin < max(desde, hoy):
        raise IncidenciaNoValida("nuevo_fin", DefectoDeIncidencia.FIN_ANTERIOR)
    try:
        habil = calendario.es_habil(acuerdo.nuevo_fin)
    except CalendarioSinPublicar as error:
        raise IncidenciaNoValida("nuevo_fin", DefectoDeIncidencia.FIN_SIN_CALENDARIO) from error
    if not habil:
        raise IncidenciaNoValida("nuevo_fin", DefectoDeIncidencia.FIN_INHABIL)


@regla(LPACAP.art("32.4"))
def toca(fin: date, *, desde: date, hoy: date) -> bool:
    """
    Tell whether an incident touches a plazo: it had not run out when the incident began.

    One that begins later than ``hoy`` touches nothing yet.
    """
    return desde <= hoy and fin >= desde
