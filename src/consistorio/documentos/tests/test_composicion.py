import hashlib
import io
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from consistorio.documentos.composicion import caracteres, etiquetas, muestras
from consistorio.documentos.composicion.compositor import (
    DatosIncompletos,
    PlantillaDesconocida,
    componer,
    plantillas,
)
from consistorio.documentos.rules.texto_rico import desde_html, desde_texto

AHORA = datetime(2026, 11, 21, 9, 30, 5, tzinfo=UTC)


def _componer(plantilla, idioma="es", **cambios):
    muestra = muestras.MUESTRAS[plantilla]
    datos = {**muestra.datos, **cambios}
    return componer(plantilla, datos, idioma=idioma, titulo=muestra.titulo, fecha=AHORA)


def _texto(pdf, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    (tmp_path / "d.pdf").write_bytes(pdf)
    orden = ["pdftotext", "-layout", str(tmp_path / "d.pdf"), "-"]
    return subprocess.run(orden, capture_output=True, check=True).stdout.decode()


def test_there_is_a_sample_of_every_template():
    assert set(muestras.MUESTRAS) == plantillas()


@pytest.mark.parametrize("plantilla", sorted(muestras.MUESTRAS))
class TestComponer:
    def test_los_mismos_datos_a_la_misma_hora_dan_los_mismos_bytes(self, plantilla):
        primero = _componer(plantilla)

        assert hashlib.sha256(primero).digest() == hashlib.sha256(_componer(plantilla)).digest()

    def test_declara_titulo_idioma_y_normas(self, plantilla):
        with pikepdf.open(io.BytesIO(_componer(plantilla))) as pdf:
            metadatos = pdf.open_metadata()
            assert metadatos.pdfa_status == "2A"
            assert metadatos["pdfuaid:part"] == "1"
            assert pdf.Root.Lang == "es"
            assert pdf.docinfo.Title == muestras.MUESTRAS[plantilla].titulo


@pytest.mark.parametrize("idioma", sorted(etiquetas.idiomas()))
@pytest.mark.parametrize("plantilla", ["justificante", "solicitud"])
def test_la_ciudadania_recibe_sus_documentos_en_su_idioma(idioma, plantilla, tmp_path):
    texto = _texto(_componer(plantilla, idioma), tmp_path)

    assert etiquetas.etiquetas(idioma)["interesado"] in texto
    assert "María Núñez Echevarría" in texto


def test_los_idiomas_no_inventan_etiquetas():
    propias = set(etiquetas.etiquetas("es"))

    for idioma in etiquetas.idiomas():
        assert set(etiquetas.etiquetas(idioma)) == propias


class TestDatos:
    @pytest.mark.parametrize(
        "malicia",
        [
            '#panic("x")',
            '#read("/etc/passwd")',
            "*negrita* $x$ _i_ <etiqueta> @cita `c` \\ //",
            "= Título\n- lista",
            "https://ejemplo.example",
            '#image("x")',
        ],
    )
    def test_los_datos_se_imprimen_y_no_se_ejecutan(self, malicia, tmp_path):
        pdf = _componer("solicitud", expone=desde_texto(malicia), csv=malicia, verificacion=malicia)

        assert malicia.split()[0][:12] in _texto(pdf, tmp_path)

    def test_lo_que_la_fuente_no_tiene_se_marca_y_no_rompe_el_documento(self, tmp_path):
        pdf = _componer("solicitud", expone=desde_texto("Hola 👍 张伟 \x00\x07 fin"))

        assert "Hola □ □□" in _texto(pdf, tmp_path)
        assert caracteres.imprimible("a👍b\x07c") == "a□bc"

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=60))
    def test_cualquier_texto_se_puede_componer(self, texto):
        pdf = _componer("diligencia", cuerpo=desde_texto(texto) or desde_texto("x"), csv=texto)

        assert pdf.startswith(b"%PDF-1.7")

    def test_si_falta_algo_se_dice(self):
        with pytest.raises(DatosIncompletos, match="justificante"):
            componer(
                "justificante",
                {"entidad": {"nombre": "X"}},
                idioma="es",
                titulo="T",
                fecha=AHORA,
            )

    @pytest.mark.parametrize("nombre", ["base", "piezas", "no_existe", "../base", "/etc/passwd"])
    def test_solo_hay_las_plantillas_que_hay(self, nombre):
        with pytest.raises(PlantillaDesconocida):
            componer(nombre, {}, idioma="es", titulo="T", fecha=AHORA)


def test_el_qr_lleva_a_la_pagina_de_verificacion(tmp_path):
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    from PIL import Image

    (tmp_path / "d.pdf").write_bytes(_componer("justificante"))
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", str(tmp_path / "d.pdf"), str(tmp_path / "p")], check=True
    )
    (imagen,) = tmp_path.glob("p*.png")

    leidos = zxingcpp.read_barcodes(Image.open(imagen))

    assert [leido.text for leido in leidos] == [muestras.VERIFICACION["verificacion"]]


def _texto_de_pagina(pdf):
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_each_thread_composes_its_own_document():
    with ThreadPoolExecutor(4) as hilos:
        compuestos = list(
            hilos.map(lambda n: _componer("diligencia", csv=f"CSV-{n:04}"), range(40))
        )

    assert all(f"CSV-{n:04}" in _texto_de_pagina(pdf) for n, pdf in enumerate(compuestos))


class TestTextoRico:
    def test_conserva_parrafos_negrita_cursiva_listas_y_titulos(self):
        arbol = desde_html("<h2>T</h2><p>a <b>n</b> y <em>c</em></p><ul><li>u</li><li>d</li></ul>")

        assert arbol == [
            {"t": "h", "n": 2, "c": ["T"]},
            {
                "t": "p",
                "c": ["a ", {"t": "b", "c": ["n"]}, " y ", {"t": "i", "c": ["c"]}],
            },
            {
                "t": "ul",
                "c": [[{"t": "p", "c": ["u"]}], [{"t": "p", "c": ["d"]}]],
            },
        ]

    def test_lo_que_no_es_texto_desaparece(self):
        arbol = desde_html("<p onclick=x>hola<script>alert(1)</script><img src=x> mundo</p>")

        assert arbol == [{"t": "p", "c": ["hola", " mundo"]}]

    @settings(max_examples=200, deadline=None)
    @given(
        st.lists(
            st.sampled_from(
                ["<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<ul>", "</ul>", "<ol>", "<li>",
                 "</li>", "</ol>", "<h2>", "</h2>", "<br>", "hola ", " mundo", "<script>", "</script>"]
            ),
            max_size=30,
        )
    )  # fmt: skip
    def test_ningun_html_lo_rompe(self, trozos):
        arbol = desde_html("".join(trozos))

        assert all(set(nodo) <= {"t", "c", "n"} for nodo in arbol)

    def test_cualquier_arbol_se_compone(self):
        html = (
            "<h4>t</h4><ul><li>a<ol><li>b</li><li></li></ol></li><li><h2>e</h2></li></ul>"
            "<p></p><h2></h2><b>x</b><p><br></p><h2>u</h2><h3>d</h3><h1>z</h1>"
        )

        assert _componer("resolucion", cuerpo=desde_html(html))
