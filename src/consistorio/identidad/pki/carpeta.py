"""Credentials as files: ``x.pem`` (chain), ``x.clave.pem`` (key, 0600) and ``x.p12``."""

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from .emision import Clave, Credencial, exportar_p12

_CLAVE = ".clave.pem"


def guardar(carpeta: Path, nombre: str, credencial: Credencial, *, clave_p12: str) -> None:
    """Write a credential; people also get a .p12 to install in their browser."""
    base = carpeta / nombre
    base.parent.mkdir(parents=True, exist_ok=True)
    cadena = (credencial.certificado, *credencial.cadena)
    pem = b"".join(c.public_bytes(Encoding.PEM) for c in cadena)
    base.with_name(f"{base.name}.pem").write_bytes(pem)
    clave = base.with_name(f"{base.name}{_CLAVE}")
    clave.touch(mode=0o600)
    clave.write_bytes(
        credencial.clave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    if nombre.startswith("personas/"):
        p12 = exportar_p12(credencial, nombre=base.name, clave=clave_p12)
        base.with_name(f"{base.name}.p12").write_bytes(p12)


def leer(carpeta: Path, nombre: str) -> Credencial:
    """
    Return one credential.

    :raises FileNotFoundError: if it is not there.
    """
    base = carpeta / nombre
    certificado, *cadena = x509.load_pem_x509_certificates(
        base.with_name(f"{base.name}.pem").read_bytes()
    )
    clave = load_pem_private_key(base.with_name(f"{base.name}{_CLAVE}").read_bytes(), None)
    if not isinstance(clave, Clave):
        raise TypeError(f"{nombre}: {type(clave).__name__}")
    return Credencial(clave, certificado, tuple(cadena))


def leer_todas(carpeta: Path) -> dict[str, Credencial]:
    """Return every credential of a folder by its name in it."""
    rutas = (ruta.relative_to(carpeta).as_posix() for ruta in carpeta.rglob(f"*{_CLAVE}"))
    return {nombre: leer(carpeta, nombre) for nombre in (r.removesuffix(_CLAVE) for r in rutas)}
