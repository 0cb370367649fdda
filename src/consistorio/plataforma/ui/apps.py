from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "consistorio.plataforma.ui"
    label = "ui"
    verbose_name = "Aspecto"
