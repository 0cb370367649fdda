"""What an attempt on paper is worth, and when the edict fits (LPACAP arts. 42.2, 44 and 41.5)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.notificaciones.rules.papel import (
    NADIE,
    SIN_LUGAR,
    Intento,
    PapelNoAdmitido,
    Resultado,
    exigir_que_quepa,
    segundo_intento,
    situacion,
)
from consistorio.nucleo.tests.calendarios_de_los_vectores import MADRID, SEDE

JUEVES = datetime(2026, 6, 18, 11, tzinfo=MADRID)
VIERNES_TARDE = datetime(2026, 6, 19, 17, tzinfo=MADRID)
VIERNES_MANANA = datetime(2026, 6, 19, 12, tzinfo=MADRID)


def ausente(en: datetime) -> Intento:
    return Intento(en, Resultado.AUSENTE)


class TestSituacion:
    def test_sin_intentos_no_cabe_el_anuncio(self):
        assert not situacion([], SEDE).agotada

    def test_tras_el_primero_dice_cuando_cabe_el_segundo(self):
        tras = situacion([ausente(JUEVES)], SEDE)

        assert not tras.agotada
        assert tras.segundo == segundo_intento(JUEVES, SEDE)

    def test_dos_bien_hechos_agotan_la_entrega(self):
        assert situacion([ausente(JUEVES), ausente(VIERNES_TARDE)], SEDE).agotada

    def test_el_orden_en_que_se_escriben_no_importa(self):
        assert situacion([ausente(VIERNES_TARDE), ausente(JUEVES)], SEDE).agotada

    def test_un_segundo_por_la_manana_no_cuenta_y_se_dice(self):
        de_mas = ausente(VIERNES_MANANA)

        tras = situacion([ausente(JUEVES), de_mas], SEDE)

        assert not tras.agotada
        assert tras.de_mas == (de_mas,)

    def test_pasados_los_tres_dias_tampoco(self):
        tarde = ausente(datetime(2026, 6, 24, 17, tzinfo=MADRID))

        assert not situacion([ausente(JUEVES), tarde], SEDE).agotada

    @pytest.mark.parametrize("resultado", sorted(SIN_LUGAR))
    def test_si_no_se_conoce_el_lugar_basta_con_saberlo(self, resultado):
        assert situacion([Intento(JUEVES, resultado)], SEDE).agotada

    @pytest.mark.parametrize("resultado", [Resultado.EXTRAVIADA, Resultado.FALLECIDO])
    def test_lo_que_se_pierde_o_va_a_quien_ha_muerto_no_es_un_intento(self, resultado):
        tras = situacion([Intento(JUEVES, resultado), ausente(VIERNES_TARDE)], SEDE)

        assert not tras.agotada

    @given(
        minutos=st.lists(st.integers(0, 60 * 24 * 12), min_size=1, max_size=5),
        resultados=st.lists(st.sampled_from(sorted(NADIE)), min_size=5, max_size=5),
    )
    def test_el_anuncio_cabe_solo_si_alguno_cae_en_la_ventana_del_primero(
        self, minutos, resultados
    ):
        intentos = [
            Intento(JUEVES + timedelta(minutes=m), r)
            for m, r in zip(minutos, resultados, strict=False)
        ]
        primero = min(intentos, key=lambda uno: uno.en)
        ventana = segundo_intento(primero.en, SEDE)
        caen = [uno for uno in intentos if uno is not primero and ventana.admite(uno.en)]

        assert situacion(intentos, SEDE).agotada == bool(caen)


class TestLoQueCabe:
    def exigir(self, nuevo, *anteriores, puesta=JUEVES - timedelta(days=1)):
        exigir_que_quepa(
            nuevo,
            anteriores=anteriores,
            puesta=puesta,
            ahora=JUEVES + timedelta(days=30),
            calendario=SEDE,
        )

    def test_lo_que_aun_no_ha_pasado_no_se_anota(self):
        with pytest.raises(PapelNoAdmitido, match="todavía no han llegado"):
            self.exigir(ausente(JUEVES + timedelta(days=31)))

    def test_ni_lo_de_antes_de_ponerla_a_disposicion(self):
        with pytest.raises(PapelNoAdmitido, match="anterior a la puesta"):
            self.exigir(ausente(JUEVES - timedelta(days=2)))

    def test_practicada_una_vez_no_se_practica_otra(self):
        entregada = Intento(JUEVES, Resultado.ENTREGADA)

        with pytest.raises(PapelNoAdmitido, match="Ya consta"):
            self.exigir(Intento(VIERNES_TARDE, Resultado.ENTREGADA), entregada)

    def test_no_hay_anuncio_sin_los_dos_intentos(self):
        anuncio = Intento(JUEVES + timedelta(days=9), Resultado.PUBLICADA)

        with pytest.raises(PapelNoAdmitido, match="dos intentos"):
            self.exigir(anuncio, ausente(JUEVES))

        self.exigir(anuncio, ausente(JUEVES), ausente(VIERNES_TARDE))

    def test_ni_anuncio_anterior_al_ultimo_intento(self):
        anuncio = Intento(JUEVES + timedelta(hours=1), Resultado.PUBLICADA)

        with pytest.raises(PapelNoAdmitido, match="último intento"):
            self.exigir(anuncio, ausente(JUEVES), ausente(VIERNES_TARDE))
