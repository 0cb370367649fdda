"""The ENI documents of others that have come in."""

from __future__ import annotations

from uuid import UUID

from consistorio.documentos.models import Documento
from consistorio.documentos.selectors import DocumentoVisto, visto
from consistorio.documentos.selectors.acceso import quien_ve
from consistorio.plataforma.actores import Actor

LIMITE = 200


def es_importado(documento_id: UUID) -> bool:
    """Say whether the document came as ENI XML."""
    return bool(Documento.objects.filter(id=documento_id, metadatos__has_key="eni").exists())


def importados() -> list[DocumentoVisto]:
    """Return the last to come in."""
    filas = Documento.objects.filter(metadatos__has_key="eni").order_by("-capturado_en")
    return [visto(uno) for uno in filas[:LIMITE]]


@quien_ve
def lo_importado(actor: Actor, documento_id: UUID) -> bool:
    """Who brings ENI documents in sees those that have come in: they are not yet of any expediente."""
    return actor.puede("documentos.eni") and es_importado(documento_id)
