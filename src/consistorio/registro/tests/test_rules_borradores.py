from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.registro.rules.borradores import (
    se_elimina,
    toca_avisar,
    ultimo_dia,
    ultimo_dia_al_avisar,
)

DIAS = st.dates(date(2020, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("cambiado", "ultimo"),
    [
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2026, 12, 2), date(2027, 1, 1)),
        (date(2028, 1, 30), date(2028, 2, 29)),
    ],
)
def test_se_guarda_treinta_dias(cambiado, ultimo):
    assert ultimo_dia(cambiado) == ultimo


@pytest.mark.parametrize(
    ("hoy", "avisa"),
    [(date(2026, 12, 26), False), (date(2026, 12, 27), True), (date(2027, 1, 9), True)],
)
def test_se_avisa_desde_cinco_dias_antes(hoy, avisa):
    assert toca_avisar(date(2027, 1, 1), None, hoy) is avisa
    assert not toca_avisar(date(2027, 1, 1), date(2026, 12, 27), hoy)


@pytest.mark.parametrize(
    ("avisado", "hoy", "se_va"),
    [
        (date(2026, 12, 27), date(2027, 1, 1), False),
        (date(2026, 12, 27), date(2027, 1, 2), True),
        (date(2026, 12, 30), date(2027, 1, 4), False),
        (date(2026, 12, 30), date(2027, 1, 5), True),
        (None, date(2099, 1, 1), False),
    ],
)
def test_se_elimina_pasado_su_ultimo_dia_y_cinco_desde_el_aviso(avisado, hoy, se_va):
    assert se_elimina(date(2027, 1, 1), avisado, hoy) is se_va


@given(cambiado=DIAS, tarde=st.integers(0, 400))
def test_quien_avisa_tarde_deja_cinco_dias_enteros(cambiado, tarde):
    caduca = ultimo_dia(cambiado)
    avisado = caduca - timedelta(days=5) + timedelta(days=tarde)
    ultimo = ultimo_dia_al_avisar(caduca, avisado)

    assert not any(se_elimina(ultimo, avisado, avisado + timedelta(days=n)) for n in range(6))
    assert se_elimina(ultimo, avisado, ultimo + timedelta(days=1))
