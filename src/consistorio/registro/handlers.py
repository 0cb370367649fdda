"""What the registro does by itself once something has been filed, never while it is filed."""

from __future__ import annotations

from uuid import UUID

from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.eventos import suscribir
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import services
from consistorio.registro.events import AsientoAnotado


@suscribir(AsientoAnotado)
def repartir_por_reglas(evento: AsientoAnotado) -> None:
    """Send what has just been filed where the rules of the entidad say."""
    if evento.sentido != "ENTRADA":
        return
    entidad = entidad_en_curso()
    services.aplicar_reglas(
        actor=sistema(entidad, "reglas"),
        asiento_id=UUID(evento.asiento_id),
        reloj=hora_oficial(entidad),
    )


@suscribir(AsientoAnotado)
def dejar_que_se_halle(evento: AsientoAnotado) -> None:
    """Put what has just been entered in the index of the search."""
    services.indexar(UUID(evento.asiento_id))
