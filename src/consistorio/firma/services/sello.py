"""The seal of the entidad (Ley 40/2015 art. 40) on papers of our own."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import lru_cache

from consistorio.firma.llaves.llave import Llave
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.sello.pdf import SelladorDePdf
from consistorio.firma.sello.tsa import AutoridadDeSelladoDeTiempo
from consistorio.firma.services.llavero import llave_de, sello_en_uso
from consistorio.identidad.confianza import pki_de_demostracion
from consistorio.nucleo.normativa import LRJSP, regla
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import ahora


@lru_cache(maxsize=1000)
def _de_la_instalacion(slug: str) -> Llave:
    return LlaveEnMemoria(pki_de_demostracion().sello(slug))


@lru_cache(maxsize=1000)
def _sellador(llave: Llave, nombre: str) -> SelladorDePdf:
    return SelladorDePdf(llave, nombre=nombre)


def sello_de_la_instalacion(entidad: Entidad) -> Llave:
    """
    Return the key with which ``entidad`` seals while it has not put its own.

    :raises FileNotFoundError: where there is none (production).
    """
    return _de_la_instalacion(entidad.slug)


def llave_del_sello(entidad: Entidad) -> Llave:
    """
    Return the key of the seal of ``entidad``, for what is not a PDF.

    :raises LlaveNoDisponible: if it put one that the installation does not let it use any more.
    """
    puesto = sello_en_uso(entidad)
    return sello_de_la_instalacion(entidad) if puesto is None else llave_de(entidad, puesto)


def sellador_de(entidad: Entidad) -> SelladorDePdf:
    """Return who seals for ``entidad``; what it needs of its key has been read once."""
    return _sellador(llave_del_sello(entidad), f"Sello electrónico: {entidad.nombre}")


def certificado_del_sello(entidad: Entidad) -> bytes:
    """Return the certificate (DER) of the seal, which the sede publishes (RD 203/2021 art. 19.2)."""
    puesto = sello_en_uso(entidad)
    return sello_de_la_instalacion(entidad).certificado if puesto is None else puesto.certificado


@regla(LRJSP.art("40"))
def sellar(*, entidad: Entidad, pdf: bytes, momento: datetime) -> bytes:
    """
    Return the PDF sealed by ``entidad`` (PAdES B-B); same bytes and moment, same result.

    :raises NoEsPdfPropio: if it is not one that our composer writes.
    :raises LlaveNoDisponible: if the token that keeps the key does not sign now.
    """
    return sellador_de(entidad).sellar(pdf, ahora=momento)


@lru_cache(maxsize=1)
def autoridad_de_tiempo() -> AutoridadDeSelladoDeTiempo:
    """Return the time-stamping authority of the demonstration."""
    return AutoridadDeSelladoDeTiempo(LlaveEnMemoria(pki_de_demostracion().tsa), ahora)


def sellar_tiempo_de_demostracion(datos: bytes) -> bytes:
    """Return the RFC 3161 token of ``datos`` by the authority of the demonstration."""
    return autoridad_de_tiempo().sellar(hashlib.sha256(datos).digest())
