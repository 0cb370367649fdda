"""The key that signs the checkpoints of each log."""

from __future__ import annotations

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from consistorio.nucleo.nota_firmada import clave_de_verificacion
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.models import Entidad


@lru_cache(maxsize=10_000)
def _clave(codigo: str) -> Ed25519PrivateKey:
    derivada = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"constancia/{codigo}".encode())
    return Ed25519PrivateKey.from_private_bytes(derivada.derive(almacen().maestra))


def origen(entidad: Entidad) -> str:
    """Return the name of the log (C2SP tlog-checkpoint, first line)."""
    return f"{entidad.dominio or 'consistorio'}/{entidad.codigo}"


def firmar(entidad: Entidad, datos: bytes) -> bytes:
    return _clave(entidad.codigo).sign(datos)


def clave_publica(entidad: Entidad) -> bytes:
    """Return the Ed25519 public key, 32 bytes."""
    return _clave(entidad.codigo).public_key().public_bytes_raw()


def verificador(entidad: Entidad) -> str:
    """Return the line that a third party needs to check the checkpoints (signed-note)."""
    return clave_de_verificacion(origen(entidad), clave_publica(entidad))
