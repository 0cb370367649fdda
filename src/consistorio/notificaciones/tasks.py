"""Work on notifications that is done after the deed, or when days pass."""

from __future__ import annotations

from uuid import UUID

from consistorio.notificaciones import services
from consistorio.plataforma.actores import Actor, sistema
from consistorio.plataforma.entidades import en, entidad_en_curso
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import periodica, tarea

CADA_SEGUNDOS = 300.0


@tarea("notificaciones.enviar_aviso")
def enviar_aviso(notificacion_id: str) -> None:
    actor = _nosotros(entidad_en_curso())
    services.enviar_aviso(
        actor=actor, notificacion_id=UUID(notificacion_id), reloj=hora_oficial(actor.entidad)
    )


@tarea("notificaciones.extender_acuse")
def extender_acuse(hecho_id: str) -> None:
    actor = _nosotros(entidad_en_curso())
    services.extender_acuse(actor=actor, hecho_id=UUID(hecho_id), reloj=hora_oficial(actor.entidad))


@periodica("notificaciones.registrar_vencidas", cada=CADA_SEGUNDOS)
def registrar_vencidas() -> None:
    """Write down, in each entidad, the rejections that the law has already produced."""
    for entidad in Entidad.objects.all():
        with en(entidad):
            services.registrar_vencidas(actor=_nosotros(entidad), reloj=hora_oficial(entidad))


def _nosotros(entidad: Entidad) -> Actor:
    return sistema(entidad, "notificaciones")
