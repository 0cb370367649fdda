"""Which program reads pictures in this machine, and in which languages."""

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

NOMBRES = {"es": "spa", "ca": "cat", "ca-valencia": "cat", "eu": "eus", "gl": "glg", "en": "eng"}
CARPETAS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
)


def motor_de_lectura(idiomas: Sequence[str]) -> list[str]:
    """
    Return the order that reads a picture and writes its words, or nothing if there is none here.

    :param idiomas: in which the entidad works; those that the machine does not have are left out.
    """
    programa = shutil.which("tesseract")
    sabe = idiomas_que_sabe()
    letras = [n for n in dict.fromkeys(NOMBRES.get(i, "") for i in idiomas) if n in sabe]
    if programa is None or not letras:
        return []
    return [programa, "-", "-", "-l", "+".join(letras), "--psm", "3", "tsv"]


@cache
def idiomas_que_sabe() -> frozenset[str]:
    """Return the languages whose data are in this machine, as tesseract names them."""
    return frozenset(
        fichero.stem for carpeta in CARPETAS for fichero in Path(carpeta).glob("*.traineddata")
    )
