"""What a demonstration starts with."""

from __future__ import annotations

from consistorio.catalogo import services
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial


def sembrar(actor: Actor) -> None:
    services.publicar_los_de_la_casa(actor=actor, reloj=hora_oficial(actor.entidad))
