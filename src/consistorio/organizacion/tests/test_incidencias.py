"""What the sede publishes of its failures, and what it decides about the plazos (LPACAP art. 32.4)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.organizacion import selectors, services
from consistorio.organizacion.models import AmpliacionDePlazos, Incidencia
from consistorio.organizacion.rules.incidencias import (
    Acuerdo,
    DatosDeIncidencia,
    DefectoDeIncidencia,
    IncidenciaNoValida,
    toca,
)
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Anotacion, Evento, Hoja

pytestmark = pytest.mark.django_db
MADRID = ZoneInfo("Europe/Madrid")
DESDE = datetime(2026, 2, 10, 8, 0, tzinfo=MADRID)


def datos(**mas):
    return DatosDeIncidencia(
        **{
            "titulo": "Avería en el registro",
            "servicios": "Presentación",
            "causa": "Un disco.",
            "desde": DESDE,
        }
        | mas
    )


@pytest.fixture
def publicar(empleada, reloj):
    def hacer(*, actor=empleada, **mas):
        return services.publicar_incidencia(actor=actor, datos=datos(**mas), reloj=reloj)

    return hacer


@pytest.fixture
def ampliar(empleada, reloj):
    def hacer(incidencia_id, nuevo_fin=date(2026, 2, 18), **mas):
        acuerdo = {"organo": "Alcaldía", "acuerdo": "Decreto 12/2026"} | mas
        return services.ampliar_plazos(
            actor=empleada,
            incidencia_id=incidencia_id,
            acuerdo=Acuerdo(nuevo_fin=nuevo_fin, **acuerdo),
            reloj=reloj,
        )

    return hacer


class TestPublicar:
    def test_se_ve_en_el_acto_y_queda_en_el_registro_verificable(self, publicar, reloj):
        clave = publicar()

        [vista] = selectors.incidencias_en_curso(reloj())
        assert (vista.id, vista.titulo, vista.en_curso) == (clave, "Avería en el registro", True)
        hoja = Hoja.objects.get(objeto_id=clave)
        assert hoja.tipo == "incidencia.publicada"
        assert "Avería en el registro" in hoja.contenido
        assert Evento.objects.filter(tipo="organizacion.incidencia-publicada").count() == 1
        assert Anotacion.objects.filter(objeto_id=clave).count() == 1

    @pytest.mark.parametrize(
        ("cambio", "defecto"),
        [
            ({"titulo": " "}, DefectoDeIncidencia.SIN_TITULO),
            ({"servicios": ""}, DefectoDeIncidencia.SIN_SERVICIOS),
            ({"causa": "\n"}, DefectoDeIncidencia.SIN_CAUSA),
            ({"hasta": DESDE - timedelta(minutes=1)}, DefectoDeIncidencia.AL_REVES),
        ],
    )
    def test_lo_que_no_se_entenderia_no_se_publica(self, publicar, cambio, defecto):
        with pytest.raises(IncidenciaNoValida) as error:
            publicar(**cambio)

        assert error.value.defecto is defecto
        assert not Incidencia.objects.exists()

    def test_hace_falta_permiso(self, publicar, sin_permisos):
        with pytest.raises(SinPermiso):
            publicar(actor=sin_permisos)

    def test_una_prevista_no_esta_en_curso_ni_toca_plazos(self, publicar, ampliar, reloj):
        clave = publicar(desde=DESDE + timedelta(days=3))

        [vista] = selectors.incidencias(reloj())
        assert (vista.prevista, vista.en_curso, vista.por_decidir) == (True, False, False)
        assert not selectors.espera_una_decision(date(2026, 2, 20), reloj().date())
        with pytest.raises(services.NoTocaPlazos):
            ampliar(clave)


class TestTerminar:
    def test_dice_desde_cuando_funciona(self, publicar, empleada, reloj):
        clave = publicar()

        services.terminar_incidencia(actor=empleada, incidencia_id=clave, reloj=reloj)

        [vista] = selectors.incidencias(reloj())
        assert (vista.hasta, vista.terminada, vista.por_decidir) == (reloj(), True, True)
        with pytest.raises(services.IncidenciaYaTerminada):
            services.terminar_incidencia(actor=empleada, incidencia_id=clave, reloj=reloj)

    def test_la_prevista_que_no_llega_a_ocurrir_no_pide_decidir_nada(
        self, publicar, empleada, reloj
    ):
        clave = publicar(desde=DESDE + timedelta(days=3))

        services.terminar_incidencia(actor=empleada, incidencia_id=clave, reloj=reloj)

        assert Incidencia.objects.get(id=clave).decision == "sin_ampliar"


class TestAmpliar:
    def test_se_publica_con_su_acuerdo_y_no_se_cambia(self, publicar, ampliar, reloj):
        clave = publicar()

        hecha = ampliar(clave)

        [vista] = selectors.incidencias(reloj())
        assert [(a.nuevo_fin, a.acuerdo) for a in vista.ampliaciones] == [
            (date(2026, 2, 18), "Decreto 12/2026")
        ]
        assert not vista.por_decidir
        assert Evento.objects.get(tipo="organizacion.plazos-ampliados").datos["ampliacion_id"] == (
            str(hecha)
        )

    @pytest.mark.parametrize(
        ("cambio", "defecto"),
        [
            ({"organo": ""}, DefectoDeIncidencia.SIN_ACUERDO),
            ({"acuerdo": " "}, DefectoDeIncidencia.SIN_ACUERDO),
            ({"nuevo_fin": date(2026, 2, 9)}, DefectoDeIncidencia.FIN_ANTERIOR),
            ({"nuevo_fin": date(2026, 2, 14)}, DefectoDeIncidencia.FIN_INHABIL),
            ({"nuevo_fin": date(2060, 2, 18)}, DefectoDeIncidencia.FIN_SIN_CALENDARIO),
        ],
    )
    def test_un_acuerdo_que_no_vale_no_amplia(self, publicar, ampliar, cambio, defecto):
        clave = publicar()

        with pytest.raises(IncidenciaNoValida) as error:
            ampliar(clave, **cambio)

        assert error.value.defecto is defecto
        assert not AmpliacionDePlazos.objects.exists()

    def test_lo_que_no_impedia_nada_no_amplia(self, publicar, ampliar):
        with pytest.raises(services.NoTocaPlazos):
            ampliar(publicar(impide=False))

    def test_no_ampliar_lleva_motivo_y_espera_a_que_termine(self, publicar, empleada, reloj):
        clave = publicar()
        pedido = {"actor": empleada, "incidencia_id": clave, "reloj": reloj}
        with pytest.raises(services.YaDecidida):
            services.no_ampliar(motivo="Duró un minuto.", **pedido)
        services.terminar_incidencia(**pedido)
        with pytest.raises(ValueError, match="motivo"):
            services.no_ampliar(motivo=" ", **pedido)

        services.no_ampliar(motivo="Duró un minuto.", **pedido)

        assert selectors.incidencia(clave, reloj()).sin_ampliar_por == "Duró un minuto."
        assert not selectors.espera_una_decision(date(2026, 2, 20), reloj().date())

    def test_solo_alcanza_a_su_procedimiento(self, publicar, ampliar):
        ampliar(publicar(procedimiento="licencia"))

        assert len(selectors.ampliaciones("licencia")) == 1
        assert not selectors.ampliaciones()
        assert not selectors.ampliaciones("otro")


@given(
    fin=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    desde=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    dias=st.integers(0, 400),
)
def test_solo_toca_a_lo_que_no_habia_vencido(fin, desde, dias):
    hoy = desde + timedelta(days=dias)

    assert toca(fin, desde=desde, hoy=hoy) == (fin >= desde)
    assert not toca(fin, desde=hoy + timedelta(days=1), hoy=hoy)
