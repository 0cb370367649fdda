"""Whom we trust: the authorities whose certificates are accepted, and their revocation lists."""

from __future__ import annotations

import time
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from consistorio.identidad.pki.demostracion import Pki, abrir_pki
from consistorio.identidad.pki.listas import listas_guardadas, servicios_de
from consistorio.identidad.pki.servicios import (
    Servicio,
    TipoDeServicio,
    certificados_concedidos,
)

SEGUNDOS_EN_MEMORIA = 20


@lru_cache(maxsize=1)
def pki_de_demostracion() -> Pki:
    """
    Return the demonstration service of this installation.

    :raises FileNotFoundError: where there is none (production).
    """
    return abrir_pki(Path(settings.CONSISTORIO_DATOS) / "pki")


def autoridades(ahora: datetime) -> tuple[bytes, ...]:
    """
    Return the certificates (DER) of the accepted authorities.

    Those of this installation, and those that the trusted lists give as qualified at that hour.
    """
    concedidas = certificados_concedidos(servicios(), TipoDeServicio.CERTIFICADOS, ahora)
    return (*autoridades_propias(), *concedidas)


def autoridades_propias() -> tuple[bytes, ...]:
    """Return the certificates (DER) of the authorities that this installation adds by itself."""
    propias = tuple(f.read_bytes() for f in sorted(_carpeta().glob("*.cer")))
    return propias + (pki_de_demostracion().cas if settings.CONSISTORIO_DEMO else ())


def servicios() -> tuple[Servicio, ...]:
    """Return the trust services of the lists that this installation keeps."""
    return servicios_de(listas_guardadas(_carpeta() / "listas"))


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
