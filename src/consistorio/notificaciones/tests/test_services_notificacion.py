from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction

from consistorio.notificaciones import selectors, services
from consistorio.notificaciones.events import (
    NotificacionPracticada,
    NotificacionPuestaADisposicion,
    NotificacionRechazada,
    NotificacionSinPracticar,
)
from consistorio.notificaciones.models import Acuse, HechoDeNotificacion, Notificacion, Tipo
from consistorio.notificaciones.rules.efectos import Estado
from consistorio.plataforma.actores.actor import Representado, SinPermiso
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import CorreoSimulado, Evento, Hoja
from consistorio.plataforma.tareas.trabajador import vaciar

pytestmark = pytest.mark.django_db


def eventos(tipo):
    return Evento.objects.filter(tipo=tipo.tipo).count()


class TestPonerADisposicion:
    def test_espera_en_la_sede_con_su_hoja_en_la_constancia(self, poner, ciudadana, movil):
        clave = poner()

        una = selectors.notificacion(ciudadana, clave, movil())
        assert una.estado is Estado.PUESTA_A_DISPOSICION
        assert una.ultimo_dia == date(2026, 2, 20)
        assert Hoja.objects.get(objeto_id=clave).tipo == "notificacion.puesta-a-disposicion"
        assert eventos(NotificacionPuestaADisposicion) == 1

    def test_el_aviso_no_dice_nada_del_contenido_ni_lleva_enlaces(self, poner):
        poner()

        vaciar()

        aviso = CorreoSimulado.objects.get()
        assert aviso.para == "ana@correo.example"
        for palabra in ("http", "Licencia", "ANA", "12345678Z", "Resolución"):
            assert palabra not in aviso.asunto + aviso.texto
        assert HechoDeNotificacion.objects.get().tipo == Tipo.AVISO

    def test_sin_correo_no_hay_aviso_y_la_notificacion_vale(self, poner, ciudadana, movil):
        clave = poner(persona={"email": ""})

        vaciar()

        assert not CorreoSimulado.objects.exists()
        assert selectors.notificacion(ciudadana, clave, movil()).espera

    def test_el_mismo_acto_a_la_misma_persona_se_notifica_una_vez(self, poner, documento, movil):
        oficio = documento()
        primera = poner(documento_id=oficio)

        movil.avanzar(days=1)
        repetida = poner(documento_id=oficio)

        assert repetida == primera
        assert Hoja.objects.filter(objeto_id=primera).count() == 1

    def test_sin_permiso_no_se_notifica(self, poner, sin_permisos):
        with pytest.raises(SinPermiso):
            poner(actor=sin_permisos)

    def test_un_documento_que_no_existe_no_se_notifica(self, poner):
        with pytest.raises(LookupError):
            poner(documento_id=uuid4())

    def test_nadie_cambia_ni_borra_lo_que_consta(self, poner, ciudadana, movil):
        services.acceder(actor=ciudadana, notificacion_id=poner(), reloj=movil)

        for cambio in (
            lambda: Notificacion.objects.update(destinatario_nif="87654321X"),
            lambda: HechoDeNotificacion.objects.all().delete(),
            lambda: HechoDeNotificacion.objects.update(decisivo=False),
        ):
            with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
                cambio()


class TestAcceder:
    def test_accede_y_queda_practicada_con_su_acuse_sellado(self, poner, ciudadana, movil):
        clave = poner()
        movil.avanzar(hours=3)

        efecto = services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil, ip="::1")
        vaciar()

        assert efecto.estado is Estado.PRACTICADA
        assert efecto.en == movil()
        hecho = HechoDeNotificacion.objects.get(decisivo=True)
        assert (hecho.actor_nif, hecho.ip) == ("12345678Z", "::1")
        assert hecho.datos["advertencia"]
        assert eventos(NotificacionPracticada) == 1
        assert Acuse.objects.get().documento.tipo_documental == "TD09"
        assert Hoja.objects.filter(objeto_id=clave, tipo="notificacion.acceso").count() == 1

    def test_solo_entonces_ve_sus_documentos(self, poner, documento, ciudadana, movil):
        clave = poner(anexos=[documento("Resolución.pdf")])

        antes = selectors.notificacion(ciudadana, clave, movil()).documentos
        services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)
        despues = selectors.notificacion(ciudadana, clave, movil()).documentos

        assert antes == []
        assert [d.nombre for d in despues] == ["Oficio.pdf", "Resolución.pdf"]

    def test_acceder_dos_veces_no_cambia_la_fecha(self, poner, ciudadana, movil):
        clave = poner()
        primero = services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        movil.avanzar(days=2)
        segundo = services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        assert segundo == primero
        assert HechoDeNotificacion.objects.count() == 1

    def test_en_el_ultimo_segundo_del_decimo_dia_es_a_tiempo(self, poner, ciudadana, movil):
        clave = poner()
        movil.instante = datetime(2026, 2, 20, 23, 59, 59, tzinfo=movil().tzinfo)

        efecto = services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        assert efecto.estado is Estado.PRACTICADA

    def test_despues_de_diez_dias_se_lee_pero_ninguna_fecha_cambia(self, poner, ciudadana, movil):
        clave = poner()
        movil.avanzar(days=20)
        antes = selectors.notificacion(ciudadana, clave, movil())

        efecto = services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        assert antes.estado is Estado.RECHAZADA_POR_CADUCIDAD  # And no job has run.
        assert efecto == antes.efecto
        assert HechoDeNotificacion.objects.get().tipo == Tipo.LECTURA
        assert selectors.notificacion(ciudadana, clave, movil()).muestra_contenido

    def test_sin_obligacion_se_puede_abrir_despues_y_tiene_plenos_efectos(
        self, poner, ciudadana, movil
    ):
        clave = poner(obligada=False)
        movil.avanzar(days=20)

        efecto = services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        assert efecto.estado is Estado.PRACTICADA

    def test_otra_persona_no_sabe_que_existe(self, poner, otra_persona, movil):
        clave = poner()

        with pytest.raises(selectors.NotificacionInexistente):
            services.acceder(actor=otra_persona, notificacion_id=clave, reloj=movil)

    def test_accede_quien_la_representa(self, poner, otra_persona, movil):
        clave = poner(persona={"representante_nif": "87654321X", "representante_nombre": "LUIS"})

        efecto = services.acceder(actor=otra_persona, notificacion_id=clave, reloj=movil)

        assert efecto.estado is Estado.PRACTICADA

    def test_quien_entra_por_otra_persona_no_abre_lo_suyo_propio(self, poner, ciudadana, movil):
        clave = poner()
        por_otra = replace(ciudadana, representa=Representado("B99286320", "EMPRESA, S. L."))

        with pytest.raises(selectors.NotificacionInexistente):
            services.acceder(actor=por_otra, notificacion_id=clave, reloj=movil)

    def test_sin_permiso_no_se_accede(self, poner, ciudadana, movil):
        clave = poner()

        with pytest.raises(SinPermiso):
            services.acceder(
                actor=replace(ciudadana, permisos=frozenset()), notificacion_id=clave, reloj=movil
            )

    def test_lo_de_una_entidad_no_lo_abre_otra(self, poner, ciudadana, otra_entidad, movil):
        clave = poner()

        with en(otra_entidad), pytest.raises(selectors.NotificacionInexistente):
            services.acceder(
                actor=replace(ciudadana, entidad=otra_entidad), notificacion_id=clave, reloj=movil
            )


class TestRechazar:
    def test_rechaza_y_el_tramite_se_da_por_efectuado(self, poner, ciudadana, movil):
        clave = poner()

        efecto = services.rechazar(actor=ciudadana, notificacion_id=clave, reloj=movil)
        vaciar()

        assert efecto.estado is Estado.RECHAZADA
        assert efecto.tramite_efectuado
        assert eventos(NotificacionRechazada) == 1
        assert Acuse.objects.count() == 1

    def test_rechazar_dos_veces_es_una(self, poner, ciudadana, movil):
        clave = poner()
        primero = services.rechazar(actor=ciudadana, notificacion_id=clave, reloj=movil)
        movil.avanzar(hours=1)

        assert services.rechazar(actor=ciudadana, notificacion_id=clave, reloj=movil) == primero
        assert eventos(NotificacionRechazada) == 1

    def test_lo_que_se_ha_abierto_ya_no_se_rechaza(self, poner, ciudadana, movil):
        clave = poner()
        services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        with pytest.raises(services.YaPracticada):
            services.rechazar(actor=ciudadana, notificacion_id=clave, reloj=movil)

    def test_lo_rechazado_se_lee_despues_sin_cambiar_nada(self, poner, ciudadana, movil):
        clave = poner()
        rechazo = services.rechazar(actor=ciudadana, notificacion_id=clave, reloj=movil)
        movil.avanzar(days=1)

        assert services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil) == rechazo

    def test_otra_persona_no_puede(self, poner, otra_persona, movil):
        clave = poner()

        with pytest.raises(selectors.NotificacionInexistente):
            services.rechazar(actor=otra_persona, notificacion_id=clave, reloj=movil)

    def test_sin_permiso_no_se_rechaza(self, poner, ciudadana, movil):
        with pytest.raises(SinPermiso):
            services.rechazar(
                actor=replace(ciudadana, permisos=frozenset()), notificacion_id=poner(), reloj=movil
            )


class TestAnular:
    def test_se_anula_con_motivo_antes_de_tener_efecto(self, poner, empleada, ciudadana, movil):
        clave = poner()

        services.anular(actor=empleada, notificacion_id=clave, motivo="Error", reloj=movil)

        una = selectors.notificacion(ciudadana, clave, movil())
        assert una.estado is Estado.ANULADA
        with pytest.raises(services.NotificacionRetirada):
            services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

    def test_exige_un_motivo(self, poner, empleada, movil):
        with pytest.raises(ValueError):
            services.anular(actor=empleada, notificacion_id=poner(), motivo=" ", reloj=movil)

    def test_una_vez_abierta_ya_no_se_anula(self, poner, empleada, ciudadana, movil):
        clave = poner()
        services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

        with pytest.raises(services.YaTieneEfecto):
            services.anular(actor=empleada, notificacion_id=clave, motivo="Tarde", reloj=movil)

    def test_no_se_anula_dos_veces(self, poner, empleada, movil):
        clave = poner()
        services.anular(actor=empleada, notificacion_id=clave, motivo="Error", reloj=movil)

        with pytest.raises(services.YaTieneEfecto):
            services.anular(actor=empleada, notificacion_id=clave, motivo="Error", reloj=movil)

    def test_lo_que_no_existe_no_se_anula(self, empleada, movil):
        with pytest.raises(selectors.NotificacionInexistente):
            services.anular(actor=empleada, notificacion_id=uuid4(), motivo="Error", reloj=movil)

    def test_sin_permiso_no_se_anula(self, poner, sin_permisos, movil):
        with pytest.raises(SinPermiso):
            services.anular(actor=sin_permisos, notificacion_id=poner(), motivo="E", reloj=movil)


class TestRegistrarVencidas:
    def test_solo_escribe_lo_que_la_ley_ya_habia_dicho(self, poner, empleada, ciudadana, movil):
        clave = poner()
        movil.avanzar(days=11)
        antes = selectors.notificacion(ciudadana, clave, movil()).efecto

        hechas = services.registrar_vencidas(actor=empleada, reloj=movil)

        assert hechas == 1
        assert selectors.notificacion(ciudadana, clave, movil()).efecto == antes
        hecho = HechoDeNotificacion.objects.get()
        assert (hecho.tipo, hecho.ocurrido_en) == (Tipo.CADUCIDAD, antes.en)
        assert eventos(NotificacionRechazada) == 1

    def test_repetirlo_no_escribe_nada_mas(self, poner, empleada, movil):
        poner()
        movil.avanzar(days=11)
        services.registrar_vencidas(actor=empleada, reloj=movil)

        assert services.registrar_vencidas(actor=empleada, reloj=movil) == 0
        assert eventos(NotificacionRechazada) == 1

    def test_el_decimo_dia_todavia_no(self, poner, empleada, movil):
        poner()
        movil.instante = datetime(2026, 2, 20, 23, 59, 59, tzinfo=movil().tzinfo)

        assert services.registrar_vencidas(actor=empleada, reloj=movil) == 0

    def test_deja_un_margen_a_quien_accede_en_el_ultimo_segundo(self, poner, empleada, movil):
        poner()
        movil.instante = datetime(2026, 2, 21, 0, 4, tzinfo=movil().tzinfo)

        assert services.registrar_vencidas(actor=empleada, reloj=movil) == 0

    def test_a_quien_no_estaba_obligado_no_se_le_da_por_rechazada(self, poner, empleada, movil):
        poner(obligada=False)
        movil.avanzar(days=15)

        services.registrar_vencidas(actor=empleada, reloj=movil)
        repetidas = services.registrar_vencidas(actor=empleada, reloj=movil)

        assert repetidas == 0
        assert eventos(NotificacionSinPracticar) == 1
        assert eventos(NotificacionRechazada) == 0

    def test_sin_permiso_no_se_registra(self, sin_permisos, movil):
        with pytest.raises(SinPermiso):
            services.registrar_vencidas(actor=sin_permisos, reloj=movil)


def test_la_base_de_datos_no_admite_dos_efectos(poner, ciudadana, movil):
    clave = poner()
    services.acceder(actor=ciudadana, notificacion_id=clave, reloj=movil)

    with pytest.raises(IntegrityError), transaction.atomic():
        HechoDeNotificacion.objects.create(
            notificacion_id=clave,
            tipo=Tipo.RECHAZO,
            decisivo=True,
            ocurrido_en=movil(),
            actor_nif="12345678Z",
            actor_nombre="ANA",
        )


@pytest.mark.parametrize("tarea", ["extender_acuse", "enviar_aviso"])
def test_las_tareas_tambien_exigen_permiso(tarea, sin_permisos, movil):
    clave = {"extender_acuse": "hecho_id", "enviar_aviso": "notificacion_id"}[tarea]

    with pytest.raises(SinPermiso):
        getattr(services, tarea)(actor=sin_permisos, reloj=movil, **{clave: uuid4()})
