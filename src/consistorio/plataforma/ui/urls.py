from __future__ import annotations

from django.urls import path, register_converter

from consistorio.plataforma.ui import web


class Hexadecimal:
    """Hexadecimal figures in lower case."""

    regex = "[0-9a-f]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ColorHexadecimal(Hexadecimal):
    regex = "[0-9a-f]{6}"


register_converter(Hexadecimal, "hex")
register_converter(ColorHexadecimal, "color")

app_name = "ui"
urlpatterns = [
    path("ui/<color:color>-<hex:huella>.css", web.estilos, name="estilos"),
    path("galeria/", web.galeria, name="galeria"),
]
