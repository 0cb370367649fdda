"""What a notification becomes (LPACAP arts. 41 to 43), with vectors V39, V40 and V44."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.notificaciones.rules.canal import Canal
from consistorio.notificaciones.rules.efectos import (
    AccesoAntesDeTiempo,
    Estado,
    FechaDeRechazo,
    Hechos,
    cumple_el_deber_de_notificar_en,
    efecto,
    puede_anularse,
    ultimo_dia_de_acceso,
)
from consistorio.notificaciones.rules.primera_en_el_tiempo import Practica, primera
from consistorio.nucleo.plazos import fin_de_plazo_en_dias, fin_de_plazo_en_meses
from consistorio.nucleo.tests.calendarios_de_los_vectores import MADRID, SEDE

PUESTA = datetime(2026, 3, 2, 10, 15, tzinfo=MADRID)
ULTIMO_INSTANTE = datetime(2026, 3, 12, 23, 59, 59, tzinfo=MADRID)
SELLO = datetime(2026, 3, 13, tzinfo=MADRID)
TARDE = datetime(2026, 4, 1, tzinfo=MADRID)


def hechos(obligada=True, **resto):
    return Hechos(puesta_a_disposicion=PUESTA, obligada_o_elegida=obligada, **resto)


def test_V39_sin_abrir_se_entiende_rechazada_a_las_cero_horas_del_dia_once():
    assert efecto(hechos(), ULTIMO_INSTANTE).estado is Estado.PUESTA_A_DISPOSICION

    resultado = efecto(hechos(), SELLO)

    assert resultado.estado is Estado.RECHAZADA_POR_CADUCIDAD
    assert (resultado.ultimo_dia, resultado.en) == (date(2026, 3, 12), SELLO)
    assert resultado.tramite_efectuado


@pytest.mark.parametrize(
    ("ajuste", "dia_cero", "fin"),
    [
        (FechaDeRechazo.DIA_11, date(2026, 3, 13), date(2026, 3, 30)),
        (FechaDeRechazo.DIA_10, date(2026, 3, 12), date(2026, 3, 27)),
    ],
)
def test_V40_el_siguiente_plazo_cuelga_del_dia_que_eligio_la_entidad(ajuste, dia_cero, fin):
    resultado = efecto(hechos(), TARDE, ajuste)

    assert resultado.dia_cero == dia_cero
    assert fin_de_plazo_en_dias(resultado.dia_cero, 10, SEDE) == fin


def test_el_ultimo_dia_inhabil_no_se_prorroga():
    puesta = datetime(2026, 3, 4, 9, tzinfo=MADRID)
    sabado = date(2026, 3, 14)

    assert ultimo_dia_de_acceso(Hechos(puesta, obligada_o_elegida=True)) == sabado


def test_abierta_en_el_ultimo_instante_queda_practicada():
    resultado = efecto(hechos(acceso=ULTIMO_INSTANTE), TARDE)

    assert (resultado.estado, resultado.dia_cero) == (Estado.PRACTICADA, date(2026, 3, 12))


def test_abrirla_despues_no_la_resucita():
    resultado = efecto(hechos(acceso=SELLO), TARDE)

    assert resultado.estado is Estado.RECHAZADA_POR_CADUCIDAD
    assert resultado.en == SELLO


def test_a_quien_no_esta_obligado_ni_lo_eligio_no_se_le_rechaza_por_no_abrir():
    assert efecto(hechos(obligada=False), TARDE).estado is Estado.NO_PRACTICADA
    assert not efecto(hechos(obligada=False), TARDE).tramite_efectuado

    abierta = efecto(hechos(obligada=False, acceso=SELLO), TARDE)

    assert (abierta.estado, abierta.dia_cero) == (Estado.PRACTICADA, date(2026, 3, 13))


def test_rechazarla_es_un_hecho_y_leerla_luego_no_lo_borra():
    rechazo = PUESTA + timedelta(days=1)

    resultado = efecto(hechos(rechazo=rechazo, acceso=rechazo + timedelta(days=1)), TARDE)

    assert (resultado.estado, resultado.en) == (Estado.RECHAZADA, rechazo)


def test_gana_la_via_que_llego_primero():
    papel = PUESTA + timedelta(days=2)

    resultado = efecto(hechos(practicada_otra_via=papel, acceso=papel + timedelta(days=3)), TARDE)

    assert (resultado.estado, resultado.dia_cero) == (Estado.PRACTICADA_OTRA_VIA, papel.date())


def test_una_incidencia_publicada_alarga_el_acceso():
    ampliada = hechos(ampliada_hasta=date(2026, 3, 16))

    assert efecto(ampliada, SELLO).estado is Estado.PUESTA_A_DISPOSICION
    assert efecto(ampliada, TARDE).en == datetime(2026, 3, 17, tzinfo=MADRID)


def test_anulada_no_abre_ningun_plazo():
    resultado = efecto(hechos(anulada=PUESTA + timedelta(hours=1)), TARDE)

    assert (resultado.estado, resultado.dia_cero) == (Estado.ANULADA, None)


def test_solo_se_anula_la_que_no_ha_tenido_efecto():
    assert puede_anularse(hechos(), PUESTA)
    assert not puede_anularse(hechos(acceso=PUESTA), PUESTA)
    assert not puede_anularse(hechos(), SELLO)


def test_los_dias_son_los_de_la_sede_aunque_los_hechos_vengan_en_utc():
    de_noche = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)

    resultado = efecto(Hechos(de_noche, obligada_o_elegida=True), TARDE)

    assert resultado.ultimo_dia == date(2026, 3, 12)


def test_nada_ocurre_antes_de_ponerla_a_disposicion():
    with pytest.raises(AccesoAntesDeTiempo):
        hechos(acceso=PUESTA - timedelta(seconds=1))


def test_el_deber_de_notificar_se_cumple_al_ponerla_a_disposicion():
    assert cumple_el_deber_de_notificar_en(hechos()) == PUESTA


def test_V44_cuenta_la_primera_en_el_tiempo():
    en_papel = Practica(date(2026, 5, 5), Canal.PAPEL)
    en_la_sede = Practica(date(2026, 5, 12), Canal.ELECTRONICO)

    cuenta = primera([en_la_sede, en_papel])

    assert cuenta == en_papel
    assert fin_de_plazo_en_meses(cuenta.el, 1, SEDE) == date(2026, 6, 5)
    assert primera([]) is None


instantes = st.datetimes(PUESTA.replace(tzinfo=None), datetime(2026, 4, 30)).map(
    lambda d: d.replace(tzinfo=MADRID)
)


@given(
    st.booleans(),
    st.none() | instantes,
    st.none() | instantes,
    st.none() | instantes,
    instantes,
    st.timedeltas(timedelta(0), timedelta(days=60)),
)
def test_lo_que_ya_ha_tenido_efecto_no_cambia_nunca(obligada, acceso, rechazo, otra, ahora, pasa):
    que_paso = hechos(obligada, acceso=acceso, rechazo=rechazo, practicada_otra_via=otra)
    antes = efecto(que_paso, ahora)

    luego = efecto(que_paso, ahora + pasa)

    if antes.tramite_efectuado:
        assert luego == antes
