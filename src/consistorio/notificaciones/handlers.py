"""What notifications do when others tell."""

from __future__ import annotations

from consistorio.notificaciones import services
from consistorio.organizacion.events import PlazosAmpliados
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.eventos import suscribir
from consistorio.plataforma.reloj import hora_oficial


@suscribir(PlazosAmpliados)
def ampliar_los_dias_para_acceder(_evento: PlazosAmpliados) -> None:
    """Give what waits the days that the sede has published."""
    entidad = entidad_en_curso()
    services.ampliar_acceso(actor=sistema(entidad, "notificaciones"), reloj=hora_oficial(entidad))
