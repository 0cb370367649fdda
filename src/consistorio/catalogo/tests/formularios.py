"""Definitions made for a test, from that of the instancia general."""

from __future__ import annotations

from typing import Any

from consistorio.catalogo import services
from consistorio.catalogo.rules.definicion import Definicion, como_datos, leer

INSTANCIA = "instancia-general.yaml"


def campo(nombre: str, tipo: str = "texto", **mas: Any) -> dict[str, Any]:
    return {
        "nombre": nombre,
        "tipo": tipo,
        "etiqueta": {"es": nombre.capitalize()},
        "base": "LPACAP art. 66.1",
        **mas,
    }


def opciones(*valores: str) -> list[dict[str, Any]]:
    return [{"valor": v, "etiqueta": {"es": v.capitalize()}} for v in valores]


def definicion(
    *campos: dict[str, Any], secciones: Any = (), documentos: Any = (), **mas: Any
) -> Definicion:
    """A procedure that asks for the subject and for those fields."""
    datos = como_datos(services.leer_fichero(services.DE_LA_CASA / INSTANCIA))
    datos["formulario"] = {
        "campos": [campo("asunto"), *campos],
        "extracto_de": "asunto",
        "secciones": list(secciones),
    }
    datos["adjuntos"]["documentos"] = list(documentos)
    return leer({**datos, "pruebas": [], **mas})
