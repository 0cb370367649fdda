"""Deeds of the registro general."""

from consistorio.registro.services.anotar import (
    AsientoHecho,
    ClaveReutilizada,
    RelojAtrasado,
    anotar_entrada,
    anotar_salida,
)
from consistorio.registro.services.bandeja import aceptar, marcar_con_expediente
from consistorio.registro.services.justificante import asegurar_justificante
from consistorio.registro.services.presentacion import (
    DocumentoPresentado,
    PersonaDeAsiento,
    Presentacion,
)

__all__ = [
    "AsientoHecho",
    "ClaveReutilizada",
    "DocumentoPresentado",
    "PersonaDeAsiento",
    "Presentacion",
    "RelojAtrasado",
    "aceptar",
    "anotar_entrada",
    "anotar_salida",
    "asegurar_justificante",
    "marcar_con_expediente",
]
