"""What the handlers of expedientes share."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from consistorio.expedientes import services
from consistorio.expedientes.models import Hito
from consistorio.plataforma.actores import Actor, sistema
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.reloj import hora_oficial


def nosotros() -> Actor:
    return sistema(entidad_en_curso(), "expedientes")


def contar_plazo(notificacion_id: str, dia_cero: str) -> None:
    services.contar_desde(
        actor=nosotros(),
        notificacion_id=UUID(notificacion_id),
        dia_cero=date.fromisoformat(dia_cero),
    )


def incorporar(expediente_id: str, documento_id: str) -> None:
    if expediente_id and documento_id:
        actor = nosotros()
        services.incorporar_a(
            actor=actor,
            expediente_id=UUID(expediente_id),
            documento_id=UUID(documento_id),
            reloj=hora_oficial(actor.entidad),
        )


def contar_hito(expediente_id: str, tipo: Hito) -> None:
    if expediente_id:
        actor = nosotros()
        services.contar(
            actor=actor,
            expediente_id=UUID(expediente_id),
            tipo=tipo,
            reloj=hora_oficial(actor.entidad),
        )
