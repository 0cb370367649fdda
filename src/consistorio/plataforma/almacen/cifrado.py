"""Envelope encryption: master key → key of the entidad → key of each blob (AES-256-GCM)."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
CLAVE = 32
ENVUELTA = NONCE + CLAVE + 16


def clave_maestra(carpeta: Path) -> bytes:
    """Return the master key of the installation, making it the first time (mode 0600)."""
    fichero = carpeta / "clave-maestra"
    if not fichero.exists():
        descriptor = os.open(fichero, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as salida:
            salida.write(os.urandom(CLAVE))
            salida.flush()
            os.fsync(salida.fileno())
    return fichero.read_bytes()


def nueva_clave_de_entidad(maestra: bytes, codigo: str) -> bytes:
    """Return a new key for the entidad ``codigo``, wrapped by the master key."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(maestra).encrypt(nonce, os.urandom(CLAVE), codigo.encode())


@lru_cache(maxsize=10_000)
def _cifrador(maestra: bytes, envuelta: bytes, codigo: str) -> AESGCM:
    clave = AESGCM(maestra).decrypt(envuelta[:NONCE], envuelta[NONCE:], codigo.encode())
    return AESGCM(clave)


def cifrar(maestra: bytes, envuelta: bytes, codigo: str, sha256: str, claro: bytes) -> bytes:
    """Return ``claro`` encrypted with a key of its own, bound to (entidad, hash)."""
    ligadura = f"{codigo}/{sha256}".encode()
    clave, nonce, nonce_clave = os.urandom(CLAVE), os.urandom(NONCE), os.urandom(NONCE)
    sobre = _cifrador(maestra, envuelta, codigo).encrypt(nonce_clave, clave, ligadura)
    return nonce_clave + sobre + nonce + AESGCM(clave).encrypt(nonce, claro, ligadura)


def descifrar(maestra: bytes, envuelta: bytes, codigo: str, sha256: str, cifrado: bytes) -> bytes:
    """Return the clear text; :raises InvalidTag: if it is not what was stored for this hash."""
    ligadura = f"{codigo}/{sha256}".encode()
    sobre, resto = cifrado[NONCE:ENVUELTA], cifrado[ENVUELTA:]
    clave = _cifrador(maestra, envuelta, codigo).decrypt(cifrado[:NONCE], sobre, ligadura)
    return AESGCM(clave).decrypt(resto[:NONCE], resto[NONCE:], ligadura)
