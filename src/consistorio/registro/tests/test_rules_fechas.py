"""Dates, obliged persons, content and numbers of an asiento, with vectors V27 and V54."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.nucleo.identificadores import Nif
from consistorio.nucleo.tests.calendarios_de_los_vectores import MADRID, SEDE
from consistorio.registro.rules.asiento import (
    ContenidoDeAsiento,
    Dato,
    Sentido,
    datos_que_faltan,
)
from consistorio.registro.rules.fechas import InicioPlazoAdministracion, fechas_de_presentacion
from consistorio.registro.rules.numeracion import NumeroDeAsiento, NumeroNoValido
from consistorio.registro.rules.obligados import (
    Calidad,
    calidad_por_nif,
    fecha_de_la_solicitud,
    obligacion,
)

LUNES = date(2026, 2, 16)


def presentar(*hora):
    return fechas_de_presentacion(datetime(*hora, tzinfo=MADRID), SEDE)


class TestFechas:
    def test_V27_se_guarda_el_orden_real_y_va_antes_que_lo_del_dia_habil(self):
        a = presentar(2026, 2, 14, 9)
        b = presentar(2026, 2, 15, 8)
        c = presentar(2026, 2, 16, 0, 0, 5)

        assert sorted([c, b, a]) == [a, b, c]
        assert a.efectiva == b.efectiva == datetime(2026, 2, 16, tzinfo=MADRID)

    def test_el_justificante_avisa_si_cuenta_otro_dia(self):
        assert presentar(2026, 2, 14, 9).se_traslada
        assert not presentar(2026, 2, 16, 9).se_traslada

    def test_el_plazo_de_la_administracion_empieza_cuando_la_entidad_diga(self):
        sabado = datetime(2026, 2, 14, 9, tzinfo=MADRID)

        literal = fechas_de_presentacion(sabado, SEDE)
        habil = fechas_de_presentacion(sabado, SEDE, InicioPlazoAdministracion.PRIMER_HABIL)

        assert literal.inicio_plazo_administracion == date(2026, 2, 14)
        assert habil.inicio_plazo_administracion == LUNES

    @given(
        st.lists(
            st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)).map(
                lambda d: d.replace(tzinfo=MADRID)
            ),
            max_size=20,
        )
    )
    def test_ordenar_por_fecha_efectiva_nunca_altera_el_orden_real(self, horas):
        fechas = sorted(fechas_de_presentacion(hora, SEDE) for hora in horas)

        assert [f.real for f in fechas] == sorted(horas)


class TestObligados:
    @pytest.mark.parametrize(
        ("caso", "interesado", "resto", "obligada", "articulo"),
        [
            ("natural person", Calidad.PERSONA_FISICA, {}, False, "14.1"),
            ("legal person", Calidad.PERSONA_JURIDICA, {}, True, "14.2.a"),
            ("community", Calidad.ENTIDAD_SIN_PERSONALIDAD, {}, True, "14.2.b"),
            ("architect", Calidad.PROFESIONAL_COLEGIADO, {}, True, "14.2.c"),
            (
                "representative",
                Calidad.PERSONA_FISICA,
                {"representa_a": Calidad.PERSONA_JURIDICA},
                True,
                "14.2.d",
            ),
            ("employee", Calidad.EMPLEADO_PUBLICO, {}, True, "14.2.e"),
            ("by-law", Calidad.PERSONA_FISICA, {"ordenanza_obliga": True}, True, "14.3"),
            (
                "a neighbour for another",
                Calidad.PERSONA_FISICA,
                {"representa_a": Calidad.PERSONA_FISICA},
                False,
                "14.1",
            ),
        ],
    )
    def test_quien_esta_obligado(self, caso, interesado, resto, obligada, articulo):
        resultado = obligacion(interesado, **resto)

        assert (resultado.obligada, resultado.cita.articulo) == (obligada, articulo)

    @pytest.mark.parametrize(
        ("nif", "calidad"),
        [
            ("12345678Z", Calidad.PERSONA_FISICA),
            ("B85626240", Calidad.PERSONA_JURIDICA),
            ("H12345674", Calidad.ENTIDAD_SIN_PERSONALIDAD),
        ],
    )
    def test_el_nif_dice_la_calidad(self, nif, calidad):
        assert calidad_por_nif(Nif(nif)) is calidad

    def test_V54_la_fecha_de_la_solicitud_es_la_de_la_presentacion_electronica(self):
        papel, electronica = date(2026, 4, 10), date(2026, 4, 20)

        assert (
            fecha_de_la_solicitud(papel, obligada=True, en_papel=True, subsanada=electronica)
            == electronica
        )
        assert fecha_de_la_solicitud(papel, obligada=True, en_papel=True) is None
        assert fecha_de_la_solicitud(papel, obligada=False, en_papel=True) == papel


class TestContenido:
    completo = {
        "sentido": Sentido.ENTRADA,
        "numero": 1,
        "momento": datetime(2026, 2, 16, 9, tzinfo=MADRID),
        "epigrafe": "Solicitud",
        "interesado": "12345678Z",
        "destino": "L01200697",
        "extracto": "Licencia de obra menor",
    }

    def test_un_asiento_completo_no_le_falta_nada(self):
        assert datos_que_faltan(ContenidoDeAsiento(**self.completo)) == ()

    @pytest.mark.parametrize(
        ("campo", "valor", "dato"),
        [
            ("numero", 0, Dato.NUMERO),
            ("epigrafe", " ", Dato.EPIGRAFE),
            ("momento", datetime(2026, 2, 16, 9), Dato.MOMENTO),
            ("interesado", "", Dato.INTERESADO),
            ("destino", "", Dato.DESTINO),
            ("extracto", "", Dato.EXTRACTO),
            ("extracto", "x" * 241, Dato.EXTRACTO),
        ],
    )
    def test_se_dice_lo_que_falta(self, campo, valor, dato):
        contenido = ContenidoDeAsiento(**self.completo | {campo: valor})

        assert datos_que_faltan(contenido) == (dato,)


class TestNumero:
    def test_se_escribe_con_su_ejercicio_su_libro_y_seis_cifras(self):
        assert str(NumeroDeAsiento(2026, Sentido.ENTRADA, 123)) == "2026-E-000123"
        assert str(NumeroDeAsiento(2026, Sentido.SALIDA, 1_234_567)) == "2026-S-1234567"

    @given(st.integers(1900, 2999), st.sampled_from(Sentido), st.integers(1, 10**9))
    def test_se_lee_como_se_escribio(self, ejercicio, sentido, numero):
        entero = NumeroDeAsiento(ejercicio, sentido, numero)

        assert NumeroDeAsiento.leer(f" {str(entero).lower()} ") == entero
        assert len(str(entero)) <= 20

    @pytest.mark.parametrize("texto", ["", "2026-X-000001", "2026-E-1", "2026-E-000000"])
    def test_rechaza_lo_que_no_es_un_numero(self, texto):
        with pytest.raises(NumeroNoValido):
            NumeroDeAsiento.leer(texto)
