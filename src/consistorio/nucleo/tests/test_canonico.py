import json
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.nucleo.canonico import ContenidoNoCanonico, canonico, huella
from consistorio.nucleo.tests.calendarios_de_los_vectores import MADRID

json_sin_decimales = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda hijos: st.lists(hijos) | st.dictionaries(st.text(), hijos),
    max_leaves=12,
)


class Color(StrEnum):
    AZUL = "azul"


def test_ordena_las_claves_y_no_deja_espacios():
    assert canonico({"b": [1, True, None], "a": "ñ"}) == '{"a":"ñ","b":[1,true,null]}'.encode()


def test_escribe_instantes_dias_identificadores_y_valores_cerrados():
    contenido = {
        "en": datetime(2026, 2, 2, 13, 30, tzinfo=MADRID),
        "utc": datetime(2026, 2, 2, 12, 30, 0, 5, tzinfo=UTC),
        "el": date(2026, 2, 2),
        "id": UUID(int=1),
        "color": Color.AZUL,
    }

    assert json.loads(canonico(contenido)) == {
        "en": "2026-02-02T13:30:00+01:00",
        "utc": "2026-02-02T12:30:00.000005+00:00",
        "el": "2026-02-02",
        "id": "00000000-0000-0000-0000-000000000001",
        "color": "azul",
    }


@pytest.mark.parametrize(
    "contenido",
    [
        {"importe": 1.5},
        {1: "clave"},
        {"en": datetime(2026, 1, 1)},
        [b"bytes"],
        {"x": {1}},
        "\ud800",
    ],
)
def test_rechaza_lo_que_no_tiene_una_sola_forma(contenido):
    with pytest.raises(ContenidoNoCanonico):
        canonico(contenido)


@given(json_sin_decimales)
def test_lo_leido_vuelve_a_escribirse_igual(contenido):
    escrito = canonico(contenido)

    assert canonico(json.loads(escrito)) == escrito
    assert huella(contenido) == sha256(escrito).digest()


@given(st.dictionaries(st.text(), st.integers()))
def test_el_orden_de_las_claves_no_importa(contenido):
    al_reves = dict(reversed(contenido.items()))

    assert huella(al_reves) == huella(contenido)
