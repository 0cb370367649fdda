"""Validation of a PDF that came from outside, in a child process that may die without harm."""

import logging

from consistorio.documentos.intake.aparte import (
    ejecutar_aparte,
    recibir_encargo,
    responder_encargo,
)

from .confianza import Confianza
from .pdf import PdfIlegible, validar_pdf
from .resultado import FirmaValidada


def validar_aparte(pdf: bytes, confianza: Confianza) -> list[FirmaValidada]:
    """
    Return every signature of a PDF, opened where it can do no harm.

    :raises PdfIlegible: if the file cannot be read at all.
    :raises NoTerminoAparte: if it takes too long or too much memory.
    """
    respuesta = ejecutar_aparte(__name__, confianza.a_json(), pdf)
    if "ilegible" in respuesta:
        raise PdfIlegible(respuesta["ilegible"])
    return [FirmaValidada.de_json(firma) for firma in respuesta["firmas"]]


def _hijo() -> None:
    logging.disable(logging.CRITICAL)
    encargo = recibir_encargo()
    try:
        firmas = validar_pdf(encargo.contenido, Confianza.de_json(dict(encargo.parametros)))
    except PdfIlegible as error:
        responder_encargo({"ilegible": str(error)[:200]})
    else:
        responder_encargo({"firmas": [firma.a_json() for firma in firmas]})


if __name__ == "__main__":
    _hijo()
