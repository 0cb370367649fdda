"""An incident of the sede takes from nobody the days to open what waits (LPACAP 32.4, RD 203 44.4)."""

from datetime import date

import pytest

from consistorio.notificaciones import selectors, services
from consistorio.notificaciones.models import HechoDeNotificacion, Tipo
from consistorio.notificaciones.rules.efectos import Estado
from consistorio.organizacion import services as organizacion
from consistorio.organizacion.rules.incidencias import Acuerdo, DatosDeIncidencia
from consistorio.plataforma.tareas.trabajador import vaciar

pytestmark = pytest.mark.django_db


@pytest.fixture
def averia(empleada, movil):
    """Publish an incident that begins now."""

    def hacer(**mas):
        datos = DatosDeIncidencia(
            titulo="Avería", servicios="Todo", causa="Un rayo.", desde=movil(), **mas
        )
        return organizacion.publicar_incidencia(actor=empleada, datos=datos, reloj=movil)

    return hacer


@pytest.fixture
def ampliar(empleada, movil):
    def hacer(incidencia_id, nuevo_fin):
        acuerdo = Acuerdo(nuevo_fin=nuevo_fin, organo="Alcaldía", acuerdo="Decreto 1")
        organizacion.ampliar_plazos(
            actor=empleada, incidencia_id=incidencia_id, acuerdo=acuerdo, reloj=movil
        )
        services.ampliar_acceso(actor=empleada, reloj=movil)

    return hacer


def estado(ciudadana, clave, movil) -> Estado:
    return selectors.notificacion(ciudadana, clave, movil()).estado


def test_mientras_no_se_decide_no_se_da_por_rechazada(poner, averia, ciudadana, empleada, movil):
    clave = poner()
    movil.avanzar(days=9)
    averia()
    movil.avanzar(days=5)

    assert services.registrar_vencidas(actor=empleada, reloj=movil) == 0

    assert estado(ciudadana, clave, movil) is Estado.PUESTA_A_DISPOSICION
    assert services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil).dia_cero == (
        movil().date()
    )


def test_lo_abierto_mientras_no_se_decidia_queda_practicado_aunque_no_se_amplie(
    poner, averia, ciudadana, empleada, movil
):
    clave = poner()
    movil.avanzar(days=9)
    pedido = {"actor": empleada, "incidencia_id": averia(), "reloj": movil}
    movil.avanzar(days=5)
    services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)
    organizacion.terminar_incidencia(**pedido)
    organizacion.no_ampliar(motivo="No lo impidió.", **pedido)
    movil.avanzar(days=5)

    assert estado(ciudadana, clave, movil) is Estado.PRACTICADA


def test_ampliado_pero_aun_sin_anotar_en_cada_una_ya_vale(
    poner, averia, ciudadana, empleada, movil
):
    clave = poner()
    movil.avanzar(days=9)
    acuerdo = Acuerdo(nuevo_fin=date(2026, 2, 25), organo="Alcaldía", acuerdo="Decreto 1")
    organizacion.ampliar_plazos(
        actor=empleada, incidencia_id=averia(), acuerdo=acuerdo, reloj=movil
    )
    movil.avanzar(days=4)

    assert services.registrar_vencidas(actor=empleada, reloj=movil) == 0
    services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)
    movil.avanzar(days=30)
    assert estado(ciudadana, clave, movil) is Estado.PRACTICADA


def test_la_que_vence_ampliada_vence_al_dia_siguiente_del_nuevo(
    poner, averia, ciudadana, empleada, movil
):
    clave = poner()
    movil.avanzar(days=9)
    acuerdo = Acuerdo(nuevo_fin=date(2026, 2, 25), organo="Alcaldía", acuerdo="Decreto 1")
    organizacion.ampliar_plazos(
        actor=empleada, incidencia_id=averia(), acuerdo=acuerdo, reloj=movil
    )
    movil.avanzar(days=9)

    assert services.registrar_vencidas(actor=empleada, reloj=movil) == 1
    vista = selectors.notificacion(ciudadana, clave, movil())
    assert (vista.estado, vista.efecto.dia_cero) == (
        Estado.RECHAZADA_POR_CADUCIDAD,
        date(2026, 2, 26),
    )


def test_el_aviso_de_la_ampliacion_llega_solo(poner, averia, empleada, movil, monkeypatch):
    poner()
    movil.avanzar(days=9)
    una = averia()
    monkeypatch.setattr("consistorio.notificaciones.handlers.hora_oficial", lambda _entidad: movil)
    acuerdo = Acuerdo(nuevo_fin=date(2026, 2, 25), organo="Alcaldía", acuerdo="Decreto 1")
    organizacion.ampliar_plazos(actor=empleada, incidencia_id=una, acuerdo=acuerdo, reloj=movil)

    vaciar()

    assert HechoDeNotificacion.objects.get(tipo=Tipo.AMPLIACION).datos == {"hasta": "2026-02-25"}


def test_control_sin_incidencia_se_rechaza_por_caducidad(poner, ciudadana, empleada, movil):
    clave = poner()
    movil.avanzar(days=14)

    assert services.registrar_vencidas(actor=empleada, reloj=movil) == 1
    assert estado(ciudadana, clave, movil) is Estado.RECHAZADA_POR_CADUCIDAD


def test_decidido_no_ampliar_vence_cuando_vencia(poner, averia, ciudadana, empleada, movil):
    clave = poner()
    movil.avanzar(days=9)
    una = averia()
    pedido = {"actor": empleada, "incidencia_id": una, "reloj": movil}
    movil.avanzar(days=2)
    organizacion.terminar_incidencia(**pedido)
    organizacion.no_ampliar(motivo="No lo impidió.", **pedido)

    visto = selectors.notificacion(ciudadana, clave, movil())

    assert (visto.estado, visto.ultimo_dia) == (
        Estado.RECHAZADA_POR_CADUCIDAD,
        date(2026, 2, 20),
    )


def test_ampliado_vale_hasta_el_nuevo_dia_y_no_mas(
    poner, averia, ampliar, ciudadana, empleada, movil
):
    clave = poner()
    movil.avanzar(days=9)
    una = averia()
    ampliar(una, date(2026, 2, 25))

    assert selectors.notificacion(ciudadana, clave, movil()).ultimo_dia == date(2026, 2, 25)
    movil.avanzar(days=6)  # 25 February
    assert estado(ciudadana, clave, movil) is Estado.PUESTA_A_DISPOSICION
    movil.avanzar(days=1)
    assert estado(ciudadana, clave, movil) is Estado.RECHAZADA_POR_CADUCIDAD


def test_lo_vencido_antes_y_lo_puesto_despues_no_se_alargan(
    poner, averia, ampliar, ciudadana, empleada, movil
):
    vieja = poner()
    movil.avanzar(days=12)
    una = averia()
    movil.avanzar(days=1)
    organizacion.terminar_incidencia(actor=empleada, incidencia_id=una, reloj=movil)
    movil.avanzar(days=1)
    nueva = poner()
    ampliar(una, date(2026, 3, 31))

    assert estado(ciudadana, vieja, movil) is Estado.RECHAZADA_POR_CADUCIDAD
    assert selectors.notificacion(ciudadana, nueva, movil()).ultimo_dia == date(2026, 3, 6)
    assert not HechoDeNotificacion.objects.filter(tipo=Tipo.AMPLIACION).exists()


def test_dos_veces_es_una(poner, averia, ampliar, empleada, movil):
    poner()
    ampliar(averia(), date(2026, 2, 25))

    assert services.ampliar_acceso(actor=empleada, reloj=movil) == 0
    assert HechoDeNotificacion.objects.filter(tipo=Tipo.AMPLIACION).count() == 1


def test_la_de_un_solo_procedimiento_no_alcanza_a_las_notificaciones(
    poner, averia, ciudadana, movil
):
    clave = poner()
    movil.avanzar(days=9)
    averia(procedimiento="licencia")
    movil.avanzar(days=5)

    assert estado(ciudadana, clave, movil) is Estado.RECHAZADA_POR_CADUCIDAD
