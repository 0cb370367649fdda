from django.apps import AppConfig


class CatalogoConfig(AppConfig):
    name = "consistorio.catalogo"
    verbose_name = "Catálogo de procedimientos"
