import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.registro.rules.busqueda import ANCHO, entender, fragmento, llano


@pytest.mark.parametrize(
    ("caso", "texto", "numero", "nif", "palabras"),
    [
        ("número", "2026-e-000123", "2026-E-000123", "", ()),
        ("NIF entero", "12345678z", None, "12345678Z", ()),
        ("NIF con puntos y guion", "12.345.678-Z", None, "12345678Z", ()),
        ("comienzo de NIF", "12345", None, "12345", ()),
        ("NIE", "X1234567", None, "X1234567", ()),
        ("NIF de entidad", "P9900100A", None, "P9900100A", ()),
        (
            "palabras",
            "Farola de la Plaça, ¡rota!",
            None,
            "",
            ("farola", "de", "la", "placa", "rota"),
        ),
        ("nada", "  ", None, "", ()),
        ("operadores de la base", "a & !b:*", None, "", ("a", "b")),
    ],
)
def test_se_entiende_lo_que_se_escribe(caso, texto, numero, nif, palabras):
    pregunta = entender(texto)

    assert (str(pregunta.numero) if pregunta.numero else None) == numero
    assert (pregunta.nif, pregunta.palabras) == (nif, palabras)


def test_el_fragmento_senala_la_palabra_aunque_lleve_acento():
    texto = "x" * 300 + " La LÁMPARA no luce " + "y" * 300

    partes = fragmento(texto, ("lampara",))

    assert [parte for parte, es_palabra in partes if es_palabra] == ["LÁMPARA"]
    assert sum(len(parte) for parte, _ in partes) <= ANCHO + 2


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_el_fragmento_nunca_inventa_texto(texto, palabras):
    partes = fragmento(texto, tuple(palabras))

    assert "".join(parte for parte, _ in partes).strip("…") in texto or not texto.strip("…")


@given(st.text(max_size=50))
def test_llano_conserva_el_sitio_de_cada_letra(texto):
    assert len(llano(texto)) == len(texto)
