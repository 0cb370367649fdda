"""Tables of the platform."""

from consistorio.plataforma.models.bitacora import Anotacion
from consistorio.plataforma.models.constancia import (
    Cofirma,
    Comprobacion,
    Hoja,
    Nodo,
    PuntoDeControl,
    SelloDePunto,
)
from consistorio.plataforma.models.correo import CorreoSimulado
from consistorio.plataforma.models.entidad import DeEntidad, Entidad
from consistorio.plataforma.models.idempotencia import RespuestaGuardada
from consistorio.plataforma.models.permisos import Asignacion, Rol
from consistorio.plataforma.models.sesion import SesionWeb
from consistorio.plataforma.models.testigo import BitacoraVista, Contradiccion
from consistorio.plataforma.models.trabajo import Evento, Tarea

__all__ = [
    "Anotacion",
    "Asignacion",
    "BitacoraVista",
    "Cofirma",
    "Comprobacion",
    "Contradiccion",
    "CorreoSimulado",
    "DeEntidad",
    "Entidad",
    "Evento",
    "Hoja",
    "Nodo",
    "PuntoDeControl",
    "RespuestaGuardada",
    "Rol",
    "SelloDePunto",
    "SesionWeb",
    "Tarea",
]
