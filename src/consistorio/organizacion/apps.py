from __future__ import annotations

from django.apps import AppConfig


class OrganizacionConfig(AppConfig):
    name = "consistorio.organizacion"
    label = "organizacion"
