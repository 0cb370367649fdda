"""How a pile of sheets is cut: nothing that says something is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.documentos.rules.pilas import (
    Decidida,
    Hoja,
    PilaMalRepartida,
    codigo_de_separador,
    proponer,
    repartir,
    tipo_del_separador,
)

HOJAS = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["", "", "", "TD14", "TD99"])), min_size=1, max_size=40
).map(lambda filas: [Hoja(n, b, s) for n, (b, s) in enumerate(filas, start=1)])


@pytest.mark.parametrize("tipo", ["TD14", "TD99"])
def test_lo_que_dice_un_separador_se_lee(tipo):
    assert tipo_del_separador(codigo_de_separador(tipo)) == tipo


@pytest.mark.parametrize(
    "otro", ["", "TD14", "https://ejemplo.example", "CONSISTORIO/SEPARADOR/1/TD14/mas"]
)
def test_el_qr_de_un_papel_cualquiera_no_corta_nada(otro):
    assert tipo_del_separador(otro) == ""


def test_corta_por_las_separadoras_y_quita_las_blancas():
    hojas = [Hoja(1, separa="TD14"), Hoja(2), Hoja(3, blanca=True), Hoja(4, separa="TD11"), Hoja(5)]

    partes = repartir(hojas, proponer(hojas))

    assert [(p.tipo, [n for n, _ in p.hojas], p.blancas_quitadas) for p in partes] == [
        ("TD14", [2], 1),
        ("TD11", [5], 0),
    ]


def test_un_dorso_en_blanco_tras_la_separadora_no_hace_un_documento():
    hojas = [Hoja(1, separa="TD14"), Hoja(2, blanca=True), Hoja(3)]

    [parte] = repartir(hojas, proponer(hojas))

    assert (parte.tipo, parte.hojas) == ("TD14", ((3, 0),))


def test_una_pila_toda_en_blanco_se_queda_como_esta():
    hojas = [Hoja(1, blanca=True), Hoja(2, blanca=True)]

    [parte] = repartir(hojas, proponer(hojas))

    assert [n for n, _ in parte.hojas] == [1, 2]


@given(HOJAS)
def test_toda_hoja_con_tinta_esta_en_un_documento_y_en_su_orden(hojas):
    con_tinta = [h.numero for h in hojas if not h.blanca and not h.separa]
    try:
        partes = repartir(hojas, proponer(hojas))
    except PilaMalRepartida:
        assert not any(not h.separa for h in hojas)
        return

    puestas = [n for p in partes for n, _ in p.hojas]
    assert puestas == sorted(puestas)
    assert set(con_tinta) <= set(puestas)
    assert not {h.numero for h in hojas if h.separa} & set(puestas)
    assert all(p.hojas for p in partes)


@given(HOJAS)
def test_lo_que_se_quita_en_blanco_se_cuenta(hojas):
    try:
        partes = repartir(hojas, proponer(hojas))
    except PilaMalRepartida:
        return
    puestas = {n for p in partes for n, _ in p.hojas}
    quitadas = [h for h in hojas if h.blanca and not h.separa and h.numero not in puestas]

    assert sum(p.blancas_quitadas for p in partes) == len(quitadas)


@pytest.mark.parametrize(
    "decididas",
    [
        [Decidida(1)],
        [Decidida(1), Decidida(3)],
        [Decidida(1, quitar=True), Decidida(2, quitar=True)],
        [Decidida(1, girar=45), Decidida(2)],
    ],
)
def test_lo_que_no_puede_ser_no_corta(decididas):
    with pytest.raises(PilaMalRepartida):
        repartir([Hoja(1), Hoja(2)], decididas)
