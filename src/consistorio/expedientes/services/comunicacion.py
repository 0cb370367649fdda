"""A paper that secretaría signs and is notified: requirements and what is decided of their term."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from consistorio.documentos import services as documentos
from consistorio.documentos.rules.texto_rico import desde_html
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.expedientes.models import Expediente
from consistorio.expedientes.rules.marcado import a_html
from consistorio.expedientes.services import papel
from consistorio.expedientes.services.portafirmas import SECRETARIA, firmantes, pie_de_firma
from consistorio.plataforma.actores import Actor

TIPO_DOCUMENTAL = "TD06"  # Comunicación


def redactar(
    actor: Actor, expediente: Expediente, texto: str, *, titulo: str, momento: datetime
) -> DocumentoVisto:
    """
    Make and keep the paper, not signed yet, in the transaction in course.

    :param texto: as a clerk would write it (see `rules.marcado`).
    :raises CargoVacante: if nobody is secretario.
    """
    csv = documentos.nuevo_csv()
    contenido = papel.pdf(
        actor,
        "resolucion",
        _datos(expediente, texto, momento),
        csv=csv,
        titulo=titulo,
        idioma=expediente.idioma,
        momento=momento,
    )
    return papel.incorporar(
        actor,
        contenido,
        nombre=f"{titulo} {expediente}.pdf",
        tipo_documental=TIPO_DOCUMENTAL,
        csv=csv,
        idioma=expediente.idioma,
        momento=momento,
        sellado=False,
    )


def _datos(expediente: Expediente, texto: str, momento: datetime) -> dict[str, Any]:
    [secretaria] = firmantes(momento.date(), (SECRETARIA,))
    return {
        "organo": secretaria.nombre,
        "referencia": str(expediente),
        "interesado": {"nombre": expediente.interesado_nombre, "nif": expediente.interesado_nif},
        "asunto": expediente.asunto,
        "cuerpo": desde_html(a_html(texto)),
        "firmas": [pie_de_firma(secretaria, momento.date())],
    }
