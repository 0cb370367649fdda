"""The signature of a person on a document (PAdES B-T), by whatever holds the key."""

from __future__ import annotations

from datetime import datetime

from consistorio.firma.llaves.llave import Llave
from consistorio.firma.services.peticiones import DocumentoNoFirmable
from consistorio.firma.services.sello import autoridad_de_tiempo


def firmar_como_persona(
    pdf: bytes, llave: Llave, *, nombre: str, cargo: str, momento: datetime
) -> bytes:
    """
    Return the PDF with the signature of a person added; the ones before stay valid.

    :param cargo: post in which she signs; it is written in the signature as its reason.
    :raises DocumentoNoFirmable: if the PDF does not admit it.
    """
    from consistorio.firma.personal import NoSePuedeFirmar, firmar_pdf

    try:
        return firmar_pdf(
            pdf,
            llave,
            nombre=nombre,
            ahora=momento,
            motivo=cargo,
            sellador=autoridad_de_tiempo().sellar,
        )
    except NoSePuedeFirmar as error:
        raise DocumentoNoFirmable(str(error)) from error
