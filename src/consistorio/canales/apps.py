from django.apps import AppConfig


class CanalesConfig(AppConfig):
    name = "consistorio.canales"
    verbose_name = "Canales"
