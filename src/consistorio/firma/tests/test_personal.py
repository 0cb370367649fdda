import io

import pikepdf
import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.personal import NoSePuedeFirmar, firmar_pdf, preparar_firma
from consistorio.firma.sello.pdf import SelladorDePdf


def _estados(pki, ahora, pdf):
    estados = []
    for firma in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        contexto = ValidationContext(
            trust_roots=[x509.Certificate.load(pki.raiz.der)], moment=ahora, allow_fetching=False
        )
        estados.append(validate_pdf_signature(firma, contexto))
    return estados


class TestFirmarPdf:
    def test_varias_personas_firman_una_tras_otra_y_todas_valen(self, pki, pdf, ahora, tsa, sello):
        firmado = SelladorDePdf(sello, nombre="Ayuntamiento").sellar(pdf, ahora=ahora)
        for persona in ("tecnica", "secretario", "alcaldesa"):
            firmante = LlaveEnMemoria(pki.persona(persona))
            firmado = firmar_pdf(
                firmado, firmante, nombre=persona, ahora=ahora, motivo="Firma", sellador=tsa.sellar
            )

        estados = _estados(pki, ahora, firmado)

        assert len(estados) == 4
        assert all(estado.intact and estado.valid and estado.trusted for estado in estados)
        assert [e.modification_level.name for e in estados][-1] == "NONE"

    def test_se_firma_tambien_el_pdf_de_otro_programa(self, pki, ahora):
        ajeno = io.BytesIO()
        with pikepdf.new() as nuevo:
            nuevo.add_blank_page()
            nuevo.save(ajeno, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        firmante = LlaveEnMemoria(pki.persona("maria"))

        firmado = firmar_pdf(ajeno.getvalue(), firmante, nombre="María Núñez", ahora=ahora)

        (estado,) = _estados(pki, ahora, firmado)
        assert estado.intact
        assert estado.valid
        assert estado.trusted

    @pytest.mark.parametrize("basura", [b"", b"hola", b"%PDF-1.7\n%%EOF", b"%PDF" + bytes(500)])
    def test_lo_que_no_es_un_pdf_se_rechaza_con_su_error(self, pki, ahora, basura):
        with pytest.raises(NoSePuedeFirmar):
            firmar_pdf(basura, LlaveEnMemoria(pki.persona("maria")), nombre="María", ahora=ahora)

    def test_lo_que_no_cabe_en_el_hueco_no_se_escribe(self, pdf, ahora):
        preparada = preparar_firma(pdf, nombre="María", ahora=ahora)

        with pytest.raises(NoSePuedeFirmar):
            preparada.completar(bytes(20_000))
