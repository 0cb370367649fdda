from datetime import date

import pytest

from consistorio.nucleo.calendario_oficial import (
    REGIONES,
    FestivoFueraDeEjercicio,
    RegionDesconocida,
    calendario_oficial,
)
from consistorio.nucleo.calendarios import Calendario, CalendarioSinPublicar
from consistorio.nucleo.tests.calendarios_de_los_vectores import BOTH, RES, SEDE

# Resolución de 17 de octubre de 2025, de la Dirección General de Trabajo (BOE-A-2025-21667).
PAIS_VASCO_2026 = {
    "01-01", "01-06", "03-19", "04-02", "04-03", "04-06",
    "05-01", "07-25", "08-15", "10-12", "12-08", "12-25",
}  # fmt: skip
ANDALUCIA_2026 = {
    "01-01", "01-06", "02-28", "04-02", "04-03", "05-01",
    "08-15", "10-12", "11-02", "12-07", "12-08", "12-25",
}  # fmt: skip


class TestCalendario:
    def test_dice_por_que_un_dia_es_inhabil(self):
        assert SEDE.motivo_inhabil(date(2026, 2, 14)) == "sábado"
        assert SEDE.motivo_inhabil(date(2026, 2, 15)) == "domingo"
        assert SEDE.motivo_inhabil(date(2026, 3, 19)) == "festivo: fiesta"
        assert SEDE.motivo_inhabil(date(2026, 2, 16)) is None

    def test_no_se_inventa_un_ejercicio_sin_publicar(self):
        with pytest.raises(CalendarioSinPublicar, match="2031"):
            SEDE.es_habil(date(2031, 1, 2))

    def test_agosto_y_el_24_y_31_de_diciembre_son_habiles(self):
        assert all(SEDE.es_habil(date(2026, mes, d)) for mes, d in [(8, 3), (12, 24), (12, 31)])

    def test_la_union_es_inhabil_donde_lo_es_cualquiera(self):
        for numero in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()):
            dia = date.fromordinal(numero)
            assert BOTH.es_habil(dia) == (SEDE.es_habil(dia) and RES.es_habil(dia))

    def test_la_union_solo_tiene_los_ejercicios_de_ambos(self):
        uno = Calendario(festivos={}, ejercicios=[2026, 2027])
        otro = Calendario(festivos={}, ejercicios=[2027, 2028])

        assert (uno | otro).ejercicios == {2027}

    def test_la_union_da_los_dos_motivos(self):
        dia = date(2026, 7, 24)
        uno = Calendario(festivos={dia: "San Juan"}, ejercicios=[2026])
        otro = Calendario(festivos={dia: "Feria"}, ejercicios=[2026])

        assert (uno | otro).festivos[dia] == "San Juan / Feria"
        assert (uno | uno).festivos[dia] == "San Juan"

    def test_la_version_cambia_con_los_dias_y_no_con_el_nombre(self):
        otro = Calendario(festivos={**SEDE.festivos, date(2026, 9, 9): "x"}, ejercicios=[2026])
        mismo = Calendario(festivos=SEDE.festivos, ejercicios=SEDE.ejercicios, nombre="otro")

        assert otro.version != SEDE.version
        assert (mismo, mismo.version, hash(mismo)) == (SEDE, SEDE.version, hash(SEDE))

    def test_vuelve_entero_de_la_base_de_datos(self):
        vuelto = Calendario.desde_datos(SEDE.como_datos())

        assert (vuelto, vuelto.nombre) == (SEDE, "sede")

    def test_sus_dias_no_se_pueden_cambiar(self):
        with pytest.raises(TypeError):
            SEDE.festivos[date(2026, 2, 2)] = "no"


class TestCalendarioOficial:
    @pytest.mark.parametrize(("region", "dias"), [("PV", PAIS_VASCO_2026), ("AN", ANDALUCIA_2026)])
    def test_tiene_los_dias_del_boe(self, region, dias):
        calendario = calendario_oficial(region=region, ejercicios=[2026])

        assert {f"{dia:%m-%d}" for dia in calendario.festivos} == dias

    @pytest.mark.parametrize("region", REGIONES)
    def test_toda_region_tiene_lista_en_castellano(self, region):
        calendario = calendario_oficial(region=region, ejercicios=[2026])

        assert calendario.festivos[date(2026, 1, 1)] == "Año Nuevo"
        assert calendario.nombre == REGIONES[region]

    def test_los_dias_locales_los_pone_la_entidad(self):
        fiesta = date(2026, 9, 8)

        calendario = calendario_oficial(
            region="PV", ejercicios=[2026], locales={fiesta: "Virgen de Arrate"}
        )

        assert calendario.motivo_inhabil(fiesta) == "festivo: Virgen de Arrate"

    def test_un_ejercicio_que_la_entidad_no_ha_publicado_no_vale(self):
        calendario = calendario_oficial(region="PV", ejercicios=[2026])

        with pytest.raises(CalendarioSinPublicar):
            calendario.primer_habil(date(2027, 1, 1))

    def test_rechaza_lo_que_no_cuadra(self):
        with pytest.raises(RegionDesconocida):
            calendario_oficial(region="XX", ejercicios=[2026])
        with pytest.raises(CalendarioSinPublicar):
            calendario_oficial(region="PV", ejercicios=[1999])
        with pytest.raises(FestivoFueraDeEjercicio):
            calendario_oficial(region="PV", ejercicios=[2026], locales={date(2027, 9, 8): "fuera"})
