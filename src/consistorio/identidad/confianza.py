"""Whom we trust: the authorities whose certificates are accepted, and their revocation lists."""

from __future__ import annotations

import time
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from consistorio.identidad.pki.demostracion import Pki, abrir_pki

SEGUNDOS_EN_MEMORIA = 20


@lru_cache(maxsize=1)
def pki_de_demostracion() -> Pki:
    """
    Return the demonstration service of this installation.

    :raises FileNotFoundError: where there is none (production).
    """
    return abrir_pki(Path(settings.CONSISTORIO_DATOS) / "pki")


def autoridades() -> tuple[bytes, ...]:
    """Return the certificates (DER) of the accepted authorities."""
    propias = tuple(f.read_bytes() for f in sorted(_carpeta().glob("*.cer")))
    return propias + (pki_de_demostracion().cas if settings.CONSISTORIO_DEMO else ())


def listas_de_revocacion(ahora: datetime) -> tuple[bytes, ...]:
    """Return the revocation lists (DER) in force."""
    propias = tuple(f.read_bytes() for f in sorted(_carpeta().glob("*.crl")))
    if not settings.CONSISTORIO_DEMO:
        return propias
    return (*propias, _crl_de_demostracion(int(time.monotonic() // SEGUNDOS_EN_MEMORIA), ahora))


@lru_cache(maxsize=2)
def _crl_de_demostracion(_tramo: int, ahora: datetime) -> bytes:
    return pki_de_demostracion().crl(ahora)


def _carpeta() -> Path:
    return Path(settings.CONSISTORIO_DATOS) / "confianza"
