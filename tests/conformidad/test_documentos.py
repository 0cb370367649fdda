"""Every document we write, judged by veraPDF (PDF/A-2a and PDF/UA-1) and by poppler."""

import re

import pytest

from consistorio.documentos.caliente.justificante import Justificantes
from consistorio.documentos.composicion import etiquetas, muestras
from consistorio.documentos.composicion.compositor import componer
from consistorio.firma.sello.pdf import SelladorDePdf

pytestmark = pytest.mark.conformidad


def _componer(nombre, idioma="es"):
    muestra = muestras.MUESTRAS[nombre]
    return componer(
        nombre, muestra.datos, idioma=idioma, titulo=muestra.titulo, fecha=muestras.AHORA
    )


@pytest.fixture(scope="module")
def sellados(sello, tsa, ahora):
    """Every template as composed, sealed B-B and sealed B-T."""
    bb = SelladorDePdf(sello, nombre="Ayuntamiento de Valdehaya", motivo="Sello electrónico")
    bt = SelladorDePdf(sello, nombre="Ayuntamiento de Valdehaya", tsa=tsa)
    documentos = {}
    for nombre in muestras.MUESTRAS:
        pdf = _componer(nombre)
        documentos[nombre] = pdf
        documentos[f"{nombre}-bb"] = bb.sellar(pdf, ahora=ahora)
        documentos[f"{nombre}-bt"] = bt.sellar(pdf, ahora=ahora)
    return documentos


def test_todas_las_plantillas_cumplen_con_sello_y_sin_el(verapdf, sellados):
    assert verapdf(sellados) == []


def test_los_justificantes_en_caliente_cumplen_en_todas_sus_formas(verapdf, sello, tsa, ahora):
    muestra = muestras.MUESTRAS["justificante"]
    justificantes = Justificantes()
    sellador = SelladorDePdf(sello, nombre="Ayuntamiento de Valdehaya", tsa=tsa)
    documentos = {}
    for idioma in etiquetas.idiomas():
        for representante in (None, muestra.datos["representante"]):
            for n in (1, 3):
                preparado = justificantes.en_caliente(
                    {
                        **muestra.datos,
                        "representante": representante,
                        "documentos": muestra.datos["documentos"][:n],
                    },
                    idioma=idioma,
                    titulo=muestra.titulo,
                    fecha=muestras.AHORA,
                )
                nombre = f"{idioma}-{bool(representante)}-{n}"
                documentos[nombre] = preparado.contenido
                sellado = sellador.sellar_preparado(preparado, ahora=ahora)
                documentos[f"{nombre}-bt"] = sellado.contenido

    assert verapdf(documentos) == []


def test_todos_los_idiomas_cumplen(verapdf):
    documentos = {
        f"{nombre}-{idioma}": _componer(nombre, idioma)
        for idioma in etiquetas.idiomas()
        for nombre in ("justificante", "solicitud")
    }

    assert verapdf(documentos) == []


def test_el_sello_es_valido_para_poppler(pdfsig, sellados):
    for nombre, pdf in sellados.items():
        if nombre.endswith(("-bb", "-bt")):
            dicho = pdfsig(pdf)
            assert "Signature is Valid." in dicho
            assert "Total document signed" in dicho


def test_el_sello_es_valido_para_openssl(openssl, sellados, pki, ahora, tmp_path):
    for nombre, pdf in sellados.items():
        if not nombre.endswith(("-bb", "-bt")):
            continue
        a, b, largo = map(int, re.search(rb"/ByteRange\[0 (\d+) (\d+) (\d+)\]", pdf).groups())
        (tmp_path / "cms").write_bytes(bytes.fromhex(pdf[a + 1 : b - 1].decode()))
        (tmp_path / "datos").write_bytes(pdf[:a] + pdf[b : b + largo])
        dicho = openssl(
            *("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", tmp_path / "cms"),
            *("-content", tmp_path / "datos", "-CAfile", pki.carpeta / "raiz.pem"),
            *("-purpose", "any", "-attime", int(ahora.timestamp()), "-out", "/dev/null"),
        )
        assert "successful" in dicho, nombre


def test_un_documento_roto_no_pasa(verapdf):
    roto = _componer("diligencia").replace(b"/Lang(es)", b"/Lgna(es)")

    assert verapdf({"roto": roto})
