"""What must be true before an expediente is closed: LPACAP arts. 17, 21, 40 and 70."""

from collections.abc import Sequence
from dataclasses import dataclass

from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida, transicion
from consistorio.nucleo.normativa import LPACAP, Cita, regla


@dataclass(frozen=True, slots=True, kw_only=True)
class Situacion:
    """
    What is known of an expediente when somebody wants to close it.

    :param ordenes: places of its documents, in the order of incorporation.
    """

    estado: Estado
    resolucion_firmada: bool
    notificacion_con_efecto: bool
    acuse_incorporado: bool
    ordenes: Sequence[int]


@dataclass(frozen=True, slots=True)
class Comprobacion:
    """One of the conditions, and whether it is met."""

    codigo: str
    frase: str
    cita: Cita
    cumplida: bool


CONDICIONES = (
    (
        "terminado",
        "El procedimiento ha terminado: hay resolución, desistimiento o caducidad.",
        LPACAP.art("84.1"),
    ),
    (
        "resolucion",
        "La resolución está firmada y numerada en su libro.",
        LPACAP.art("21.1"),
    ),
    (
        "notificacion",
        "La notificación ha tenido efecto: se ha abierto, se ha rechazado o ha caducado.",
        LPACAP.art("40.1"),
    ),
    (
        "acuse",
        "El acuse de la notificación está en el expediente.",
        LPACAP.art("41.1"),
    ),
    (
        "indice",
        "El índice está completo: los documentos van seguidos, sin huecos.",
        LPACAP.art("70.3"),
    ),
)


@regla(
    LPACAP.art("41.1"),
    LPACAP.art("70.2"),
    LPACAP.art("70.3"),
    LPACAP.art("21.1"),
    LPACAP.art("40.1"),
)
def comprobaciones(situacion: Situacion) -> tuple[Comprobacion, ...]:
    """Return the conditions for closing, in the order in which people read them."""
    seguidos = list(situacion.ordenes) == list(range(1, len(situacion.ordenes) + 1))
    cumplidas = {
        "terminado": puede_archivarse(situacion.estado),
        "resolucion": situacion.resolucion_firmada,
        "notificacion": situacion.notificacion_con_efecto,
        "acuse": situacion.acuse_incorporado,
        "indice": seguidos and bool(situacion.ordenes),
    }
    return tuple(
        Comprobacion(codigo, frase, cita, cumplidas[codigo]) for codigo, frase, cita in CONDICIONES
    )


def puede_archivarse(estado: Estado) -> bool:
    """Tell whether the state allows the closing."""
    try:
        transicion(estado, "archivar")
    except TransicionNoPermitida:
        return False
    return True
