"""Who sees a document because it is of an expediente that she sees, and when it stays as it is."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext

from consistorio.documentos.selectors.acceso import que_impide, quien_ve
from consistorio.expedientes.models import DocumentoDeExpediente
from consistorio.expedientes.selectors.expediente import visibles_para
from consistorio.plataforma.actores import Actor


@quien_ve
def de_sus_expedientes(actor: Actor, documento_id: UUID) -> bool:
    if not actor.puede("expedientes.consultar"):
        return False
    suyos = visibles_para(actor).values("id")
    filas = DocumentoDeExpediente.objects.filter(documento_id=documento_id)
    return bool(filas.filter(expediente_id__in=suyos).exists())


@que_impide
def si_el_expediente_esta_cerrado(documento_id: UUID) -> str:
    """What is in a signed index stays as it was signed."""
    filas = DocumentoDeExpediente.objects.filter(documento_id=documento_id)
    cerrado = filas.filter(expediente__archivado_en__isnull=False).exists()
    return gettext("Está en un expediente cerrado, cuyo índice está firmado.") if cerrado else ""
