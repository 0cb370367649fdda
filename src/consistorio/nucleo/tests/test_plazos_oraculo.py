"""Properties of every plazo, and a slow oracle written another way, on thousands of cases."""

import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.nucleo import plazos
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.nucleo.plazos import Explicacion, Plazo, Unidad, dias_habiles, dias_naturales
from consistorio.nucleo.tests.calendarios_de_los_vectores import BOTH, MADRID, RES, SEDE

CALENDARIOS = (SEDE, RES, BOTH)
DE_FECHA = [Unidad.DIAS_HABILES, Unidad.DIAS_NATURALES, Unidad.MESES, Unidad.ANUALIDADES]
TOPES = {
    Unidad.DIAS_HABILES: 60,
    Unidad.DIAS_NATURALES: 90,
    Unidad.MESES: 12,
    Unidad.ANUALIDADES: 1,
}

dias_cero = st.dates(date(2025, 1, 1), date(2026, 12, 31))
plazos_posibles = st.sampled_from(DE_FECHA).flatmap(
    lambda unidad: st.builds(Plazo, st.integers(1, TOPES[unidad]), st.just(unidad))
)
calendarios = st.sampled_from(CALENDARIOS)


def oraculo(plazo: Plazo, dia_cero: date, calendario) -> date:
    """Walk day by day with a pencil, sharing nothing with the engine but the list of holidays."""

    def inhabil(dia):
        return dia.isoweekday() in (6, 7) or dia in set(calendario.festivos)

    dia = dia_cero
    if plazo.unidad in {Unidad.DIAS_HABILES, Unidad.DIAS_NATURALES}:
        faltan = plazo.cantidad
        while faltan:
            dia += timedelta(1)
            if plazo.unidad is Unidad.DIAS_NATURALES or not inhabil(dia):
                faltan -= 1
    else:
        faltan = plazo.cantidad * (12 if plazo.unidad is Unidad.ANUALIDADES else 1)
        ordinal = dia_cero.day
        dia = dia_cero.replace(day=1)
        while faltan:
            dia = (dia + timedelta(32)).replace(day=1)
            faltan -= 1
        mes = dia.month
        while dia.day < ordinal and (dia + timedelta(1)).month == mes:
            dia += timedelta(1)
    while inhabil(dia):
        dia += timedelta(1)
    return dia


def test_el_motor_y_el_oraculo_dicen_lo_mismo_en_cinco_mil_casos():
    azar = random.Random(39_2015)
    for _ in range(5_000):
        unidad = azar.choice(DE_FECHA)
        plazo = Plazo(azar.randint(1, TOPES[unidad]), unidad)
        dia_cero = date(2025, 1, 1) + timedelta(azar.randrange(730))
        calendario = azar.choice(CALENDARIOS)

        fin = plazos.computar(plazo, dia_cero, calendario).fin

        assert fin == oraculo(plazo, dia_cero, calendario), (plazo, dia_cero)


def test_las_horas_y_su_oraculo_de_minuto_en_minuto_dicen_lo_mismo():
    azar = random.Random(30_1)
    for _ in range(150):
        inicio = datetime(2026, 1, 1) + timedelta(minutes=azar.randrange(350 * 24 * 60))
        horas = azar.randint(1, 24)
        reloj, faltan = inicio, horas * 60
        while faltan:
            faltan -= SEDE.es_habil(reloj.date())
            reloj += timedelta(minutes=1)

        fin = plazos.fin_de_plazo_en_horas(inicio.replace(tzinfo=MADRID), horas, SEDE)

        assert fin.replace(tzinfo=None) == reloj


@given(plazos_posibles, dias_cero, calendarios)
def test_un_plazo_termina_siempre_en_dia_habil_y_despues_de_empezar(plazo, dia_cero, calendario):
    explicacion = plazos.computar(plazo, dia_cero, calendario)

    assert calendario.es_habil(explicacion.fin)
    assert dia_cero < explicacion.fin_bruto <= explicacion.fin


@given(plazos_posibles, dias_cero)
def test_un_festivo_mas_nunca_acorta_un_plazo(plazo, dia_cero):
    assert plazos.computar(plazo, dia_cero, SEDE).fin <= plazos.computar(plazo, dia_cero, BOTH).fin


@given(plazos_posibles, dias_cero, calendarios)
def test_notificar_mas_tarde_nunca_vence_antes(plazo, dia_cero, calendario):
    luego = dia_cero + timedelta(1)

    assert (
        plazos.computar(plazo, dia_cero, calendario).fin
        <= plazos.computar(plazo, luego, calendario).fin
    )


@given(st.integers(1, 40), dias_cero, calendarios)
def test_los_dias_excluidos_y_los_contados_son_todos_los_dias(cantidad, dia_cero, calendario):
    explicacion = plazos.computar(dias_habiles(cantidad), dia_cero, calendario)

    transcurridos = (explicacion.fin - dia_cero).days
    assert transcurridos == cantidad + len(explicacion.excluidos)
    assert all(not calendario.es_habil(e.dia) for e in explicacion.excluidos)


@given(plazos_posibles, dias_cero, calendarios)
def test_la_explicacion_vuelve_entera_del_expediente(plazo, dia_cero, calendario):
    explicacion = plazos.computar(plazo, dia_cero, calendario)

    assert Explicacion.desde_datos(explicacion.como_datos()) == explicacion
    assert Plazo.desde_datos(plazo.como_datos()) == plazo


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30), timezones=st.just(MADRID)))
def test_presentar_antes_nunca_cuenta_despues(presentado):
    luego = presentado + timedelta(hours=1)

    assert plazos.presentacion_a_efectos_de_plazo(
        presentado, SEDE
    ) <= plazos.presentacion_a_efectos_de_plazo(luego, SEDE)


@pytest.mark.parametrize("unidad", DE_FECHA)
def test_sin_calendario_publicado_no_hay_plazo(unidad):
    dia_cero = date(2028, 12, 30)

    with pytest.raises(CalendarioSinPublicar, match="2029"):
        plazos.computar(Plazo(4, unidad), dia_cero, SEDE) if unidad in DE_FECHA[:3] else (
            plazos.computar(Plazo(1, unidad), dia_cero, SEDE)
        )


def test_la_explicacion_se_lee_articulo_por_articulo():
    explicacion = plazos.computar(dias_naturales(15), date(2026, 5, 1), SEDE)

    assert [(p.codigo, p.cita) for p in explicacion.pasos] == [
        ("dia_cero", "LPACAP art. 30.3"),
        ("dias_naturales", "LPACAP art. 30.2"),
        ("prorroga", "LPACAP art. 30.5"),
    ]
    assert explicacion.pasos[-1].frase == (
        "El último día, sábado, 16 de mayo de 2026, es inhábil (sábado): "
        "el plazo termina el primer día hábil siguiente, lunes, 18 de mayo de 2026."
    )
    assert explicacion.calendario == SEDE.version


@pytest.mark.parametrize(
    ("caso", "cantidad", "unidad"),
    [
        ("30.1: more than 24 hours", 25, Unidad.HORAS),
        ("nothing", 0, Unidad.DIAS_HABILES),
    ],
)
def test_un_plazo_mal_expresado_se_rechaza(caso, cantidad, unidad):
    with pytest.raises(plazos.PlazoMalExpresado):
        Plazo(cantidad, unidad)


def test_las_horas_no_se_cuentan_como_dias_ni_al_reves():
    with pytest.raises(plazos.PlazoMalExpresado):
        plazos.computar(plazos.horas(5), date(2026, 2, 2), SEDE)
    with pytest.raises(plazos.PlazoMalExpresado):
        plazos.computar_horas(dias_habiles(5), datetime(2026, 2, 2, tzinfo=MADRID), SEDE)


def test_la_notificacion_dice_si_los_dias_son_naturales():
    assert dias_naturales(15).hay_que_decir_que_son_naturales
    assert not dias_habiles(15).hay_que_decir_que_son_naturales
    assert [str(Plazo(1, u)) for u in Unidad] == [
        "1 hora", "1 día hábil", "1 día natural", "1 mes", "1 año",
    ]  # fmt: skip
