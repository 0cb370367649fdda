"""PDF that try to pass for signed (shadow, incremental, forgery, wrapping): none is taken as valid."""

import pytest

from consistorio.firma.sello.pdf import SelladorDePdf
from consistorio.firma.tests.ataques_pdf import ATAQUES
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.pdf import PdfIlegible, validar_pdf
from consistorio.firma.validacion.resultado import Veredicto


@pytest.fixture(scope="module")
def confianza(pki, ahora):
    return Confianza(ahora, pki.cas, [pki.crl(ahora)])


@pytest.fixture(scope="module")
def firmado(sello, pdf, ahora):
    return SelladorDePdf(sello, nombre="Ayuntamiento").sellar(pdf, ahora=ahora)


def test_control_sin_atacarlo_es_valido(firmado, confianza):
    assert [f.veredicto for f in validar_pdf(firmado, confianza)] == [Veredicto.VALIDA]


@pytest.mark.parametrize("ataque", ATAQUES)
def test_ninguno_pasa_por_valido(ataque, firmado, confianza):
    alterado = ATAQUES[ataque](firmado)
    assert alterado != firmado

    try:
        firmas = validar_pdf(alterado, confianza)
    except PdfIlegible:
        return

    assert all(firma.veredicto is not Veredicto.VALIDA for firma in firmas), firmas


def test_son_cuarenta_o_mas():
    assert len(ATAQUES) >= 40
