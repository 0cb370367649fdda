"""notificaciones for programs."""

from consistorio.notificaciones.api.operaciones import OPERACIONES

__all__ = ["OPERACIONES"]
