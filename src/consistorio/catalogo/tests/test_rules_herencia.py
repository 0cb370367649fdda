"""A variant says only what changes, and what changed is said where it is."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.catalogo.rules.herencia import Cambio, HerenciaImposible, cambios, heredar

MODELO = {
    "slug": "obra",
    "titulo": {"es": "Obra", "eu": "Obra"},
    "palabras": ["obra", "licencia"],
    "resolucion": {"plazo": {"cantidad": 3, "unidad": "meses"}, "organo": {"es": "Alcaldía"}},
    "formulario": {
        "campos": [
            {"nombre": "asunto", "tipo": "texto", "maximo": 200},
            {"nombre": "lugar", "tipo": "texto"},
            {"nombre": "fecha", "tipo": "fecha"},
        ]
    },
}


def campos(hecho):
    return [c["nombre"] for c in hecho["formulario"]["campos"]]


def test_solo_cambia_lo_que_se_escribe():
    hecho = heredar(MODELO, {"resolucion": {"plazo": {"cantidad": 1}}, "palabras": ["reforma"]})

    assert hecho["resolucion"] == {
        "plazo": {"cantidad": 1, "unidad": "meses"},
        "organo": {"es": "Alcaldía"},
    }
    assert hecho["palabras"] == ["reforma"]
    assert hecho["titulo"] == MODELO["titulo"]


@pytest.mark.parametrize(
    ("cambio", "quedan"),
    [
        ([{"nombre": "lugar", "maximo": 50}], ["asunto", "lugar", "fecha"]),
        ([{"nombre": "lugar", "quitar": True}], ["asunto", "fecha"]),
        ([{"nombre": "nuevo", "tipo": "nif"}], ["asunto", "lugar", "fecha", "nuevo"]),
        (
            [{"nombre": "nuevo", "tipo": "nif", "despues_de": "asunto"}],
            ["asunto", "nuevo", "lugar", "fecha"],
        ),
    ],
)
def test_los_campos_se_cambian_se_quitan_y_se_ponen_por_su_nombre(cambio, quedan):
    hecho = heredar(MODELO, {"formulario": {"campos": cambio}})

    assert campos(hecho) == quedan
    assert "despues_de" not in str(hecho)
    assert hecho["formulario"]["campos"][0]["maximo"] == 200


@pytest.mark.parametrize(
    "cambio", [{"nombre": "nada", "quitar": True}, {"nombre": "x", "despues_de": "nada"}]
)
def test_lo_que_el_modelo_no_tiene_se_dice(cambio):
    with pytest.raises(HerenciaImposible, match="nada"):
        heredar(MODELO, {"formulario": {"campos": [cambio]}})


def test_el_modelo_no_se_toca():
    antes = copy.deepcopy(MODELO)

    heredar(MODELO, {"formulario": {"campos": [{"nombre": "lugar", "maximo": 1}]}, "slug": "otra"})

    assert antes == MODELO


def test_dice_que_cambia_y_donde():
    variante = {
        "slug": "obra",
        "resolucion": {"plazo": {"cantidad": 1}},
        "formulario": {
            "campos": [{"nombre": "lugar", "quitar": True}, {"nombre": "nif", "tipo": "nif"}]
        },
    }

    assert cambios(MODELO, heredar(MODELO, variante)) == [
        Cambio("resolucion.plazo.cantidad", "3", "1"),
        Cambio("formulario.campos.nif.nombre", "", "nif"),
        Cambio("formulario.campos.nif.tipo", "", "nif"),
        Cambio("formulario.campos.lugar.nombre", "lugar", ""),
        Cambio("formulario.campos.lugar.tipo", "texto", ""),
    ]


VALORES = st.recursive(
    st.text(max_size=4) | st.integers(0, 9) | st.booleans(),
    lambda dentro: (
        st.dictionaries(st.sampled_from("abcd"), dentro, max_size=3) | st.lists(dentro, max_size=3)
    ),
    max_leaves=8,
)
DATOS = st.dictionaries(st.sampled_from("abcd"), VALORES, max_size=4)


@given(DATOS)
def test_sin_cambios_es_el_modelo(datos):
    assert heredar(datos, {}) == datos
    assert cambios(datos, datos) == []


@given(DATOS, DATOS)
def test_heredar_dos_veces_lo_mismo_es_heredar_una(datos, variante):
    una = heredar(datos, variante)

    assert heredar(una, variante) == una
