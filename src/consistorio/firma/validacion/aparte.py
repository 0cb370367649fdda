"""Validation of a file that came from outside, in a child process that may die without harm."""

import logging
from base64 import b64decode, b64encode

from consistorio.documentos.intake.aparte import (
    ejecutar_aparte,
    recibir_encargo,
    responder_encargo,
)

from .confianza import Confianza
from .cualquiera import FicheroIlegible, validar
from .resultado import FirmaValidada


def validar_aparte(
    fichero: bytes, confianza: Confianza, aparte: bytes | None = None
) -> list[FirmaValidada]:
    """
    Return every signature of a file, opened where it can do no harm.

    :param aparte: what is signed, where the signature is a file by itself.
    :raises FicheroIlegible: if the file cannot be read at all.
    :raises NoTerminoAparte: if it takes too long or too much memory.
    """
    encargo = confianza.a_json()
    if aparte is not None:
        encargo["aparte"] = b64encode(aparte).decode()
    respuesta = ejecutar_aparte(__name__, encargo, fichero)
    if "ilegible" in respuesta:
        raise FicheroIlegible(respuesta["ilegible"])
    return [FirmaValidada.de_json(firma) for firma in respuesta["firmas"]]


def _hijo() -> None:
    logging.disable(logging.CRITICAL)
    encargo = recibir_encargo()
    parametros = dict(encargo.parametros)
    aparte = parametros.pop("aparte", None)
    try:
        firmas = validar(
            encargo.contenido,
            Confianza.de_json(parametros),
            None if aparte is None else b64decode(aparte),
        )
    except FicheroIlegible as error:
        responder_encargo({"ilegible": str(error)[:200]})
    else:
        responder_encargo({"firmas": [firma.a_json() for firma in firmas]})


if __name__ == "__main__":
    _hijo()
