import hashlib
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistorio.documentos.caliente.justificante import Justificantes
from consistorio.documentos.caliente.molde import cortar
from consistorio.documentos.composicion import muestras
from consistorio.documentos.composicion.compositor import componer
from consistorio.documentos.rules.estructura_pdf import leer_estructura

MUESTRA = muestras.MUESTRAS["justificante"]
JUSTIFICANTES = Justificantes()


def _datos(**cambios):
    return {**MUESTRA.datos, **cambios}


def _en_caliente(datos, idioma="es"):
    return JUSTIFICANTES.en_caliente(
        datos, idioma=idioma, titulo=MUESTRA.titulo, fecha=muestras.AHORA
    )


def _preparar(datos, idioma="es"):
    return JUSTIFICANTES.preparar(datos, idioma=idioma, titulo=MUESTRA.titulo, fecha=muestras.AHORA)


def _normal(datos, idioma="es"):
    return componer(
        "justificante", datos, idioma=idioma, titulo=MUESTRA.titulo, fecha=muestras.AHORA
    )


def _texto(pdf):
    documento = pypdfium2.PdfDocument(pdf)
    return [pagina.get_textpage().get_text_range() for pagina in documento]


@pytest.mark.parametrize("idioma", ["es", "eu", "ca", "ca-valencia", "gl", "en", "ru"])
@pytest.mark.parametrize(
    "representante", [muestras.MUESTRAS["justificante"].datos["representante"], None]
)
def test_dice_lo_mismo_que_por_el_camino_normal(idioma, representante):
    datos = _datos(representante=representante)

    caliente = _en_caliente(datos, idioma)

    assert _texto(caliente.contenido) == _texto(_normal(datos, idioma))


def test_cada_uno_lleva_lo_suyo_aunque_compartan_esqueleto():
    for n in range(5):
        caliente = _en_caliente(_datos(numero=f"2026-E-{n:06}", asunto=f"Asunto número {n}"))

        (texto,) = _texto(caliente.contenido)
        assert f"2026-E-{n:06}" in texto
        assert f"Asunto número {n}" in texto


def test_los_mismos_datos_a_la_misma_hora_dan_los_mismos_bytes():
    assert (
        _en_caliente(_datos()).contenido
        == Justificantes()
        .en_caliente(_datos(), idioma="es", titulo=MUESTRA.titulo, fecha=muestras.AHORA)
        .contenido
    )


def test_the_hash_and_the_structure_are_those_of_the_bytes():
    caliente = _en_caliente(_datos())

    assert caliente.resumen.digest() == hashlib.sha256(caliente.contenido).digest()
    assert leer_estructura(caliente.contenido) == caliente.estructura


@pytest.mark.parametrize(
    ("caso", "cambios"),
    [
        ("no cabe en una línea", {"asunto": "palabra " * 30 + "final"}),
        ("otro alfabeto", {"asunto": "Заявление"}),
        ("un dibujo", {"asunto": "Hola 👍"}),
        ("salto de línea", {"asunto": "uno\ndos"}),
        ("vacío", {"unidad": ""}),
        ("muchos documentos", {"documentos": MUESTRA.datos["documentos"] * 12}),
        (
            "nombre de fichero muy largo",
            {"documentos": [{"nombre": "a" * 90, "sha256": "0" * 64}]},
        ),
    ],
)
def test_lo_que_no_cabe_va_por_el_camino_normal(caso, cambios):
    datos = _datos(**cambios)

    assert _en_caliente(datos) is None, caso
    assert _texto(_preparar(datos).contenido) == _texto(_normal(datos))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(st.characters(max_codepoint=0x17F), max_size=80))
def test_cualquier_valor_sale_por_un_camino_o_por_otro(asunto, nombre):
    datos = _datos(asunto=asunto, interesado={"nombre": nombre, "nif": "12345678Z"})

    preparado = _preparar(datos)

    assert leer_estructura(preparado.contenido) == preparado.estructura


def test_sirve_a_varios_hilos():
    nuevos = Justificantes()

    def uno(n):
        return nuevos.en_caliente(
            _datos(numero=f"2026-E-{n:06}"), idioma="es", titulo="T", fecha=muestras.AHORA
        ).contenido

    with ThreadPoolExecutor(4) as hilos:
        compuestos = list(hilos.map(uno, range(50)))

    assert all(f"2026-E-{n:06}" in _texto(pdf)[0] for n, pdf in enumerate(compuestos))


def test_el_qr_se_lee(tmp_path):
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    import zxingcpp
    from PIL import Image

    (tmp_path / "d.pdf").write_bytes(_en_caliente(_datos()).contenido)
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", str(tmp_path / "d.pdf"), str(tmp_path / "p")], check=True
    )
    (imagen,) = tmp_path.glob("p*.png")

    leidos = zxingcpp.read_barcodes(Image.open(imagen))

    assert [leido.text for leido in leidos] == [muestras.VERIFICACION["verificacion"]]


def test_a_mould_refuses_gaps_that_overlap():
    with pytest.raises(ValueError, match="overlap"):
        cortar(b"0123456789", [(0, 5, "a"), (4, 8, "b")])
