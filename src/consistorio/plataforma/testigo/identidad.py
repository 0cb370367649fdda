"""Who this installation is as a witness, and which logs it looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from consistorio.nucleo.cofirma import Testigo
from consistorio.nucleo.nota_firmada import leer_clave_de_verificacion
from consistorio.plataforma.almacen import almacen

SIMULADO = "testigo-simulado"


@dataclass(frozen=True, slots=True)
class Vigilante:
    """
    A witness that we are: its name and key, and the key of each log that it looks at.

    :param bitacora: gives the Ed25519 key of an origin, or None if it is not looked at.
    """

    testigo: Testigo
    firmar: Callable[[bytes], bytes]
    bitacora: Callable[[str], bytes | None]


def propio() -> Vigilante:
    """Return who this installation is for others; without logs in its settings, it looks at none."""
    ajustes: Mapping[str, object] = settings.CONSISTORIO_TESTIGO
    lineas = ajustes.get("bitacoras", ())
    claves = dict(map(leer_clave_de_verificacion, lineas))  # type: ignore[call-overload]
    return vigilante(str(ajustes.get("nombre") or _nombre()), claves.get)


def vigilante(nombre: str, bitacora: Callable[[str], bytes | None]) -> Vigilante:
    """Return a witness of that name, with a key of its own that no log shares."""
    derivada = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"testigo/{nombre}".encode())
    clave = Ed25519PrivateKey.from_private_bytes(derivada.derive(almacen().maestra))
    publica = clave.public_key().public_bytes_raw()
    return Vigilante(Testigo(nombre, publica), clave.sign, bitacora)


def _nombre() -> str:
    return f"{urlsplit(settings.CONSISTORIO_ORIGEN).netloc}/testigo"
