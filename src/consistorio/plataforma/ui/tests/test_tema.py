from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.plataforma.ui import hojas
from consistorio.plataforma.ui.tema import BLANCO, ColorMalEscrito, contraste, tema_de

colores = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
CONTRASTE_AA = 4.5


@given(colores)
def test_todo_color_de_una_entidad_se_lee(color):
    tema = tema_de(color)

    assert contraste(tema.marca, tema.suave) >= CONTRASTE_AA
    assert contraste(tema.marca, BLANCO) >= CONTRASTE_AA
    assert contraste(tema.fuerte, BLANCO) >= CONTRASTE_AA
    assert contraste(tema.noche, BLANCO) >= 7


@pytest.mark.parametrize(
    ("caso", "color", "marca"),
    [
        ("a colour that already reads stays as it is", "#0b5394", "#0b5394"),
        ("pure yellow is darkened", "#ffd400", "#856e00"),
        ("black stays black", "#000000", "#000000"),
    ],
)
def test_la_marca_conserva_el_tono(caso, color, marca):
    assert tema_de(color).marca == marca


@pytest.mark.parametrize("color", ["", "azul", "#fff", "#12345g", "#0b5394;}", "0b5394"])
def test_un_color_mal_escrito_no_llega_a_la_hoja(color):
    with pytest.raises(ColorMalEscrito):
        tema_de(color)

    assert hojas.direccion(color) == hojas.direccion("#0b5394")


def test_la_hoja_de_estilos_pesa_menos_de_12_kb():
    assert len(gzip.compress(hojas.hoja("#0b5394"))) <= 12 * 1024


def test_the_address_changes_with_the_content():
    assert hojas.huella("#0b5394") != hojas.huella("#0b5395")


@pytest.mark.django_db
def test_the_sheet_is_kept_for_ever_and_an_old_address_is_not(client, entidad):
    ruta = f"/villaclara/ui/0b5394-{hojas.huella('#0b5394')}.css"
    buena = client.get(ruta, headers={"accept-encoding": "gzip"})
    vieja = client.get("/villaclara/ui/0b5394-000000000000.css")

    assert "immutable" in buena["Cache-Control"]
    assert gzip.decompress(buena.content) == vieja.content
    assert "immutable" not in vieja["Cache-Control"]
    assert b"/estatico/ui/fonts/" in vieja.content


@pytest.mark.django_db
def test_la_galeria_solo_existe_en_una_demostracion(client, entidad, settings):
    assert client.get("/villaclara/galeria/").status_code == 200

    settings.CONSISTORIO_DEMO = False

    assert client.get("/villaclara/galeria/").status_code == 404
