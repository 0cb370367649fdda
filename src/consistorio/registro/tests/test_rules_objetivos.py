from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.nucleo.calendario_oficial import calendario_oficial
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.registro.rules.objetivos import (
    DE_LA_LEY,
    Medida,
    Objetivo,
    ObjetivoNoValido,
    Situacion,
    dias_habiles_pasados,
    situacion,
    umbral,
    vence,
)

MADRID = ZoneInfo("Europe/Madrid")
CALENDARIO = calendario_oficial(region="MD", ejercicios=(2025, 2026, 2027), locales={})
DOS_DIAS = Objetivo(2, Medida.DIAS_HABILES)
instantes = st.datetimes(datetime(2025, 7, 1), datetime(2026, 6, 30)).map(
    lambda d: d.replace(tzinfo=MADRID)
)
objetivos = st.one_of(
    st.integers(1, 90).map(lambda n: Objetivo(n, Medida.DIAS_HABILES)),
    st.integers(1, 24).map(lambda n: Objetivo(n, Medida.HORAS)),
)


def a_las(texto):
    return datetime.fromisoformat(texto).replace(tzinfo=MADRID)


@pytest.mark.parametrize(
    ("caso", "recibida", "objetivo", "fin"),
    [
        ("martes, dos días: el jueves entero", "2026-02-10T10:00", DOS_DIAS, "2026-02-13T00:00"),
        ("viernes, dos días: el martes", "2026-02-13T10:00", DOS_DIAS, "2026-02-18T00:00"),
        ("los diez días del 21.4", "2026-02-10T10:00", DE_LA_LEY, "2026-02-25T00:00"),
        (
            "viernes, 24 horas: el lunes a la misma hora",
            "2026-02-13T10:00",
            Objetivo(24, Medida.HORAS),
            "2026-02-16T10:00",
        ),
    ],
)
def test_cuando_vence(caso, recibida, objetivo, fin):
    assert vence(a_las(recibida), objetivo, CALENDARIO) == a_las(fin), caso


@pytest.mark.parametrize(
    ("caso", "ahora", "como"),
    [
        ("el mismo día", "2026-02-10T12:00", Situacion.EN_PLAZO),
        ("la víspera", "2026-02-11T09:00", Situacion.PRONTO),
        ("el último día, hasta su último minuto", "2026-02-12T23:59", Situacion.PRONTO),
        ("pasado", "2026-02-13T00:00", Situacion.FUERA),
    ],
)
def test_como_esta(caso, ahora, como):
    vencimiento = vence(a_las("2026-02-10T10:00"), DOS_DIAS, CALENDARIO)

    assert situacion(vencimiento, a_las(ahora), CALENDARIO) is como, caso


@pytest.mark.parametrize(
    ("desde", "hasta", "dias"),
    [
        ("2026-02-10", "2026-02-10", 0),
        ("2026-02-10", "2026-02-11", 1),
        ("2026-02-13", "2026-02-16", 1),
    ],
)
def test_dias_habiles_que_han_pasado(desde, hasta, dias):
    desde, hasta = date.fromisoformat(desde), date.fromisoformat(hasta)

    assert dias_habiles_pasados(desde, hasta, CALENDARIO) == dias


@given(instantes, st.timedeltas(timedelta(0), timedelta(days=200)), objetivos)
def test_el_umbral_parte_justo_lo_que_esta_fuera_de_lo_que_no(recibida, pasado, objetivo):
    """The tray asks the database by the threshold; the row says it by its own day. They agree."""
    recibida = recibida.replace(second=0, microsecond=0)
    ahora = recibida + pasado

    fuera = situacion(vence(recibida, objetivo, CALENDARIO), ahora, CALENDARIO) is Situacion.FUERA

    assert (recibida < umbral(objetivo, ahora, CALENDARIO)) == fuera


@given(instantes, instantes, objetivos)
def test_lo_que_llega_despues_no_vence_antes(una, otra, objetivo):
    primera, segunda = sorted((una, otra))

    assert vence(primera, objetivo, CALENDARIO) <= vence(segunda, objetivo, CALENDARIO)


@pytest.mark.parametrize(
    ("cantidad", "medida"), [(0, "dias-habiles"), (91, "dias-habiles"), (25, "horas")]
)
def test_un_objetivo_que_no_cabe_no_se_fija(cantidad, medida):
    with pytest.raises(ObjetivoNoValido):
        Objetivo(cantidad, Medida(medida))


def test_sin_calendario_publicado_no_se_inventa_uno():
    with pytest.raises(CalendarioSinPublicar):
        vence(a_las("2027-12-30T10:00"), DOS_DIAS, CALENDARIO)
