"""What the registro does about its own news, after the answer."""

from __future__ import annotations

from uuid import UUID

from consistorio.plataforma.eventos import suscribir
from consistorio.registro.events import AsientoAnotado
from consistorio.registro.services import asegurar_justificante


@suscribir(AsientoAnotado)
def completar_justificante(evento: AsientoAnotado) -> None:
    """Make the receipt if the process died between the asiento and it."""
    if evento.sentido == "ENTRADA":
        asegurar_justificante(UUID(evento.asiento_id))
