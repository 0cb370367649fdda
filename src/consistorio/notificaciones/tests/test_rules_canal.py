"""By which channel, on paper, and with what content (LPACAP arts. 40 to 42), with V41, V42, V58."""

from datetime import date, datetime

import pytest

from consistorio.notificaciones.rules.canal import (
    Canal,
    NoConvertible,
    Situacion,
    cambio_de_canal_efectivo_el,
    decidir_canal,
    es_obligada_o_elegida,
)
from consistorio.notificaciones.rules.contenido import (
    Contenido,
    Falta,
    PieDeRecurso,
    Validez,
    faltas,
    plazo_para_cursarla,
    validez,
)
from consistorio.notificaciones.rules.papel import puede_recibirla, segundo_intento
from consistorio.nucleo.plazos import dias_naturales, meses
from consistorio.nucleo.tests.calendarios_de_los_vectores import MADRID, SEDE

CHEQUE = frozenset({NoConvertible.MEDIO_DE_PAGO})


@pytest.mark.parametrize(
    ("caso", "situacion", "canal", "articulo"),
    [
        ("obliged", Situacion(obligada=True), Canal.ELECTRONICO, "41.1"),
        ("chose", Situacion(obligada=False, eligio_electronico=True), Canal.ELECTRONICO, "41.1"),
        ("chose paper", Situacion(obligada=False, eligio_papel=True), Canal.PAPEL, "41.3"),
        ("preferred", Situacion(obligada=False), Canal.ELECTRONICO, "41.1"),
        (
            "no contact",
            Situacion(obligada=False, tiene_datos_de_contacto=False),
            Canal.PAPEL,
            "42.1",
        ),
        ("a cheque", Situacion(obligada=True, no_convertible=CHEQUE), Canal.PAPEL, "41.2"),
        (
            "appears and asks",
            Situacion(obligada=False, comparece_y_lo_pide=True),
            Canal.COMPARECENCIA,
            "41.1.a",
        ),
        (
            "by hand",
            Situacion(obligada=True, exige_entrega_directa=True),
            Canal.ENTREGA_POR_EMPLEADO,
            "41.1.b",
        ),
        (
            "first one, ex officio, no contact",
            Situacion(
                obligada=True, de_oficio=True, es_la_primera=True, tiene_datos_de_contacto=False
            ),
            Canal.PAPEL,
            "43.2",
        ),
    ],
)
def test_el_canal_lo_decide_el_articulo(caso, situacion, canal, articulo):
    decision = decidir_canal(situacion)

    assert (decision.canal, decision.cita.articulo) == (canal, articulo)


def test_lo_que_va_en_papel_tambien_se_pone_en_la_sede_y_se_advierte_a_quien_toca():
    primera = decidir_canal(
        Situacion(obligada=True, de_oficio=True, es_la_primera=True, tiene_datos_de_contacto=False)
    )

    assert primera.tambien_en_la_sede
    assert primera.advertir_de_las_siguientes
    assert not decidir_canal(Situacion(obligada=True, no_convertible=CHEQUE)).tambien_en_la_sede
    assert decidir_canal(Situacion(obligada=True)).puede_caducar


def test_solo_caduca_para_quien_esta_obligado_o_lo_eligio():
    assert es_obligada_o_elegida(Situacion(obligada=True))
    assert es_obligada_o_elegida(Situacion(obligada=False, eligio_electronico=True))
    assert not es_obligada_o_elegida(Situacion(obligada=False))


def test_V58_el_cambio_de_canal_vale_desde_el_quinto_dia_habil():
    assert cambio_de_canal_efectivo_el(date(2026, 6, 19), SEDE) == date(2026, 6, 29)


class TestPapel:
    def test_V41_el_segundo_intento_es_en_tres_dias_y_por_la_tarde(self):
        segundo = segundo_intento(datetime(2026, 6, 18, 11, tzinfo=MADRID), SEDE)

        assert segundo.dias == (date(2026, 6, 19), date(2026, 6, 22), date(2026, 6, 23))
        assert segundo.admite(datetime(2026, 6, 19, 15, tzinfo=MADRID))
        assert not segundo.admite(datetime(2026, 6, 19, 14, 59, tzinfo=MADRID))
        assert not segundo.admite(datetime(2026, 6, 24, 16, tzinfo=MADRID))

    def test_V42_con_tres_horas_de_diferencia(self):
        segundo = segundo_intento(datetime(2026, 6, 18, 14, tzinfo=MADRID), SEDE)

        assert segundo.desde.isoformat() == "17:00:00"

    def test_si_el_primero_fue_por_la_tarde_el_segundo_es_por_la_manana(self):
        segundo = segundo_intento(datetime(2026, 6, 18, 15, 30, tzinfo=MADRID), SEDE)

        assert segundo.admite(datetime(2026, 6, 19, 12, 30, tzinfo=MADRID))
        assert not segundo.admite(datetime(2026, 6, 19, 12, 31, tzinfo=MADRID))

    def test_la_recibe_quien_tiene_catorce(self):
        assert puede_recibirla(14, date(2026, 6, 18))
        assert not puede_recibirla(13, date(2026, 6, 18))


class TestContenido:
    alzada = PieDeRecurso("alzada", "Alcaldía", meses(1))

    def test_completa(self):
        contenido = Contenido(texto_integro=True, pone_fin_a_la_via=False, recursos=[self.alzada])

        assert faltas(contenido) == ()
        assert validez(contenido) is Validez.COMPLETA

    def test_sin_pie_de_recursos_tiene_efecto_cuando_la_persona_muestra_que_la_conoce(self):
        contenido = Contenido(texto_integro=True, pone_fin_a_la_via=None)

        assert faltas(contenido) == (Falta.FIN_DE_VIA, Falta.RECURSOS)
        assert validez(contenido) is Validez.DEFECTUOSA

    def test_sin_texto_integro_no_tiene_efecto(self):
        contenido = Contenido(texto_integro=False, pone_fin_a_la_via=True, recursos=[self.alzada])

        assert validez(contenido) is Validez.SIN_EFECTO

    def test_los_dias_naturales_hay_que_decirlos(self):
        especial = PieDeRecurso("especial", "Tribunal", dias_naturales(15))
        contenido = Contenido(texto_integro=True, pone_fin_a_la_via=True, recursos=[especial])

        assert faltas(contenido) == (Falta.DIAS_NATURALES,)

    def test_lo_que_no_es_recurrible_no_lleva_recursos(self):
        contenido = Contenido(texto_integro=True, pone_fin_a_la_via=False, es_recurrible=False)

        assert faltas(contenido) == ()

    def test_se_cursa_en_diez_dias(self):
        assert plazo_para_cursarla(date(2026, 3, 17), SEDE).fin == date(2026, 4, 1)
