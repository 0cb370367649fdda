"""The hash of a file, as each application writes it."""

from __future__ import annotations

import base64
import hashlib
import re

from consistorio.registro.rules.sicres.valores import NoEsBase64, de_base64

# MD5 and SHA-1 only recognise what old applications send; nothing is trusted because of them.
_CONOCIDAS = ("sha512", "sha256", "sha1", "md5", "sha384")
_POR_NOMBRE = {nombre.replace("-", ""): nombre for nombre in _CONOCIDAS}
ALGORITMO = "SHA-512"


def coincide(declarada: str, contenido: bytes, algoritmo: str = "") -> bool | None:
    """
    Tell whether a hash in base64 is that of the bytes, or None where it cannot be said.

    SICRES 3.0 does not say which algorithm; the hash travels raw, or in hexadecimal inside the
    base64, as most applications do.

    :param algoritmo: its name, where the message declares it (SICRES 4.0).
    """
    try:
        dicha = de_base64(declarada)
    except NoEsBase64:
        return False
    nombre = _POR_NOMBRE.get(re.sub(r"[^a-z0-9]", "", algoritmo.lower()))
    if algoritmo and nombre is None:
        return None
    return any(_es(dicha, contenido, uno) for uno in ((nombre,) if nombre else _CONOCIDAS))


def _es(dicha: bytes, contenido: bytes, nombre: str) -> bool:
    suya = hashlib.new(nombre, contenido, usedforsecurity=False)
    return dicha == suya.digest() or dicha.lower() == suya.hexdigest().encode()


def huella_de(contenido: bytes) -> str:
    """Return the hash that we send: SHA-512 in base64."""
    return base64.b64encode(hashlib.sha512(contenido).digest()).decode()
