import hashlib
import io
import re
import shutil
import subprocess

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from consistorio.documentos.rules.estructura_pdf import NoEsPdfPropio, preparar
from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.sello.der import contenido
from consistorio.firma.sello.pdf import SelladorDePdf
from consistorio.identidad.pki import emision, perfiles


def _validar(pki, ahora, sellado):
    from asn1crypto import x509

    contexto = ValidationContext(
        trust_roots=[x509.Certificate.load(pki.raiz.der)], moment=ahora, allow_fetching=False
    )
    firma = PdfFileReader(io.BytesIO(sellado)).embedded_signatures[0]
    return validate_pdf_signature(firma, contexto)


@pytest.fixture(params=["B-B", "B-T"])
def sellador(request, sello, tsa):
    return SelladorDePdf(
        sello,
        nombre="Ayuntamiento de Valdehaya",
        motivo="Sello electrónico",
        tsa=tsa if request.param == "B-T" else None,
    )


class TestSellar:
    def test_un_tercero_da_el_sello_por_integro_y_de_confianza(self, sellador, pdf, pki, ahora):
        sellado = sellador.sellar(pdf, ahora=ahora)

        estado = _validar(pki, ahora, sellado)

        assert estado.intact
        assert estado.valid
        assert estado.trusted
        assert estado.coverage.name == "ENTIRE_FILE"

    def test_el_original_queda_dentro_sin_un_byte_cambiado(self, sellador, pdf, ahora):
        assert sellador.sellar(pdf, ahora=ahora).startswith(pdf)

    def test_un_byte_cambiado_despues_se_descubre(self, sellador, pdf, pki, ahora):
        sellado = bytearray(sellador.sellar(pdf, ahora=ahora))
        sellado[30] ^= 1

        assert not _validar(pki, ahora, bytes(sellado)).intact

    def test_the_hash_is_that_of_the_whole_file(self, sellador, pdf, ahora):
        sellado = sellador.sellar_preparado(preparar(pdf), ahora=ahora)

        assert sellado.sha256 == hashlib.sha256(sellado.contenido).hexdigest()

    def test_pdfsig_agrees(self, sellador, pdf, ahora, tmp_path):
        if not shutil.which("pdfsig"):
            pytest.skip("pdfsig (poppler-utils) is not installed")
        (tmp_path / "s.pdf").write_bytes(sellador.sellar(pdf, ahora=ahora))

        salida = subprocess.run(
            ["pdfsig", "-nocert", str(tmp_path / "s.pdf")], capture_output=True, check=True
        ).stdout

        assert b"Signature is Valid." in salida
        assert b"Total document signed" in salida

    def test_openssl_accepts_the_signature_as_cades(self, sellador, pdf, pki, ahora, tmp_path):
        if not shutil.which("openssl"):
            pytest.skip("openssl is not installed")
        sellado = sellador.sellar(pdf, ahora=ahora)
        a, b, c = map(int, re.search(rb"/ByteRange\[0 (\d+) (\d+) (\d+)\]", sellado).groups())
        (tmp_path / "c.der").write_bytes(bytes.fromhex(sellado[a + 1 : b - 1].decode()))
        (tmp_path / "d.bin").write_bytes(sellado[:a] + sellado[b : b + c])

        salida = subprocess.run(
            [
                *("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER"),
                *("-in", str(tmp_path / "c.der"), "-content", str(tmp_path / "d.bin")),
                *("-CAfile", str(pki.carpeta / "raiz.pem"), "-purpose", "any"),
                *("-attime", str(int(ahora.timestamp())), "-out", "/dev/null"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )

        assert "successful" in salida.stderr, salida.stderr

    def test_lo_ya_sellado_no_se_sella_por_esta_via(self, sellador, pdf, ahora):
        with pytest.raises(NoEsPdfPropio):
            sellador.sellar(sellador.sellar(pdf, ahora=ahora), ahora=ahora)

    @pytest.mark.parametrize("basura", [b"", b"%PDF-1.7\n", b"hola" * 1000])
    def test_lo_que_no_es_un_pdf_propio_se_rechaza(self, sellador, basura, ahora):
        with pytest.raises(NoEsPdfPropio):
            sellador.sellar(basura, ahora=ahora)


def test_a_key_on_a_curve_seals_as_well(pki, pdf, ahora):
    from dataclasses import replace

    entidad = perfiles.Organizacion(nif="P4890100C", nombre="Ayuntamiento de Valdehaya")
    perfil = replace(perfiles.sello(entidad), curva=True)
    credencial = emision.emitir(perfil, emisor=pki.emisora, desde=ahora)
    sellador = SelladorDePdf(LlaveEnMemoria(credencial), nombre="Ayuntamiento")

    for _ in range(20):
        estado = _validar(pki, ahora, sellador.sellar(pdf, ahora=ahora))
        assert estado.intact
        assert estado.valid
        assert estado.trusted


class TestAutoridadDeSelladoDeTiempo:
    def _respuesta(self, tsa, tmp_path, *opciones):
        (tmp_path / "datos").write_bytes(b"lo que sea")
        subprocess.run(
            [
                *("openssl", "ts", "-query", "-data", str(tmp_path / "datos"), "-sha256"),
                *(*opciones, "-out", str(tmp_path / "q.tsq")),
            ],
            check=True,
            capture_output=True,
        )
        respuesta = tsa.responder((tmp_path / "q.tsq").read_bytes())
        (tmp_path / "r.tsr").write_bytes(respuesta)

    def test_openssl_accepts_its_answer(self, tsa, pki, ahora, tmp_path):
        if not shutil.which("openssl"):
            pytest.skip("openssl is not installed")
        self._respuesta(tsa, tmp_path, "-cert")
        emisora = pki.emisora.certificado.public_bytes(Encoding.PEM)
        (tmp_path / "emisora.pem").write_bytes(emisora)

        salida = subprocess.run(
            [
                *("openssl", "ts", "-verify", "-in", str(tmp_path / "r.tsr")),
                *(
                    "-queryfile",
                    str(tmp_path / "q.tsq"),
                    "-untrusted",
                    str(tmp_path / "emisora.pem"),
                ),
                *("-CAfile", str(pki.carpeta / "raiz.pem")),
                *("-attime", str(int(ahora.timestamp()))),
            ],
            capture_output=True,
            text=True,
            check=False,
        )

        assert "Verification: OK" in salida.stdout, salida.stderr

    def test_lo_que_no_es_una_peticion_se_rechaza_con_respuesta(self, tsa):
        from asn1crypto import tsp

        for basura in (b"", b"\x30\x00", b"x" * 200):
            estado = tsp.PKIStatusInfo.load(contenido(tsa.responder(basura)))
            assert estado["status"].native == "rejection"
