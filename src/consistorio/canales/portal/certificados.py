"""The certificates of invented people, for whoever tries the demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VALEN = {
    "maria": _("Persona física."),
    "jose": _("Persona física."),
    "olena": _("Persona física, con NIE."),
    "panaderia": _("Representante de una sociedad."),
}
NO_VALEN = {
    "caducada": _("Caducado: la sede explica por qué no lo admite."),
    "revocada": _("Revocado por quien lo emitió."),
    "desconocida": _("De una autoridad que nadie reconoce."),
}


class Certificado(NamedTuple):
    """A .p12 that can be downloaded. :param de: name in the certificate."""

    nombre: str
    de: str
    explicacion: str | Promise
    vale: bool


def certificados() -> list[Certificado]:
    """Return those of citizens that this demonstration has, the good ones first."""
    return [
        Certificado(nombre, _titular(nombre), explicacion, nombre in VALEN)
        for nombre, explicacion in {**VALEN, **NO_VALEN}.items()
        if fichero(nombre).exists()
    ]


def fichero(nombre: str) -> Path:
    """Return where the .p12 of that short name is, if there is one."""
    carpeta: Path = settings.CONSISTORIO_DATOS / "pki" / "personas"
    return carpeta / f"{nombre}.p12"


def _titular(nombre: str) -> str:
    pem = fichero(nombre).with_suffix(".pem").read_bytes()
    sujeto = x509.load_pem_x509_certificate(pem).subject
    return str(sujeto.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
