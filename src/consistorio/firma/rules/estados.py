"""What a petition is, from what has happened to it, and what may still happen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from consistorio.firma.rules.negativas import PeticionCerrada
from consistorio.firma.rules.turno import Puesto, bloque_en_turno, hay_rechazo


class Estado(StrEnum):
    """States of a petition; only the first one is not an end."""

    EN_CURSO = "en_curso"
    COMPLETADA = "completada"
    RECHAZADA = "rechazada"
    RETIRADA = "retirada"


class Accion(StrEnum):
    """What people do with a petition. The last signature that is needed completes it."""

    FIRMAR = "firmar"
    COMPLETAR = "completar"
    RECHAZAR = "rechazar"
    RETIRAR = "retirar"


@dataclass(frozen=True, slots=True)
class Transicion:
    """A step: from where, with what, to where, and who may."""

    desde: Estado
    accion: Accion
    hasta: Estado
    permiso: str


E, A = Estado, Accion
TRANSICIONES = (
    Transicion(E.EN_CURSO, A.FIRMAR, E.EN_CURSO, "firma.firmar"),
    Transicion(E.EN_CURSO, A.COMPLETAR, E.COMPLETADA, "firma.firmar"),
    Transicion(E.EN_CURSO, A.RECHAZAR, E.RECHAZADA, "firma.firmar"),
    Transicion(E.EN_CURSO, A.RETIRAR, E.RETIRADA, "firma.enviar"),
)
_POR_PASO = {(t.desde, t.accion): t for t in TRANSICIONES}


def estado(puestos: Sequence[Puesto], *, retirada: bool) -> Estado:
    """Return the state of a petition; nothing of it is stored."""
    if hay_rechazo(puestos):
        return Estado.RECHAZADA
    if retirada:
        return Estado.RETIRADA
    return Estado.COMPLETADA if bloque_en_turno(puestos) is None else Estado.EN_CURSO


def transicion(desde: Estado, accion: Accion) -> Transicion:
    """
    Return the step that ``accion`` makes from this state.

    :raises PeticionCerrada: if there is none.
    """
    try:
        return _POR_PASO[desde, accion]
    except KeyError:
        raise PeticionCerrada(f"{accion} from {desde}") from None
