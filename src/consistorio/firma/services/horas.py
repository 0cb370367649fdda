"""The hour at which a checkpoint of the log was stamped."""

from __future__ import annotations

import base64
from datetime import datetime

from asn1crypto import cms

from consistorio.firma.validacion.confianza import Confianza
from consistorio.identidad.confianza import autoridades_propias, servicios
from consistorio.plataforma.constancia import PruebaDeInclusion
from consistorio.plataforma.reloj import ahora


def hora_del_sello(prueba: PruebaDeInclusion) -> datetime | None:
    """Return when a time-stamping authority saw the checkpoint; None if nobody did."""
    from consistorio.firma.validacion.tiempo import hora_de_token

    if not prueba.sello_de_tiempo:
        return None
    try:
        token = cms.ContentInfo.load(base64.b64decode(prueba.sello_de_tiempo))["content"]
        return hora_de_token(
            token,
            prueba.punto_de_control.encode(),
            Confianza(ahora(), autoridades_propias(), servicios=servicios()),
        )
    except (ValueError, TypeError, KeyError):
        return None
