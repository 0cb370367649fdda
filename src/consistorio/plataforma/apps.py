from __future__ import annotations

from importlib import import_module, util

from django.apps import AppConfig, apps


class PlataformaConfig(AppConfig):
    name = "consistorio.plataforma"
    label = "plataforma"
    default_auto_field = "django.db.models.AutoField"


def cargar_habitaciones(*nombres: str) -> None:
    """Import the rooms ``nombres`` of every module of ours (handlers, tasks, permisos…)."""
    for modulo in apps.get_app_configs():
        if not modulo.name.startswith("consistorio."):
            continue
        for nombre in nombres:
            ruta = f"{modulo.name}.{nombre}"
            if util.find_spec(ruta) is not None:
                import_module(ruta)
