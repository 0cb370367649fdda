"""The papers of an expediente: composed, sealed by the entidad and brought in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma import services as firma
from consistorio.plataforma.actores import Actor

PDF = "application/pdf"


def pdf(
    actor: Actor,
    plantilla: str,
    datos: dict[str, Any],
    *,
    csv: str,
    titulo: str,
    idioma: str,
    momento: datetime,
) -> bytes:
    """Return the paper with the letterhead of the entidad, not yet signed nor sealed."""
    return documentos.componer(
        plantilla,
        {**documentos.membrete(actor.entidad, csv), **datos},
        idioma=idioma,
        titulo=titulo,
        fecha=momento,
    )


def incorporar(
    actor: Actor,
    contenido: bytes,
    *,
    nombre: str,
    tipo_documental: str,
    csv: str,
    idioma: str,
    momento: datetime,
    sellado: bool = True,
) -> DocumentoVisto:
    """Bring a paper in as a document; sealed by the entidad unless people are going to sign it."""
    if sellado:
        contenido = firma.sellar(entidad=actor.entidad, pdf=contenido, momento=momento)
    return documentos.incorporar(
        actor=actor,
        nombre=nombre,
        contenido=contenido,
        mime=PDF,
        tipo_documental=tipo_documental,
        origen_ciudadano=False,
        csv=csv,
        tipo_firma="TF06" if sellado else "",
        idioma=idioma,
        reloj=lambda: momento,
    )
