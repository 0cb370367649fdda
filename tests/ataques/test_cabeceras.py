"""No header says who somebody is: only our own session or token do."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.test import Client

from consistorio.plataforma.models import SesionWeb

pytestmark = pytest.mark.django_db
CON_CERTIFICADO = (
    "Client-Cert", "client-cert", "CLIENT-CERT", "Client_Cert", "Client-Cert-Chain",
    "X-Client-Cert", "X-SSL-Client-Cert", "X-SSL-CLIENT-CERT", "X-SSL-Cert", "X-SSL-Certificate",
    "SSL-Client-Cert", "SSL_CLIENT_CERT", "X-ARR-ClientCert", "X-Forwarded-Client-Cert",
    "X-Forwarded-Tls-Client-Cert", "X-Amzn-Mtls-Clientcert", "X-TLS-Client-Certificate",
    "X-Apache-SSL-Client-Cert", "X-Certificate", "Cert",
)  # fmt: skip
CON_IDENTIDAD = (
    "X-SSL-Client-Verify", "X-SSL-Client-S-DN", "X-SSL-Client-DN", "X-SSL-Client-CN",
    "X-SSL-Client-Serial", "SSL_CLIENT_S_DN", "X-Client-DN", "X-Client-Verify", "X-Forwarded-User",
    "X-Forwarded-Email", "X-Remote-User", "Remote-User", "REMOTE_USER", "X-User", "X-Nif",
    "X-Authenticated-User", "X-Auth-Request-User", "X-WebAuth-User", "X-Original-User", "From",
)  # fmt: skip
PUERTAS = (
    "/villaclara/carpeta/",
    "/villaclara/tramitacion/",
    "/villaclara/tramitacion/expedientes/",
    "/villaclara/carpeta/notificaciones/",
    "/villaclara/entrar/certificado/",
)


@pytest.fixture
def certificado(entidad, _pki_de_la_sesion):
    """The true certificate of Ana, in the forms in which proxies pass it on."""
    ruta = Path(settings.CONSISTORIO_DATOS) / "pki" / "personas" / "ana.pem"
    ana = x509.load_pem_x509_certificates(ruta.read_bytes())[0]
    pem = ana.public_bytes(Encoding.PEM).decode()
    der = base64.b64encode(ana.public_bytes(Encoding.DER)).decode()
    return [f":{der}:", der, quote(pem), pem.replace("\n", " "), pem.replace("\n", "\n ")]


@pytest.mark.parametrize("cabecera", CON_CERTIFICADO)
def test_un_certificado_en_una_cabecera_no_identifica_a_nadie(certificado, cabecera):
    for valor in certificado:
        for puerta in PUERTAS:
            _no_entra(puerta, {cabecera: valor, "X-SSL-Client-Verify": "SUCCESS"})


@pytest.mark.parametrize("cabecera", CON_IDENTIDAD)
def test_un_nombre_en_una_cabecera_no_identifica_a_nadie(entidad, cabecera):
    for valor in ("12345678Z", "SUCCESS", "CN=ANA GARCÍA, serialNumber=IDCES-12345678Z", "admin"):
        for puerta in PUERTAS:
            _no_entra(puerta, {cabecera: valor})


def test_ni_todas_juntas_ni_como_variables_del_servidor(certificado):
    todas = dict.fromkeys((*CON_CERTIFICADO, *CON_IDENTIDAD), certificado[0])
    variables = {nombre.upper().replace("-", "_"): certificado[0] for nombre in todas}
    for puerta in PUERTAS:
        _no_entra(puerta, todas)
        respuesta = Client().get(puerta, secure=True, **variables)
        assert respuesta.status_code in {302, 403}
    assert not SesionWeb.objects.exists()


def test_tampoco_abren_la_api(entidad, certificado):
    todas = dict.fromkeys((*CON_CERTIFICADO, *CON_IDENTIDAD), certificado[0])
    for ruta in ("asientos", "expedientes", "notificaciones"):
        respuesta = Client().get(f"/villaclara/api/v1/{ruta}", secure=True, headers=todas)
        assert respuesta.status_code == 401


def _no_entra(puerta: str, cabeceras: dict[str, str]) -> None:
    respuesta = Client().get(puerta, secure=True, headers=cabeceras)

    assert respuesta.status_code in {302, 403}, (puerta, cabeceras)
    if respuesta.status_code == 302:
        assert "/entrar/" in respuesta["Location"]
    assert "sesion" not in respuesta.cookies


def test_no_code_of_ours_reads_such_a_header():
    """It fails when somebody begins to trust one: that must come with its own proof."""
    lectura = re.compile(
        r"HTTP_(X_SSL|CLIENT_CERT|X_FORWARDED_USER|REMOTE_USER|X_FORWARDED_CLIENT)"
    )
    fuentes = list(Path(settings.RAIZ).rglob("*.py"))

    assert len(fuentes) > 300
    assert not [f for f in fuentes if lectura.search(f.read_text())]
