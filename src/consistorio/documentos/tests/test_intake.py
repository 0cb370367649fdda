import io
import socket
import threading
import zipfile

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from consistorio.documentos.composicion import muestras
from consistorio.documentos.composicion.compositor import componer
from consistorio.documentos.intake import AntivirusNoResponde, Clamd, Limites, examen, examinar
from consistorio.documentos.intake.tipos import tipo_por_contenido
from consistorio.documentos.rules.nombres import LARGO_MAXIMO, nombre_limpio

MUESTRA = muestras.MUESTRAS["diligencia"]
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(scope="module")
def pdf():
    return componer(
        "diligencia", MUESTRA.datos, idioma="es", titulo=MUESTRA.titulo, fecha=muestras.AHORA
    )


def _pdf_con(cambiar, **opciones):
    salida = io.BytesIO()
    with pikepdf.new() as nuevo:
        nuevo.add_blank_page()
        cambiar(nuevo)
        nuevo.save(salida, **opciones)
    return salida.getvalue()


def _zip(**ficheros):
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as comprimido:
        for nombre, contenido in ficheros.items():
            metodo = zipfile.ZIP_STORED if nombre == "mimetype" else zipfile.ZIP_DEFLATED
            comprimido.writestr(nombre, contenido, metodo)
    return salida.getvalue()


def _imagen(formato, lado=50):
    salida = io.BytesIO()
    Image.new("L", (lado, lado)).save(salida, formato)
    return salida.getvalue()


class TestExaminar:
    def test_un_pdf_entra_con_sus_paginas(self, pdf):
        dicho = examinar("Diligencia.PDF", pdf)

        assert (dicho.mime, dicho.ok, dicho.paginas) == ("application/pdf", True, 1)

    @pytest.mark.parametrize(
        ("nombre", "contenido", "mime"),
        [
            ("foto.jpg", _imagen("JPEG"), "image/jpeg"),
            ("plano.png", _imagen("PNG"), "image/png"),
            ("escaneo.tiff", _imagen("TIFF"), "image/tiff"),
            ("todo.zip", _zip(a="hola"), "application/zip"),
            ("notas.txt", "Año nuevo\r\n".encode("latin-1"), "text/plain"),
            ("factura.xsig", b'<?xml version="1.0"?><a/>', "application/xml"),
            (
                "escrito.odt",
                _zip(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a/>"}),
                "application/vnd.oasis.opendocument.text",
            ),
            (
                "escrito.docx",
                _zip(**{"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ),
        ],
    )
    def test_el_tipo_lo_dice_el_contenido(self, nombre, contenido, mime):
        dicho = examinar(nombre, contenido)

        assert (dicho.ok, dicho.mime, dicho.motivo) == (True, mime, "")

    @pytest.mark.parametrize(
        ("caso", "nombre", "contenido", "motivo"),
        [
            ("vacío", "a.pdf", b"", examen.VACIO),
            ("programa", "a.exe", b"MZ\x90\0\3", examen.TIPO_NO_ADMITIDO),
            ("página web", "a.txt", b"<html><script>1</script>", examen.TIPO_NO_ADMITIDO),
            ("dibujo activo", "a.xml", b"<?xml version='1.0'?><svg/>", examen.TIPO_NO_ADMITIDO),
            ("otra extensión", "a.pdf", _imagen("PNG"), examen.NOMBRE_ENGANOSO),
            ("sin extensión", "a", _imagen("PNG"), examen.NOMBRE_ENGANOSO),
            ("PDF de mentira", "a.pdf", b"%PDF-1.7\n<html>", examen.NO_SE_PUDO_ABRIR),
            ("imagen cortada", "a.png", _imagen("PNG")[:40], examen.NO_SE_PUDO_ABRIR),
            ("virus", "a.txt", EICAR, examen.CON_VIRUS),
            ("sube de carpeta", "a.zip", _zip(**{"../../x": "1"}), examen.RUTAS_PELIGROSAS),
            ("bomba", "a.zip", _zip(a=bytes(60_000_000)), examen.BOMBA),
            (
                "cifrado",
                "a.pdf",
                _pdf_con(lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b")),
                examen.CIFRADO,
            ),
        ],
    )  # fmt: skip
    def test_lo_que_no_entra_dice_por_que(self, caso, nombre, contenido, motivo):
        dicho = examinar(nombre, contenido)

        assert (dicho.ok, dicho.motivo) == (False, motivo), caso

    def test_lo_demasiado_grande_ni_se_mira(self):
        dicho = examinar("a.pdf", b"x" * 11, limites=Limites(bytes_por_fichero=10))

        assert dicho.motivo == examen.DEMASIADO_GRANDE

    def test_una_imagen_enorme_no_entra(self):
        dicho = examinar("a.png", _imagen("PNG", lado=200), limites=Limites(pixeles=10_000))

        assert dicho.motivo == examen.IMAGEN_ENORME

    def test_un_pdf_con_un_programa_dentro_avisa(self):
        def programar(pdf):
            accion = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
            pdf.Root.OpenAction = accion

        dicho = examinar("a.pdf", _pdf_con(programar))

        assert dicho.ok
        assert dicho.avisos == (examen.CON_PROGRAMA,)

    def test_un_pdf_con_adjuntos_avisa(self):
        def adjuntar(pdf):
            pdf.attachments["x.exe"] = b"MZ"

        assert examinar("a.pdf", _pdf_con(adjuntar)).avisos == (examen.CON_ADJUNTOS,)


@given(st.binary(max_size=300))
def test_ningun_contenido_rompe_el_reconocimiento(contenido):
    tipo_por_contenido(contenido)
    tipo_por_contenido(b"PK\x03\x04" + contenido)


class TestClamd:
    def _servir(self, carpeta, respuesta):
        servidor = socket.socket(socket.AF_UNIX)
        servidor.bind(str(carpeta / "clamd"))
        servidor.listen()

        def atender():
            conexion, _ = servidor.accept()
            with conexion:
                while not conexion.recv(1 << 16).endswith(b"\0\0\0\0"):
                    pass
                conexion.sendall(respuesta)
            servidor.close()

        threading.Thread(target=atender, daemon=True).start()
        return Clamd(carpeta / "clamd", segundos=5)

    def test_lo_limpio_pasa(self, tmp_path):
        assert self._servir(tmp_path, b"stream: OK\0").revisar(b"hola") is None

    def test_el_virus_se_nombra(self, tmp_path):
        dicho = self._servir(tmp_path, b"stream: Eicar-Test FOUND\0").revisar(b"hola")

        assert dicho == "Eicar-Test"

    def test_si_no_responde_no_se_da_por_limpio(self, tmp_path):
        with pytest.raises(AntivirusNoResponde):
            Clamd(tmp_path / "nadie").revisar(b"hola")
        with pytest.raises(AntivirusNoResponde):
            self._servir(tmp_path, b"INSTREAM size limit exceeded. ERROR\0").revisar(b"hola")


class TestNombreLimpio:
    @pytest.mark.parametrize(
        ("sucio", "limpio"),
        [
            ("../../etc/passwd", "passwd"),
            ("C:\\Documentos\\Mi solicitud.pdf", "Mi solicitud.pdf"),
            ("exe.\u202efdp.exe", "exe.fdp.exe"),
            ("a\0b\n.pdf", "ab.pdf"),
            ("", "documento"),
            ("...", "documento"),
            ("CON.pdf", "documento_CON.pdf"),
            ("niño año.pdf", "niño año.pdf"),
        ],
    )
    def test_quita_lo_peligroso(self, sucio, limpio):
        assert nombre_limpio(sucio) == limpio

    @given(st.text(max_size=400))
    def test_siempre_da_un_nombre_corto_y_estable(self, nombre):
        limpio = nombre_limpio(nombre)

        assert 0 < len(limpio) <= LARGO_MAXIMO
        assert nombre_limpio(limpio) == limpio
