"""Vectors V01 to V58 that belong to the common counting of plazos, each derived by hand."""

from datetime import date, datetime

import pytest

from consistorio.nucleo import plazos
from consistorio.nucleo.plazos import anualidades, catalogo, dias_habiles, dias_naturales, meses
from consistorio.nucleo.tests.calendarios_de_los_vectores import (
    BOTH,
    MADRID,
    SEDE,
    SOLO_FINES_DE_SEMANA,
    dia,
)

FINDE = SOLO_FINES_DE_SEMANA


@pytest.mark.parametrize(
    ("caso", "dia_cero", "plazo", "calendario", "fin"),
    [
        ("V01: both weekends skipped", "2026-02-02", dias_habiles(10), SEDE, "2026-02-16"),
        ("V02: 19 March", "2026-03-16", dias_habiles(5), SEDE, "2026-03-24"),
        ("V03: Easter", "2026-03-25", dias_habiles(10), SEDE, "2026-04-10"),
        ("V04: holiday of the residence", "2026-03-25", dias_habiles(10), BOTH, "2026-04-13"),
        ("V06: access on Saturday", "2026-02-07", dias_habiles(10), SEDE, "2026-02-20"),
        ("V07: naturales", "2026-02-02", dias_naturales(10), SEDE, "2026-02-12"),
        ("V08: naturales, last inhábil", "2026-05-01", dias_naturales(15), SEDE, "2026-05-18"),
        ("V09: month ends on Sunday", "2026-01-15", meses(1), SEDE, "2026-02-16"),
        ("V10: no 31 February", "2026-01-31", meses(1), SEDE, "2026-03-02"),
        ("V11: leap year", "2028-01-31", meses(1), FINDE, "2028-02-29"),
        ("V12: no 29 February 2027", "2027-01-29", meses(1), SEDE, "2027-03-01"),
        ("V13: the 28th, not the end of March", "2026-02-28", meses(1), SEDE, "2026-03-30"),
        ("V14: no 30 February", "2026-11-30", meses(3), SEDE, "2027-03-01"),
        ("V15: no 31 April", "2026-03-31", meses(1), SEDE, "2026-04-30"),
        ("V16: August is hábil", "2026-07-31", meses(1), SEDE, "2026-08-31"),
        ("V17: days of August count", "2026-07-30", dias_habiles(10), SEDE, "2026-08-13"),
        ("V18: a year from 29 February", "2024-02-29", anualidades(1), FINDE, "2025-02-28"),
        ("V19: the day exists again", "2024-02-29", anualidades(4), FINDE, "2028-02-29"),
        ("V43: edict in the BOE", "2026-05-08", meses(1), SEDE, "2026-06-08"),
        ("V51: LCSP naturales", "2026-05-04", dias_naturales(15), SEDE, "2026-05-19"),
        ("V56: BOTH", "2026-06-15", dias_habiles(10), BOTH, "2026-07-01"),
        ("V56: SEDE", "2026-06-15", dias_habiles(10), SEDE, "2026-06-30"),
        ("V57: BOTH", "2026-05-29", meses(1), BOTH, "2026-06-30"),
        ("V57: SEDE", "2026-05-29", meses(1), SEDE, "2026-06-29"),
    ],
)
def test_un_plazo_termina(caso, dia_cero, plazo, calendario, fin):
    explicacion = plazos.computar(plazo, dia(dia_cero), calendario)

    assert explicacion.fin == dia(fin)


@pytest.mark.parametrize(
    ("caso", "parametro", "dia_cero", "fin"),
    [
        ("V45: by-law in the BOP", catalogo.EXPOSICION_DE_ORDENANZA, "2026-09-03", "2026-10-19"),
        ("V46: budget in the BOP", catalogo.EXPOSICION_DEL_PRESUPUESTO, "2026-10-05", "2026-10-27"),
        ("V52: dispatch", catalogo.CURSAR_LA_NOTIFICACION, "2026-03-17", "2026-04-01"),
        ("V55: communication", catalogo.COMUNICACION_DE_INICIO, "2026-02-10", "2026-02-24"),
    ],
)
def test_los_plazos_del_catalogo_terminan(caso, parametro, dia_cero, fin):
    plazo = parametro.en(dia(dia_cero))

    assert plazos.computar(plazo, dia(dia_cero), SEDE).fin == dia(fin)


@pytest.mark.parametrize(
    ("caso", "notificado", "horas", "fin"),
    [
        ("V20: weekend skipped", datetime(2026, 2, 6, 13, 30), 24, datetime(2026, 2, 9, 13, 30)),
        ("V21: 1 May skipped", datetime(2026, 4, 30, 20, 15), 12, datetime(2026, 5, 4, 8, 15)),
        ("V22: access on Saturday", datetime(2026, 2, 7, 10), 6, datetime(2026, 2, 9, 6)),
        ("V23: summer time", datetime(2026, 3, 27, 18), 24, datetime(2026, 3, 30, 18)),
    ],
)
def test_un_plazo_en_horas_termina(caso, notificado, horas, fin):
    notificado, fin = notificado.replace(tzinfo=MADRID), fin.replace(tzinfo=MADRID)

    assert plazos.fin_de_plazo_en_horas(notificado, horas, SEDE) == fin


class TestModificaciones:
    v01 = plazos.computar(dias_habiles(10), date(2026, 2, 2), SEDE)

    def ampliar(self, *, solicitada, acordada, dias=5):
        return plazos.ampliar(
            self.v01,
            plazo=dias_habiles(10),
            ampliacion=dias_habiles(dias),
            calendario=SEDE,
            solicitada=solicitada,
            acordada=acordada,
        )

    def test_V29_la_ampliacion_sigue_desde_el_dia_despues_del_fin(self):
        ampliado = self.ampliar(solicitada=date(2026, 2, 10), acordada=date(2026, 2, 12))

        assert ampliado.fin == date(2026, 2, 23)
        assert ampliado.pasos[-1].cita == "LPACAP art. 32.1"

    def test_V30_la_mitad_de_quince_son_siete(self):
        assert plazos.maxima_ampliacion(dias_habiles(15)) == dias_habiles(7)

    def test_V31_no_se_amplia_un_plazo_vencido(self):
        with pytest.raises(plazos.AmpliacionFueraDePlazo):
            self.ampliar(solicitada=date(2026, 2, 16), acordada=date(2026, 2, 17))

    def test_no_se_amplia_mas_de_la_mitad(self):
        with pytest.raises(plazos.AmpliacionExcesiva):
            self.ampliar(solicitada=None, acordada=date(2026, 2, 12), dias=6)

    def test_V32_la_incidencia_amplia_solo_los_plazos_no_vencidos(self):
        incidencia = plazos.AmpliacionPorIncidencia(
            inicio=datetime(2026, 2, 16, 8, tzinfo=MADRID),
            fin=datetime(2026, 2, 16, 20, tzinfo=MADRID),
            nuevo_fin=date(2026, 2, 18),
            incidencia_publicada_en=datetime(2026, 2, 16, 21, tzinfo=MADRID),
            ampliacion_publicada_en=datetime(2026, 2, 16, 21, tzinfo=MADRID),
        )
        vencido = plazos.computar(dias_habiles(9), date(2026, 2, 2), SEDE)
        assert vencido.fin == date(2026, 2, 13)

        assert plazos.aplicar_incidencia(self.v01, incidencia).fin == date(2026, 2, 18)
        assert plazos.aplicar_incidencia(vencido, incidencia) == vencido

    @pytest.mark.parametrize(
        ("caso", "plazo", "recurso", "queda"),
        [
            ("V33: step", dias_habiles(10), False, dias_habiles(5)),
            ("V33: appeal", meses(1), True, meses(1)),
            ("odd, rounded up", dias_habiles(5), False, dias_habiles(3)),
            ("one month", meses(1), False, dias_naturales(16)),
            ("one year", anualidades(1), False, meses(6)),
        ],
    )
    def test_la_urgencia_reduce_a_la_mitad(self, caso, plazo, recurso, queda):
        assert plazos.reducir_por_urgencia(plazo, es_solicitud_o_recurso=recurso) == queda

    @pytest.mark.parametrize(
        ("plazo", "maxima"),
        [
            (meses(1), dias_naturales(14)),
            (meses(3), meses(1)),
            (anualidades(1), meses(6)),
            (plazos.horas(24), plazos.horas(12)),
        ],
    )
    def test_la_ampliacion_nunca_pasa_de_la_mitad(self, plazo, maxima):
        assert plazos.maxima_ampliacion(plazo) == maxima

    def test_un_plazo_de_un_dia_no_tiene_mitad(self):
        with pytest.raises(plazos.PlazoNoAmpliable):
            plazos.maxima_ampliacion(dias_habiles(1))


@pytest.mark.parametrize(
    ("caso", "sesion", "convocar"),
    [
        ("V47: Thursday", "2026-05-14", "2026-05-11"),
        ("V48: Monday is a holiday", "2026-10-13", "2026-10-07"),
        ("the call is made on a día hábil", "2026-05-13", "2026-05-08"),
    ],
)
def test_el_pleno_se_convoca_con_dos_dias_habiles_libres(caso, sesion, convocar):
    assert plazos.ultimo_dia_de_convocatoria(dia(sesion), SEDE) == dia(convocar)


def test_V49_el_pleno_pedido_por_la_cuarta_parte_se_convoca_solo():
    pedida = plazos.sesion_extraordinaria_pedida(date(2026, 3, 2), SEDE, MADRID)

    assert pedida.celebrar_hasta == date(2026, 3, 24)
    assert pedida.convocada_por_ley_para == datetime(2026, 4, 9, 12, tzinfo=MADRID)


def test_V50_el_certificado_de_silencio_se_expide_en_quince_dias():
    plazo = plazos.plazo_del_certificado_de_silencio(date(2026, 5, 11), SEDE)

    assert plazo.fin == date(2026, 6, 1)
