"""Who must relate with the Administration electronically: LPACAP arts. 14 and 68.4."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consistorio.nucleo.identificadores import Nif
from consistorio.nucleo.normativa import LPACAP, Cita, regla


class Calidad(StrEnum):
    """In what quality somebody files."""

    PERSONA_FISICA = "persona_fisica"
    PERSONA_JURIDICA = "persona_juridica"
    ENTIDAD_SIN_PERSONALIDAD = "entidad_sin_personalidad"
    PROFESIONAL_COLEGIADO = "profesional_colegiado"
    EMPLEADO_PUBLICO = "empleado_publico"


_ARTICULOS = {
    Calidad.PERSONA_JURIDICA: LPACAP.art("14.2.a"),
    Calidad.ENTIDAD_SIN_PERSONALIDAD: LPACAP.art("14.2.b"),
    Calidad.PROFESIONAL_COLEGIADO: LPACAP.art("14.2.c"),
    Calidad.EMPLEADO_PUBLICO: LPACAP.art("14.2.e"),
}


@dataclass(frozen=True, slots=True)
class Obligacion:
    """Whether somebody is obliged, and by which letter of the article."""

    obligada: bool
    cita: Cita


def calidad_por_nif(nif: Nif) -> Calidad:
    """Return the quality that the number itself shows; the others must be declared."""
    if nif.es_de_persona_fisica:
        return Calidad.PERSONA_FISICA
    if nif.es_de_entidad_sin_personalidad:
        return Calidad.ENTIDAD_SIN_PERSONALIDAD
    return Calidad.PERSONA_JURIDICA


@regla(LPACAP.art("14.1"), LPACAP.art("14.2"), LPACAP.art("14.3"))
def obligacion(
    interesado: Calidad,
    *,
    representa_a: Calidad | None = None,
    ordenanza_obliga: bool = False,
) -> Obligacion:
    """
    Return whether the person must use electronic means in this procedure.

    :param representa_a: quality of the interested person for whom somebody else acts.
    :param ordenanza_obliga: whether a local regulation obliges natural persons in it.
    """
    if interesado in _ARTICULOS:
        return Obligacion(obligada=True, cita=_ARTICULOS[interesado])
    if representa_a in _ARTICULOS:
        return Obligacion(obligada=True, cita=LPACAP.art("14.2.d"))
    if ordenanza_obliga:
        return Obligacion(obligada=True, cita=LPACAP.art("14.3"))
    return Obligacion(obligada=False, cita=LPACAP.art("14.1"))


@regla(LPACAP.art("68.4"))
def fecha_de_la_solicitud(
    presentada: date, *, obligada: bool, en_papel: bool, subsanada: date | None = None
) -> date | None:
    """
    Return the date of a request, or nothing if an obliged person filed it on paper and no more.

    :param subsanada: day of the electronic filing that was required.
    """
    if obligada and en_papel:
        return subsanada
    return presentada
