"""Maximum term to resolve, suspensions and silence (LPACAP arts. 21 to 25)."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.nucleo import plazos
from consistorio.nucleo.plazos import (
    MateriaDesestimatoria,
    MotivoDeSuspension,
    Resolucion,
    Silencio,
    Suspension,
    dias_habiles,
    fusionar,
    meses,
)
from consistorio.nucleo.tests.calendarios_de_los_vectores import SEDE

REQUERIMIENTO = MotivoDeSuspension.REQUERIMIENTO
INFORME = MotivoDeSuspension.INFORME_PRECEPTIVO


def maximo(inicio=date(2026, 2, 10), plazo=None, **resto):
    return plazos.plazo_maximo_para_resolver(
        inicio=inicio, plazo=plazo or meses(3), calendario=SEDE, **resto
    )


class TestPlazoMaximo:
    def test_V34_a_solicitud_cuenta_desde_la_entrada(self):
        plazo = maximo()

        assert (plazo.fin_bruto, plazo.fin) == (date(2026, 5, 10), date(2026, 5, 11))

    def test_la_prorroga_se_puede_no_aplicar_a_la_administracion(self):
        assert maximo(prorrogar=False).fin == date(2026, 5, 10)

    def test_V35_el_requerimiento_devuelve_sus_diez_dias(self):
        plazo = maximo(
            suspensiones=[Suspension(REQUERIMIENTO, date(2026, 3, 2), date(2026, 3, 12))]
        )

        assert plazo.fin == date(2026, 5, 20)
        assert plazo.pasos[-1].cita == "LPACAP art. 22.1.a"
        assert plazo.pasos[-1].parametros["dias"] == 10

    def test_V37_de_oficio_cuenta_desde_el_acuerdo(self):
        assert maximo(date(2026, 1, 31)).fin == date(2026, 4, 30)

    def test_V53_lo_presentado_en_sabado_corre_desde_el_sabado(self):
        plazo = maximo(date(2026, 5, 9))

        assert (plazo.fin_bruto, plazo.fin) == (date(2026, 8, 9), date(2026, 8, 10))

    def test_un_informe_suspende_tres_meses_como_mucho(self):
        plazo = maximo(suspensiones=[Suspension(INFORME, date(2026, 3, 2), date(2026, 9, 1))])

        assert plazo.pasos[-1].parametros["hasta"] == "2026-06-02"

    def test_dos_suspensiones_que_se_solapan_cuentan_una_vez(self):
        plazo = maximo(
            suspensiones=[
                Suspension(INFORME, date(2026, 3, 6), date(2026, 3, 12)),
                Suspension(REQUERIMIENTO, date(2026, 3, 2), date(2026, 3, 9)),
            ]
        )

        assert plazo.fin == date(2026, 5, 20)

    def test_una_suspension_tardia_no_revive_el_plazo(self):
        tardia = Suspension(REQUERIMIENTO, date(2026, 5, 12), date(2026, 6, 12))

        assert maximo(suspensiones=[tardia]).fin == date(2026, 5, 11)

    def test_una_suspension_abierta_se_mira_desde_un_dia(self):
        abierta = [Suspension(REQUERIMIENTO, date(2026, 3, 2))]

        with pytest.raises(plazos.SuspensionAbierta):
            maximo(suspensiones=abierta)
        assert maximo(suspensiones=abierta, hoy=date(2026, 3, 12)).fin == date(2026, 5, 20)

    def test_el_plazo_en_dias_habiles_recupera_dias_habiles(self):
        parada = Suspension(REQUERIMIENTO, date(2026, 2, 13), date(2026, 2, 16))

        plazo = maximo(date(2026, 2, 10), dias_habiles(5), suspensiones=[parada])

        assert plazo.fin == date(2026, 2, 18)

    def test_una_parada_sin_dias_habiles_no_alarga_un_plazo_en_habiles(self):
        parada = Suspension(REQUERIMIENTO, date(2026, 2, 13), date(2026, 2, 15))

        plazo = maximo(date(2026, 2, 10), dias_habiles(5), suspensiones=[parada])

        assert plazo.fin == date(2026, 2, 17)

    def test_la_ampliacion_no_pasa_del_propio_plazo(self):
        acordada = date(2026, 4, 1)

        ampliado = maximo(ampliacion=plazos.AmpliacionDelMaximo(meses(2), acordada))

        assert ampliado.fin == date(2026, 7, 10)
        with pytest.raises(plazos.AmpliacionDelMaximoExcesiva):
            maximo(ampliacion=plazos.AmpliacionDelMaximo(meses(4), acordada))

    def test_una_suspension_no_acaba_antes_de_empezar(self):
        with pytest.raises(plazos.SuspensionAlReves):
            Suspension(REQUERIMIENTO, date(2026, 3, 2), date(2026, 3, 1))


dias = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(dias, st.integers(0, 90)), max_size=8))
def test_fusionar_cuenta_cada_dia_una_sola_vez(tramos):
    suspensiones = [
        Suspension(REQUERIMIENTO, inicio, date.fromordinal(inicio.toordinal() + largo))
        for inicio, largo in tramos
    ]

    paradas = fusionar(suspensiones)

    parados = {
        n for s in suspensiones for n in range(s.inicio.toordinal(), s.hasta(None).toordinal())
    }
    assert sum(parada.dias for parada in paradas) == len(parados)
    assert all(a.fin < b.inicio for a, b in pairwise(paradas))


class TestSilencio:
    @pytest.mark.parametrize(
        ("caso", "argumentos", "sentido"),
        [
            ("24.1: positive by default", {}, Silencio.ESTIMATORIO),
            ("24.1: a statute", {"norma_desestimatoria": True}, Silencio.DESESTIMATORIO),
            (
                "24.1: liability",
                {"materia": MateriaDesestimatoria.RESPONSABILIDAD_PATRIMONIAL},
                Silencio.DESESTIMATORIO,
            ),
            (
                "24.1: double silence",
                {"norma_desestimatoria": True, "alzada_contra_silencio_negativo": True},
                Silencio.ESTIMATORIO,
            ),
            (
                "24.1: no double silence over the public domain",
                {
                    "materia": MateriaDesestimatoria.DOMINIO_O_SERVICIO_PUBLICO,
                    "alzada_contra_silencio_negativo": True,
                },
                Silencio.DESESTIMATORIO,
            ),
        ],
    )
    def test_a_solicitud(self, caso, argumentos, sentido):
        assert plazos.silencio_a_solicitud(**argumentos) is sentido

    def test_de_oficio_y_desfavorable_caduca(self):
        assert plazos.silencio_de_oficio(desfavorable=True) is Silencio.CADUCIDAD
        assert plazos.silencio_de_oficio(desfavorable=False) is Silencio.DESESTIMATORIO

    def test_tras_el_silencio_positivo_solo_cabe_confirmar(self):
        assert plazos.resolucion_tardia(Silencio.ESTIMATORIO) is Resolucion.SOLO_CONFIRMATORIA
        assert plazos.resolucion_tardia(Silencio.DESESTIMATORIO) is Resolucion.LIBRE
        assert plazos.resolucion_tardia(Silencio.CADUCIDAD) is Resolucion.ARCHIVO
