"""Names of files, as they may be shown and kept."""

import re
import unicodedata

LARGO_MAXIMO = 120
_EXTENSION_MAXIMA = 9
_PROHIBIDOS = re.compile(r'[<>:"|?*\\/]')
_RESERVADOS = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def nombre_limpio(nombre: str) -> str:
    """
    Return a file name without folders, control or direction characters, of at most 120.

    Direction marks go because they make «fdp.exe» read as «exe.pdf».
    """
    base = unicodedata.normalize("NFC", nombre).replace("\\", "/").rpartition("/")[2]
    visible = "".join(c for c in base if unicodedata.category(c)[0] != "C")
    limpio = " ".join(_PROHIBIDOS.sub("_", visible).split()).strip(". ")
    if not limpio or _RESERVADOS.match(limpio):
        limpio = f"documento_{limpio}".rstrip("_")
    tronco, punto, extension = limpio.rpartition(".")
    if len(limpio) > LARGO_MAXIMO and punto and len(extension) <= _EXTENSION_MAXIMA:
        return f"{tronco[: LARGO_MAXIMO - len(extension) - 1].rstrip()}.{extension}"
    return limpio[:LARGO_MAXIMO]
