import csv
import logging
import os
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from consistorio.documentos.intake.aparte import NoTerminoAparte
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.personal import firmar_pdf
from consistorio.firma.sello.pdf import SelladorDePdf
from consistorio.firma.validacion.aparte import validar_aparte
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.cualquiera import FicheroIlegible
from consistorio.firma.validacion.pdf import PdfIlegible, validar_pdf
from consistorio.firma.validacion.resultado import Cambios, Cobertura, FirmaValidada, Veredicto
from consistorio.identidad.pki.validacion import Motivo


@pytest.fixture(scope="module")
def confianza(pki, ahora):
    return Confianza(ahora, pki.cas, [pki.crl(ahora)])


@pytest.fixture(scope="module")
def firmado(pki, pdf, ahora, tsa, sello):
    sellado = SelladorDePdf(sello, nombre="Ayuntamiento").sellar(pdf, ahora=ahora)
    alcaldesa = LlaveEnMemoria(pki.persona("alcaldesa"))
    return firmar_pdf(sellado, alcaldesa, nombre="Itziar", ahora=ahora, sellador=tsa.sellar)


class TestValidarPdf:
    def test_dice_quien_firmo_cuando_y_que_vale(self, firmado, confianza, ahora):
        sello, persona = validar_pdf(firmado, confianza)

        assert sello.veredicto is persona.veredicto is Veredicto.VALIDA
        assert (sello.nif, sello.clase) == ("P4890100C", "SELLO")
        assert (persona.nif, persona.clase) == ("11111111H", "EMPLEADO")
        assert persona.firmante == "Itziar Mendoza Ruiz"
        assert persona.hora_declarada == persona.hora_sellada == ahora
        assert sello.hora_sellada is None
        assert sello.cobertura is Cobertura.HASTA_ENTONCES
        assert sello.cambios is Cambios.SOLO_FIRMAS
        assert persona.cobertura is Cobertura.TODO

    def test_las_firmas_que_vienen_despues_no_quitan_valor(self, pki, pdf, ahora, confianza):
        for persona in ("tecnica", "secretario", "alcaldesa"):
            pdf = firmar_pdf(pdf, LlaveEnMemoria(pki.persona(persona)), nombre=persona, ahora=ahora)

        firmas = validar_pdf(pdf, confianza)

        assert [f.veredicto for f in firmas] == [Veredicto.VALIDA] * 3
        assert [f.cambios.name for f in firmas] == ["SOLO_FIRMAS", "SOLO_FIRMAS", "NINGUNO"]

    def test_un_byte_cambiado_la_invalida(self, firmado, confianza):
        alterado = firmado.replace(b"%PDF-1.7", b"%PDF-1.6", 1)

        for firma in validar_pdf(alterado, confianza):
            assert firma.veredicto is Veredicto.NO_VALIDA
            assert not firma.integra

    def test_lo_anadido_despues_se_descubre(self, pki, pdf, ahora, confianza, tmp_path):
        import io

        from pyhanko.pdf_utils import generic
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

        firmante = LlaveEnMemoria(pki.persona("maria"))
        firmado = firmar_pdf(pdf, firmante, nombre="María", ahora=ahora)
        escritor = IncrementalPdfFileWriter(io.BytesIO(firmado))
        flujo = generic.StreamObject(stream_data=b"BT ET")
        pagina = escritor.root["/Pages"]["/Kids"].raw_get(0)
        pagina.get_object()["/Contents"] = escritor.add_object(flujo)
        escritor.mark_update(pagina)
        salida = io.BytesIO()
        escritor.write(salida)

        (firma,) = validar_pdf(salida.getvalue(), confianza)

        assert firma.integra
        assert firma.cambios is Cambios.CONTENIDO
        assert firma.veredicto is Veredicto.NO_VALIDA

    @pytest.mark.parametrize(
        ("persona", "veredicto", "motivo"),
        [
            ("caducada", Veredicto.INDETERMINADA, Motivo.CADUCADO),
            ("revocada", Veredicto.NO_VALIDA, Motivo.REVOCADO),
            ("desconocida", Veredicto.INDETERMINADA, Motivo.CA_DESCONOCIDA),
        ],
    )
    def test_el_certificado_que_no_vale_se_dice(
        self, pki, pdf, ahora, confianza, persona, veredicto, motivo
    ):
        firmante = LlaveEnMemoria(pki.persona(persona))

        (firma,) = validar_pdf(firmar_pdf(pdf, firmante, nombre="x", ahora=ahora), confianza)

        assert firma.veredicto is veredicto
        assert firma.motivos == (motivo.frase,)

    def test_con_sello_de_tiempo_se_juzga_a_la_hora_sellada(self, firmado, pki, ahora):
        despues = ahora + timedelta(days=5 * 365)

        sello, persona = validar_pdf(firmado, Confianza(despues, pki.cas, None))

        assert (
            sello.motivos == (Motivo.CADUCADO.frase, Motivo.CA_CADUCADA.frase)[: len(sello.motivos)]
        )
        assert persona.veredicto is Veredicto.VALIDA

    def test_un_pdf_sin_firmas_no_tiene_firmas(self, pdf, confianza):
        assert validar_pdf(pdf, confianza) == []

    @pytest.mark.parametrize("basura", [b"", b"hola", b"%PDF-1.7\n%%EOF", b"%PDF" + bytes(900)])
    def test_lo_que_no_es_un_pdf_se_dice(self, basura, confianza):
        with pytest.raises(PdfIlegible):
            validar_pdf(basura, confianza)

    def test_un_pdf_cifrado_se_dice(self, pdf, confianza, tmp_path):
        with pikepdf.open(_escrito(tmp_path, pdf)) as abierto:
            abierto.save(tmp_path / "c.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))

        with pytest.raises(PdfIlegible):
            validar_pdf((tmp_path / "c.pdf").read_bytes(), confianza)


def _escrito(carpeta, pdf):
    (carpeta / "d.pdf").write_bytes(pdf)
    return carpeta / "d.pdf"


class TestAparte:
    def test_the_child_says_the_same(self, firmado, confianza):
        assert validar_aparte(firmado, confianza) == validar_pdf(firmado, confianza)

    def test_what_cannot_be_read_is_said(self, confianza):
        with pytest.raises(FicheroIlegible):
            validar_aparte(b"hola", confianza)

    def test_a_child_that_breaks_is_told_apart(self):
        from consistorio.documentos.intake.aparte import ejecutar_aparte

        with pytest.raises(NoTerminoAparte):
            ejecutar_aparte("consistorio.no.existe", {}, b"")

    def test_a_result_survives_the_journey(self, firmado, confianza):
        for firma in validar_pdf(firmado, confianza):
            assert FirmaValidada.de_json(firma.a_json()) == firma


_DATOS = (
    Path(
        os.environ.get("CONSISTORIO_DATOS_DE_PRUEBA")
        or Path(__file__).resolve().parents[4].parent / "shared" / "data"
    )
    / "firma"
)
_ATAQUES = {
    "replace.pdf",
    "pdf-signed-added-page.pdf",
    "pades-signed-annot-added.pdf",
    "pades-spoofing-replaced-reason.pdf",
    "hello_signed_INCSAVE_signed_EDITED.pdf",
    "pdf-byterange-overlap.pdf",
    "pdf-with-empty-sig.pdf",
    "pades-bes-no-certificates.pdf",
}


@pytest.fixture(scope="module")
def de_fuera(ahora):
    if not (_DATOS / "pades").is_dir():
        pytest.skip(f"the folder of sample signatures is missing: {_DATOS}")
    logging.disable(logging.CRITICAL)
    confianza = Confianza(ahora, [], None)
    yield {r.name: validar_pdf(r.read_bytes(), confianza) for r in (_DATOS / "pades").glob("*.pdf")}
    logging.disable(logging.NOTSET)


def test_every_attack_met_in_the_wild_is_seen(de_fuera):
    for nombre in _ATAQUES:
        assert any(f.veredicto is Veredicto.NO_VALIDA for f in de_fuera[nombre]), nombre


def test_honest_signatures_are_not_taken_for_attacks(de_fuera):
    for nombre in set(de_fuera) - _ATAQUES:
        for firma in de_fuera[nombre]:
            assert firma.veredicto is Veredicto.INDETERMINADA, (nombre, firma)


def test_integrity_agrees_with_what_is_known_of_each_sample(de_fuera):
    with (_DATOS / "esperado.csv").open() as fichero:
        for fila in csv.DictReader(fichero):
            if fila["tipo"] == "PAdES" and fila["fichero"] in de_fuera and fila["resumenes"]:
                firma = de_fuera[fila["fichero"]][int(fila["n"])]
                bien = fila["valor_de_firma"] == fila["resumenes"] == "ok"
                assert firma.integra is bien, fila
