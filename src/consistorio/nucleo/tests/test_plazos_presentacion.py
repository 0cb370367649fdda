"""When a filing counts as made (LPACAP art. 31), with vectors V05, V24 to V26 and V28."""

from datetime import date, datetime

from consistorio.nucleo import plazos
from consistorio.nucleo.tests.calendarios_de_los_vectores import CANARIAS, MADRID, SEDE


class TestPresentacion:
    def test_V05_el_registro_no_mira_los_festivos_de_la_residencia(self):
        presentado = datetime(2026, 4, 6, 11, tzinfo=MADRID)

        assert plazos.presentacion_a_efectos_de_plazo(presentado, SEDE) == presentado

    def test_V24_manda_la_hora_oficial_de_la_sede_de_canarias(self):
        presentado = datetime(2026, 5, 15, 0, 30, tzinfo=MADRID)

        assert presentado.astimezone(CANARIAS).isoformat() == "2026-05-14T23:30:00+01:00"
        assert plazos.se_presento_en_plazo(presentado, date(2026, 5, 14), SEDE, CANARIAS)
        assert not plazos.se_presento_en_plazo(presentado, date(2026, 5, 14), SEDE, MADRID)

    def test_V25_lo_del_domingo_se_tiene_por_presentado_el_lunes_a_primera_hora(self):
        domingo = datetime(2026, 2, 15, 18, tzinfo=MADRID)

        efectivo = plazos.presentacion_a_efectos_de_plazo(domingo, SEDE)

        assert efectivo == datetime(2026, 2, 16, tzinfo=MADRID)
        assert plazos.se_presento_en_plazo(domingo, date(2026, 2, 16), SEDE, MADRID)

    def test_V26_presentar_en_sabado_nunca_adelanta(self):
        sabado = datetime(2026, 2, 14, 10, tzinfo=MADRID)

        efectivo = plazos.presentacion_a_efectos_de_plazo(sabado, SEDE)

        assert efectivo.date() == date(2026, 2, 16)
        assert not plazos.se_presento_en_plazo(sabado, date(2026, 2, 13), SEDE, MADRID)

    def test_V28_el_dia_es_del_plazo_hasta_las_veinticuatro_horas(self):
        fin = date(2026, 2, 16)
        por_los_pelos = datetime(2026, 2, 16, 23, 59, 59, tzinfo=MADRID)
        tarde = datetime(2026, 2, 17, tzinfo=MADRID)

        assert plazos.se_presento_en_plazo(por_los_pelos, fin, SEDE, MADRID)
        assert not plazos.se_presento_en_plazo(tarde, fin, SEDE, MADRID)
