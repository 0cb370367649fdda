from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.expedientes.rules.subsanacion import (
    Situacion,
    plazo_de_subsanacion,
    situacion,
    suspension,
)
from consistorio.expedientes.rules.textos_de_subsanacion import texto_del_requerimiento
from consistorio.nucleo.calendarios import Calendario
from consistorio.registro.rules.subsanacion import Defecto, Requerido, campos_cerrados

CALENDARIO = Calendario({}, range(2025, 2029))
DIAS = st.dates(date(2026, 1, 1), date(2026, 12, 1))
TEXTOS = st.text(min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("caso", "firmado", "cerrado", "contestado", "con_plazo", "dia", "es"),
    [
        ("68.1, sin firmar", False, False, False, False, date(2026, 3, 2), Situacion.EN_FIRMA),
        ("sin firmar y devuelto", False, True, False, False, date(2026, 3, 2), Situacion.DEVUELTO),
        ("43, no abierto", True, False, False, False, date(2026, 3, 2), Situacion.SIN_NOTIFICAR),
        ("68.1, último día", True, False, False, True, date(2026, 3, 16), Situacion.EN_PLAZO),
        ("73.3, día siguiente", True, False, False, True, date(2026, 3, 17), Situacion.VENCIDO),
        ("contestado tarde", True, True, True, True, date(2026, 4, 1), Situacion.CONTESTADO),
    ],
)
def test_la_situacion_de_un_requerimiento(caso, firmado, cerrado, contestado, con_plazo, dia, es):
    plazo = plazo_de_subsanacion(date(2026, 3, 2), CALENDARIO) if con_plazo else None

    dicha = situacion(firmado=firmado, cerrado=cerrado, contestado=contestado, plazo=plazo, hoy=dia)

    assert dicha is es, caso


@given(DIAS, st.integers(0, 60))
def test_la_suspension_no_pasa_del_plazo_concedido_ni_va_hacia_atras(notificado, tarda):
    plazo = plazo_de_subsanacion(notificado, CALENDARIO)

    parada = suspension(plazo, notificado + timedelta(days=tarda))
    sin_respuesta = suspension(plazo, None)

    assert parada.inicio == sin_respuesta.inicio == notificado
    assert parada.fin is not None
    assert notificado <= parada.fin <= plazo.fin
    assert sin_respuesta.fin == plazo.fin


def test_el_requerimiento_dice_el_plazo_las_consecuencias_y_si_suspende():
    texto = texto_del_requerimiento(
        ["Diga la calle."], presentado=date(2026, 2, 9), asiento="2026-E-000001", suspende=True
    )
    sin_suspender = texto_del_requerimiento(
        ["Diga la calle."], presentado=date(2026, 2, 9), asiento="2026-E-000001", suspende=False
    )

    for dicho in ("1. Diga la calle.", "10 días hábiles", "desistido", "artículo 21", "22.1.a"):
        assert dicho in texto
    assert "22.1.a" not in sin_suspender


def test_un_requerimiento_sin_nada_que_pedir_no_se_escribe():
    with pytest.raises(ValueError, match="pide algo"):
        texto_del_requerimiento([], presentado=date(2026, 2, 9), asiento="1", suspende=True)


def test_solo_se_abre_lo_que_se_pide_y_lo_que_nunca_se_escribio():
    pedido = Requerido(referencia="", numero="", hasta="", defectos=(Defecto("Calle", "calle"),))
    escritos = {"calle": "x", "expone": "y", "solicita": ""}

    assert campos_cerrados(pedido, ["calle", "expone", "solicita", "obra"], escritos) == {"expone"}


@given(
    st.builds(
        Requerido,
        referencia=TEXTOS,
        numero=TEXTOS,
        hasta=TEXTOS,
        defectos=st.lists(st.builds(Defecto, TEXTOS, TEXTOS)).map(tuple),
        presentados=st.lists(TEXTOS).map(tuple),
    )
)
def test_lo_requerido_se_lee_como_se_guardo(pedido):
    assert Requerido.desde_datos(pedido.como_datos()) == pedido
