"""What keeps a document as it is while it waits for signatures."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext

from consistorio.documentos.selectors.acceso import que_impide
from consistorio.firma.models import Peticion


@que_impide
def si_espera_firma(documento_id: UUID) -> str:
    """What is shown to be signed stays as it is shown, until somebody signs it or sends it back."""
    espera = Peticion.objects.filter(documento_id=documento_id, cerrada_en__isnull=True).exists()
    return gettext("Está en el portafirmas: retírelo antes de cambiarlo.") if espera else ""
