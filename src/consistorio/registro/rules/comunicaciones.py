"""What a communication between units must say to be sent."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

MAXIMO_DE_UNIDADES, MAXIMO_DE_ASIENTOS = 50, 20
MAXIMO_DE_ASUNTO, MAXIMO_DE_TEXTO = 160, 8000


class DefectoDeComunicacion(StrEnum):
    """Why it cannot be sent."""

    SIN_ASUNTO = "sin-asunto"
    SIN_TEXTO = "sin-texto"
    SIN_DESTINO = "sin-destino"
    DEMASIADO = "demasiado"


class ComunicacionNoValida(ValueError):
    """It cannot be sent; ``defecto`` says why."""

    def __init__(self, defecto: DefectoDeComunicacion) -> None:
        super().__init__(defecto.value)
        self.defecto = defecto


def comprobar(
    *, asunto: str, texto: str, unidades: Collection[object], asientos: Collection[object]
) -> None:
    """
    Let a communication be sent if it says what, to whom, and not too much.

    :raises ComunicacionNoValida: otherwise.
    """
    if not asunto.strip():
        raise ComunicacionNoValida(DefectoDeComunicacion.SIN_ASUNTO)
    if not texto.strip():
        raise ComunicacionNoValida(DefectoDeComunicacion.SIN_TEXTO)
    if not unidades:
        raise ComunicacionNoValida(DefectoDeComunicacion.SIN_DESTINO)
    largo = len(asunto) > MAXIMO_DE_ASUNTO or len(texto) > MAXIMO_DE_TEXTO
    if largo or len(unidades) > MAXIMO_DE_UNIDADES or len(asientos) > MAXIMO_DE_ASIENTOS:
        raise ComunicacionNoValida(DefectoDeComunicacion.DEMASIADO)
