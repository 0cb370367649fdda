"""Signatures of people, XML signatures and time stamps, judged by poppler, xmlsec1 and OpenSSL."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from consistorio.documentos.composicion import muestras
from consistorio.documentos.composicion.compositor import componer
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.personal import firmar_pdf
from consistorio.firma.politica import AGE_1_9
from consistorio.firma.sello.pdf import SelladorDePdf
from consistorio.firma.xades import firmar_xades

pytestmark = pytest.mark.conformidad


@pytest.fixture(scope="module")
def firmado_por_tres(pki, sello, tsa, ahora):
    """A resolution with the signatures of two people and the seal."""
    muestra = muestras.MUESTRAS["resolucion"]
    pdf = componer(
        "resolucion", muestra.datos, idioma="es", titulo=muestra.titulo, fecha=muestras.AHORA
    )
    pdf = SelladorDePdf(sello, nombre="Ayuntamiento", tsa=tsa).sellar(pdf, ahora=ahora)
    for persona in ("secretario", "alcaldesa"):
        firmante = LlaveEnMemoria(pki.persona(persona))
        pdf = firmar_pdf(pdf, firmante, nombre=persona, ahora=ahora, sellador=tsa.sellar)
    return pdf


def test_un_documento_con_varias_firmas_sigue_cumpliendo(verapdf, firmado_por_tres):
    assert verapdf({"tres": firmado_por_tres}) == []


def test_varias_firmas_son_validas_para_poppler(pdfsig, firmado_por_tres):
    dicho = pdfsig(firmado_por_tres)

    assert dicho.count("Signature is Valid.") == 3


@pytest.mark.parametrize("politica", [None, AGE_1_9])
@pytest.mark.parametrize("parte", [True, False])
def test_xmlsec1_acepta_la_firma_xml(xmlsec1, sello, ahora, politica, parte):
    raiz = etree.fromstring(b'<a xmlns="urn:a"><b Id="parte" z="1"/><firmas/></a>')
    que = raiz[0] if parte else None
    firmar_xades(raiz[1], que, sello, ahora=ahora, politica=politica)

    dicho = xmlsec1(
        etree.tostring(raiz),
        "urn:a:b",
        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
    )

    assert dicho.startswith("OK") or "Verification status: OK" in dicho, dicho


def test_openssl_acepta_el_sello_de_tiempo(openssl, tsa, pki, ahora, tmp_path):
    (tmp_path / "datos").write_bytes(b"lo que sea")
    openssl(
        *("ts", "-query", "-data", tmp_path / "datos", "-sha256", "-cert"),
        *("-out", tmp_path / "q.tsq"),
    )
    (tmp_path / "r.tsr").write_bytes(tsa.responder((tmp_path / "q.tsq").read_bytes()))
    emisora = pki.emisora.certificado.public_bytes(Encoding.PEM)
    (tmp_path / "emisora.pem").write_bytes(emisora)

    dicho = openssl(
        *("ts", "-verify", "-in", tmp_path / "r.tsr", "-queryfile", tmp_path / "q.tsq"),
        *("-untrusted", tmp_path / "emisora.pem", "-CAfile", pki.carpeta / "raiz.pem"),
        *("-attime", int(ahora.timestamp())),
    )

    assert "Verification: OK" in dicho
