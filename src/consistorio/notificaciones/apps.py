from __future__ import annotations

from django.apps import AppConfig


class NotificacionesConfig(AppConfig):
    name = "consistorio.notificaciones"
    label = "notificaciones"
