"""Profiles of the service itself: authorities, time stamps, OCSP and the TLS server."""

import ipaddress

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from . import oids
from .emision import Perfil

_SERVICIO = ((oids.PAIS, "ES"), (oids.ORGANIZACION, "Consistorio (demostración)"))


def autoridad(nombre: str) -> Perfil:
    """Return the profile of a certification authority."""
    return Perfil(
        sujeto=(
            *_SERVICIO,
            (oids.NOMBRE_COMUN, nombre),
        ),
        usos=frozenset({"key_cert_sign", "crl_sign"}),
        es_ca=True,
        curva=True,
    )


def autoridad_de_sellado_de_tiempo() -> Perfil:
    """Return the profile of a TSA: its only use, critical, is to stamp time (RFC 3161 § 2.3)."""
    return Perfil(
        sujeto=(
            *_SERVICIO,
            (oids.NOMBRE_COMUN, "TSA de demostración"),
        ),
        usos_extendidos=(ExtendedKeyUsageOID.TIME_STAMPING,),
        usos_extendidos_criticos=True,
        curva=True,
    )


def respondedor_ocsp() -> Perfil:
    """Return the profile of an OCSP responder, which needs no revocation check of its own."""
    return Perfil(
        sujeto=(
            *_SERVICIO,
            (oids.NOMBRE_COMUN, "OCSP de demostración"),
        ),
        usos=frozenset({"digital_signature"}),
        usos_extendidos=(ExtendedKeyUsageOID.OCSP_SIGNING,),
        extensiones=(x509.OCSPNoCheck(),),
        curva=True,
    )


def servidor(*anfitriones: str) -> Perfil:
    """Return the profile of a TLS server for these host names and addresses."""
    return Perfil(
        sujeto=((oids.NOMBRE_COMUN, anfitriones[0]),),
        san=tuple(_anfitrion(nombre) for nombre in anfitriones),
        usos=frozenset({"digital_signature"}),
        usos_extendidos=(ExtendedKeyUsageOID.SERVER_AUTH,),
        curva=True,
    )


def _anfitrion(nombre: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(nombre))
    except ValueError:
        return x509.DNSName(nombre)
