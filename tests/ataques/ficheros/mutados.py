"""Honest files with a few octets changed: nobody meant harm, and readers break all the same."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

from PIL import Image
from tests.ataques.ficheros.caso import Caso
from tests.ataques.ficheros.comprimidos import zip_de
from tests.ataques.ficheros.documentos_pdf import pdf

SEMILLA, VECES = 20261126, 14


def casos() -> Iterator[Caso]:
    azar = random.Random(SEMILLA)
    for nombre, entero in _buenos().items():
        for vez in range(VECES):
            cambiado = bytearray(entero)
            for _octeto in range(1 + vez * 3):
                cambiado[azar.randrange(4, len(cambiado))] = azar.randrange(256)
            yield Caso(f"mutado-{nombre}-{vez}", nombre, bytes(cambiado))


def _buenos() -> dict[str, bytes]:
    imagenes = {}
    for formato, nombre in (("PNG", "a.png"), ("JPEG", "a.jpg"), ("TIFF", "a.tif")):
        salida = io.BytesIO()
        Image.effect_noise((40, 40), 50).save(salida, formato)
        imagenes[nombre] = salida.getvalue()
    word = {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>" * 100}
    return {
        **imagenes,
        "a.pdf": pdf() * 2,
        "a.zip": zip_de({"a": b"x" * 999}),
        "a.docx": zip_de(word),
    }
