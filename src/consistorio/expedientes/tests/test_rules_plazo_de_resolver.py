"""Maximum term, correction and caducidad of an expediente, with vectors V36 and V38."""

from datetime import date

import pytest

from consistorio.expedientes.rules.caducidad import caducidad, puede_caducar
from consistorio.expedientes.rules.plazo_de_resolver import (
    Inicio,
    PlazoMayorQueElTope,
    ReglasDelProcedimiento,
    plazo_de_resolver,
    plazo_maximo,
)
from consistorio.expedientes.rules.subsanacion import (
    AmpliacionNoPermitida,
    ampliar_subsanacion,
    plazo_de_subsanacion,
)
from consistorio.nucleo.plazos import (
    AmpliacionFueraDePlazo,
    MateriaDesestimatoria,
    MotivoDeSuspension,
    Silencio,
    Suspension,
    anualidades,
    dias_habiles,
    dias_naturales,
    meses,
)
from consistorio.nucleo.tests.calendarios_de_los_vectores import SEDE

ENTRADA = date(2026, 2, 10)


class TestPlazoDeResolver:
    def test_sin_norma_son_tres_meses_silencio_positivo_y_comunicacion_en_diez_dias(self):
        plazo = plazo_de_resolver(ReglasDelProcedimiento(), desde=ENTRADA, calendario=SEDE)

        assert plazo.maximo == meses(3)
        assert plazo.ultimo_dia == date(2026, 5, 11)
        assert plazo.silencio is Silencio.ESTIMATORIO
        assert plazo.comunicar_antes_de.fin == date(2026, 2, 24)

    def test_el_silencio_llega_al_dia_siguiente(self):
        plazo = plazo_de_resolver(ReglasDelProcedimiento(), desde=ENTRADA, calendario=SEDE)

        assert not plazo.produce_silencio_el(date(2026, 5, 11))
        assert plazo.produce_silencio_el(date(2026, 5, 12))

    def test_un_requerimiento_para_el_reloj(self):
        requerido = Suspension(
            MotivoDeSuspension.REQUERIMIENTO, date(2026, 3, 2), date(2026, 3, 12)
        )

        plazo = plazo_de_resolver(
            ReglasDelProcedimiento(), desde=ENTRADA, calendario=SEDE, suspensiones=[requerido]
        )

        assert plazo.ultimo_dia == date(2026, 5, 20)

    def test_la_responsabilidad_patrimonial_calla_en_contra(self):
        reglas = ReglasDelProcedimiento(
            plazo=meses(6), materia=MateriaDesestimatoria.RESPONSABILIDAD_PATRIMONIAL
        )

        plazo = plazo_de_resolver(reglas, desde=ENTRADA, calendario=SEDE)

        assert plazo.silencio is Silencio.DESESTIMATORIO

    def test_de_oficio_y_sancionador_caduca_y_no_se_comunica_el_inicio(self):
        reglas = ReglasDelProcedimiento(inicio=Inicio.DE_OFICIO, desfavorable=True)

        plazo = plazo_de_resolver(reglas, desde=date(2026, 1, 31), calendario=SEDE)

        assert plazo.ultimo_dia == date(2026, 4, 30)
        assert plazo.silencio is Silencio.CADUCIDAD
        assert plazo.comunicar_antes_de is None

    @pytest.mark.parametrize(
        "plazo", [meses(7), anualidades(1), dias_naturales(182), dias_habiles(200)]
    )
    def test_mas_de_seis_meses_pide_una_ley(self, plazo):
        with pytest.raises(PlazoMayorQueElTope):
            plazo_maximo(ReglasDelProcedimiento(plazo=plazo), ENTRADA)

        con_ley = ReglasDelProcedimiento(plazo=plazo, norma_con_rango_de_ley=True)
        assert plazo_maximo(con_ley, ENTRADA) == plazo

    @pytest.mark.parametrize("plazo", [meses(6), dias_naturales(181), dias_habiles(30)])
    def test_hasta_seis_meses_basta_la_norma_del_procedimiento(self, plazo):
        assert plazo_maximo(ReglasDelProcedimiento(plazo=plazo), ENTRADA) == plazo


class TestSubsanacion:
    plazo = plazo_de_subsanacion(date(2026, 3, 2), SEDE)

    def test_V36_diez_dias_y_cinco_mas(self):
        assert self.plazo.fin == date(2026, 3, 16)

        ampliado = ampliar_subsanacion(self.plazo, calendario=SEDE, acordada=date(2026, 3, 13))

        assert ampliado.fin == date(2026, 3, 24)

    def test_no_se_amplia_tarde_ni_en_concurrencia(self):
        with pytest.raises(AmpliacionFueraDePlazo):
            ampliar_subsanacion(self.plazo, calendario=SEDE, acordada=date(2026, 3, 17))
        with pytest.raises(AmpliacionNoPermitida):
            ampliar_subsanacion(
                self.plazo,
                calendario=SEDE,
                acordada=date(2026, 3, 13),
                concurrencia_competitiva=True,
            )


class TestCaducidad:
    def test_V38_a_los_tres_meses_se_puede_archivar_al_dia_siguiente(self):
        resultado = caducidad(date(2026, 4, 30), SEDE)

        assert resultado.plazo.fin == date(2026, 7, 30)
        assert resultado.archivable_desde == date(2026, 7, 31)

    def test_solo_caduca_por_un_tramite_indispensable(self):
        assert puede_caducar(a_solicitud=True, tramite_indispensable=True)
        assert not puede_caducar(a_solicitud=True, tramite_indispensable=False)
        assert not puede_caducar(a_solicitud=False, tramite_indispensable=True)
