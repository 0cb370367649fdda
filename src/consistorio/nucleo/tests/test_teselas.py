import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.nucleo.teselas import (
    ANCHO,
    Tesela,
    TeselaNoValida,
    leer_ruta,
    ruta_de,
    teselas_de,
)


@pytest.mark.parametrize(
    ("indice", "ancho", "ruta"),
    [
        (0, ANCHO, "000"),
        (999, ANCHO, "999"),
        (1000, ANCHO, "x001/000"),
        (1234067, ANCHO, "x001/x234/067"),
        (1234067, 112, "x001/x234/067.p/112"),
    ],
)
def test_writes_and_reads_the_addresses_of_the_specification(indice, ancho, ruta):
    assert ruta_de(indice, ancho) == ruta
    assert leer_ruta(ruta) == (indice, ancho)


@given(st.integers(0, 10**15), st.integers(1, ANCHO))
def test_every_address_is_read_back(indice, ancho):
    assert leer_ruta(ruta_de(indice, ancho)) == (indice, ancho)


@pytest.mark.parametrize(
    "ruta",
    [
        *("", "0", "00", "0000", "x000", "x000/000", "001/000", "x001/x000", "-01", "٠٠٠", "1 0"),
        *("000.p/0", "000.p/256", "000.p/257", "000.p/01", "000.p/", "000.p", "000.p/1.p/1"),
        *("000/", "/000", "x001//000", "../000", "000.p/1/2", "xx001/000"),
    ],
)
def test_an_address_is_written_in_only_one_way(ruta):
    with pytest.raises(TeselaNoValida):
        Tesela(0, *leer_ruta(ruta))


def test_cuts_the_tree_of_the_specification():
    """The example of C2SP tlog-tiles: a tree of 70,000 leaves."""
    teselas = list(teselas_de(70_000))

    assert [t.ancho for t in teselas if t.nivel == 0] == [ANCHO] * 273 + [112]
    assert [t.ancho for t in teselas if t.nivel == 1] == [ANCHO, 17]
    assert [t.ruta for t in teselas if t.nivel == 2] == ["2/000.p/1"]


@pytest.mark.parametrize(
    ("size", "rutas"), [(0, []), (1, ["0/000.p/1"]), (256, ["0/000", "1/000.p/1"])]
)
def test_small_trees(size, rutas):
    assert [t.ruta for t in teselas_de(size)] == rutas


@given(st.integers(0, 200_000))
def test_a_tree_has_the_hashes_of_its_own_teselas_and_no_more(size):
    teselas = list(teselas_de(size))

    assert all(t.cabe_en(size) for t in teselas)
    for tesela in teselas[-3:]:
        if tesela.ancho < ANCHO:
            assert not Tesela(tesela.nivel, tesela.indice, tesela.ancho + 1).cabe_en(size)
