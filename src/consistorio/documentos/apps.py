from __future__ import annotations

from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    name = "consistorio.documentos"
    label = "documentos"
