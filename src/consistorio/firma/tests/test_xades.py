from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from signxml.exceptions import InvalidDigest, InvalidSignature
from signxml.verifier import SignatureConfiguration
from signxml.xades import XAdESVerifier

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.politica import AGE_1_9
from consistorio.firma.xades import DS_NS, XADES_NS, firmar_xades
from consistorio.identidad.pki import emision, perfiles

AHORA = datetime(2026, 11, 22, tzinfo=UTC)
XML = b'<a xmlns="urn:a"><b Id="parte" z="1"><c>\xc3\xb1</c></b><firmas/></a>'


def _verificar(xml, firmante):
    return XAdESVerifier().verify(
        xml,
        x509_cert=firmante.credencial.certificado.public_bytes(Encoding.PEM).decode(),
        expect_references=2,
        expect_config=SignatureConfiguration(verification_time=AHORA),
    )


def _firmar(firmante, ahora, *, parte=True, politica=None):
    raiz = etree.fromstring(XML)
    que, donde = raiz[0], raiz[1]
    firmar_xades(donde, que if parte else None, firmante, ahora=ahora, politica=politica)
    return etree.tostring(raiz)


@pytest.mark.parametrize("politica", [None, AGE_1_9])
@pytest.mark.parametrize("parte", [True, False])
class TestFirmarXades:
    def test_un_tercero_la_da_por_valida(self, sello, ahora, parte, politica):
        xml = _firmar(sello, ahora, parte=parte, politica=politica)

        firmado = _verificar(xml, sello)

        assert firmado[0].signed_xml.tag == ("{urn:a}b" if parte else "{urn:a}a")

    def test_un_caracter_cambiado_despues_se_descubre(self, sello, ahora, parte, politica):
        xml = _firmar(sello, ahora, parte=parte, politica=politica).replace(b'z="1"', b'z="2"')

        with pytest.raises((InvalidDigest, InvalidSignature)):
            _verificar(xml, sello)


def test_la_politica_va_dentro_de_lo_firmado(sello, ahora):
    raiz = etree.fromstring(_firmar(sello, ahora, politica=AGE_1_9))

    (identificador,) = raiz.iter(f"{{{XADES_NS}}}Identifier")
    assert identificador.text == "urn:oid:2.16.724.1.3.1.1.2.1.9"
    assert next(e.get("URI") for e in raiz.iter(f"{{{DS_NS}}}Reference")) == "#parte"


def test_stays_valid_when_the_tree_is_put_inside_another(sello, ahora):
    fuera = etree.fromstring(b'<x xmlns="urn:x" xmlns:y="urn:y"/>')
    fuera.append(etree.fromstring(_firmar(sello, ahora)))

    assert _verificar(etree.tostring(fuera), sello)


def test_a_key_on_a_curve_signs_as_well(pki, ahora):
    entidad = perfiles.Organizacion(nif="P4890100C", nombre="Ayuntamiento")
    perfil = replace(perfiles.sello(entidad), curva=True)
    firmante = LlaveEnMemoria(emision.emitir(perfil, emisor=pki.emisora, desde=ahora))

    for _ in range(10):
        assert _verificar(_firmar(firmante, ahora), firmante)
