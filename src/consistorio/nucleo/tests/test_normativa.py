from datetime import date

import pytest

import consistorio.nucleo.plazos as motor
from consistorio.nucleo.normativa import (
    LPACAP,
    LRJSP,
    Parametro,
    ParametroSinValor,
    citas_de,
    indice_de_reglas,
    regla,
)


def test_una_cita_se_lee_y_enlaza_con_el_boe():
    cita = LPACAP.art("30.5")

    assert str(cita) == "LPACAP art. 30.5"
    assert cita.url == "https://www.boe.es/buscar/act.php?id=BOE-A-2015-10565#a30"
    assert str(LRJSP.disposicion_adicional("9")) == "LRJSP DA 9"


def test_una_regla_no_cambia_lo_que_marca():
    def doble(n):
        return 2 * n

    marcada = regla(LRJSP.art("41"), LRJSP.art("42.1.a"))(doble)

    assert marcada is doble
    assert citas_de(doble) == (LRJSP.art("41"), LRJSP.art("42.1.a"))


def test_una_regla_sin_articulo_no_es_una_regla():
    with pytest.raises(ValueError):
        regla()


def test_el_indice_va_de_articulo_en_articulo_y_encuentra_el_motor():
    indice = indice_de_reglas()

    assert f"{motor.computo.__name__}.computar" in indice[LPACAP.art("30.5")]
    articulos = [cita.articulo for cita in indice if cita.norma == LPACAP]
    assert articulos.index("21.2") < articulos.index("22.1.d") < articulos.index("30.1")


def test_un_parametro_guarda_su_historia():
    dias = Parametro(
        cita=LPACAP.art("43.2"),
        unidad="días naturales",
        valores=((date(2030, 1, 1), 15), (date(2016, 10, 2), 10)),
    )

    assert dias.en(date(2026, 3, 2)) == 10
    assert dias.en(date(2030, 1, 1)) == 15
    with pytest.raises(ParametroSinValor):
        dias.en(date(2015, 1, 1))
