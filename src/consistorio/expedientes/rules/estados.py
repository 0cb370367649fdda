"""States of an expediente and the steps that lead from one to another."""

from dataclasses import dataclass
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, Cita


class TransicionNoPermitida(ValueError):
    """From that state the law knows no such step."""


class Estado(StrEnum):
    """States of an expediente."""

    INCOADO = "incoado"
    PENDIENTE_DE_SUBSANACION = "pendiente_de_subsanacion"
    EN_TRAMITACION = "en_tramitacion"
    PENDIENTE_DE_FIRMA = "pendiente_de_firma"
    PARALIZADO = "paralizado"
    RESUELTO = "resuelto"
    DESISTIDO = "desistido"
    CADUCADO = "caducado"
    ARCHIVADO = "archivado"


E = Estado


@dataclass(frozen=True, slots=True)
class Transicion:
    """A step: from where, with what, to where, who may, and which article orders it."""

    desde: Estado
    accion: str
    hasta: Estado
    permiso: str
    cita: Cita | None = None


_TRAMITAR = "expedientes.tramitar"
_RESOLVER = "expedientes.resolver"
_ARCHIVAR = "expedientes.archivar"

TRANSICIONES = (
    #          desde                       accion                      hasta                       permiso     cita
    Transicion(E.INCOADO,                  "admitir",                  E.EN_TRAMITACION,           _TRAMITAR),
    Transicion(E.INCOADO,                  "requerir_subsanacion",     E.PENDIENTE_DE_SUBSANACION, _TRAMITAR,  LPACAP.art("68.1")),
    Transicion(E.EN_TRAMITACION,           "requerir_subsanacion",     E.PENDIENTE_DE_SUBSANACION, _TRAMITAR,  LPACAP.art("68.1")),
    Transicion(E.PENDIENTE_DE_SUBSANACION, "subsanar",                 E.EN_TRAMITACION,           "expedientes.presentar", LPACAP.art("68.1")),
    Transicion(E.PENDIENTE_DE_SUBSANACION, "tener_por_desistido",      E.DESISTIDO,                _RESOLVER,  LPACAP.art("68.1")),
    Transicion(E.INCOADO,                  "aceptar_desistimiento",    E.DESISTIDO,                _RESOLVER,  LPACAP.art("94.4")),
    Transicion(E.PENDIENTE_DE_SUBSANACION, "aceptar_desistimiento",    E.DESISTIDO,                _RESOLVER,  LPACAP.art("94.4")),
    Transicion(E.EN_TRAMITACION,           "aceptar_desistimiento",    E.DESISTIDO,                _RESOLVER,  LPACAP.art("94.4")),
    Transicion(E.EN_TRAMITACION,           "enviar_a_firma",           E.PENDIENTE_DE_FIRMA,       _TRAMITAR,  LPACAP.art("88.1")),
    Transicion(E.PENDIENTE_DE_FIRMA,       "devolver_de_la_firma",     E.EN_TRAMITACION,           _TRAMITAR),
    Transicion(E.PENDIENTE_DE_FIRMA,       "resolver",                 E.RESUELTO,                 _RESOLVER,  LPACAP.art("21.1")),
    Transicion(E.EN_TRAMITACION,           "advertir_de_caducidad",    E.PARALIZADO,               _TRAMITAR,  LPACAP.art("95.1")),
    Transicion(E.PARALIZADO,               "reanudar",                 E.EN_TRAMITACION,           _TRAMITAR,  LPACAP.art("95.1")),
    Transicion(E.PARALIZADO,               "declarar_caducidad",       E.CADUCADO,                 _RESOLVER,  LPACAP.art("95.1")),
    Transicion(E.EN_TRAMITACION,           "declarar_caducidad",       E.CADUCADO,                 _RESOLVER,  LPACAP.art("25.1.b")),
    Transicion(E.RESUELTO,                 "archivar",                 E.ARCHIVADO,                _ARCHIVAR,  LPACAP.art("17.1")),
    Transicion(E.DESISTIDO,                "archivar",                 E.ARCHIVADO,                _ARCHIVAR,  LPACAP.art("17.1")),
    Transicion(E.CADUCADO,                 "archivar",                 E.ARCHIVADO,                _ARCHIVAR,  LPACAP.art("17.1")),
)  # fmt: skip
_POR_PASO = {(t.desde, t.accion): t for t in TRANSICIONES}
INICIAL = Estado.INCOADO
# The maximum term to resolve has nothing to count any more.
TERMINADOS = frozenset({E.RESUELTO, E.DESISTIDO, E.CADUCADO, E.ARCHIVADO})


def transicion(desde: Estado, accion: str) -> Transicion:
    """
    Return the transition that ``accion`` makes from this state.

    :raises TransicionNoPermitida: if there is none.
    """
    try:
        return _POR_PASO[desde, accion]
    except KeyError:
        raise TransicionNoPermitida(f"{accion} desde {desde}") from None


def acciones(desde: Estado) -> tuple[Transicion, ...]:
    """Return the steps that this state allows, in the order of the table."""
    return tuple(t for t in TRANSICIONES if t.desde is desde)
