"""From the requirement to its answer, and to what happens without one (LPACAP arts. 22, 68 and 73)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from consistorio.expedientes import selectors, services
from consistorio.expedientes.models import Expediente, Requerimiento, Resolucion
from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida
from consistorio.expedientes.rules.resolucion import Sentido
from consistorio.expedientes.rules.subsanacion import Situacion
from consistorio.expedientes.tests.subsanacion import a_las_doce
from consistorio.notificaciones import selectors as notificaciones
from consistorio.notificaciones import services as deberes_de_notificar
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro.models import Asiento
from consistorio.registro.rules.subsanacion import Defecto

pytestmark = pytest.mark.django_db


def el(clave) -> Expediente:
    return Expediente.objects.get(id=clave)


class TestRequerir:
    def test_va_a_la_firma_de_secretaria_y_el_expediente_se_queda_donde_esta(
        self, incoar, requerir
    ):
        clave = incoar()

        uno = Requerimiento.objects.get(id=requerir(clave))

        assert el(clave).estado == Estado.INCOADO
        assert (uno.firmado_en, uno.plazo, uno.cerrado_en) == (None, None, None)
        assert uno.defectos[0] == {"texto": "Diga en qué calle es la obra.", "campo": "solicita"}

    @pytest.mark.parametrize("defectos", [[], [Defecto("  ")], [Defecto("x" * 2_001)]])
    def test_un_requerimiento_que_no_pide_nada_no_se_hace(self, incoar, requerir, defectos):
        clave = incoar()

        with pytest.raises(services.RequerimientoVacio):
            requerir(clave, defectos=defectos)

        assert not Requerimiento.objects.exists()

    def test_no_hay_dos_abiertos_ni_aunque_se_olvide_la_regla(self, incoar, requerir):
        clave = incoar()
        uno = Requerimiento.objects.get(id=requerir(clave))

        with pytest.raises(TransicionNoPermitida):
            requerir(clave)
        with pytest.raises(IntegrityError), transaction.atomic():
            Requerimiento.objects.create(
                expediente=uno.expediente,
                defectos=[],
                documento_id=el(clave).documentos.first().documento_id,
                peticion_id=uno.peticion_id,
                pedido_en=uno.pedido_en,
            )

    def test_mientras_hay_uno_abierto_no_se_manda_otra_cosa_a_firmar(
        self, redactado, requerir, empleada, reloj
    ):
        clave = redactado()
        requerir(clave)

        with pytest.raises(TransicionNoPermitida):
            services.enviar_a_firma(actor=empleada, expediente_id=clave, reloj=reloj)

        assert el(clave).estado == Estado.EN_TRAMITACION

    def test_sin_permiso_no_se_requiere(self, incoar, requerir, sin_permisos):
        with pytest.raises(SinPermiso):
            requerir(incoar(), actor=sin_permisos)

    def test_si_secretaria_no_lo_firma_vuelve_y_se_puede_pedir_otro(
        self, incoar, requerir, entidad, empleada, reloj
    ):
        clave = incoar()
        uno = Requerimiento.objects.get(id=requerir(clave))

        services.devolver_requerimiento(
            actor=sistema(entidad, "pruebas"),
            documento_id=uno.documento_id,
            motivo="Falta citar la ordenanza.",
            reloj=reloj,
        )

        [visto] = selectors.expediente(empleada, clave).requerimientos
        assert visto.situacion(reloj().date()) is Situacion.DEVUELTO
        assert visto.devuelto_por == "Falta citar la ordenanza."
        assert requerir(clave) != uno.id


class TestNotificar:
    def test_al_firmarse_sale_se_pone_a_disposicion_y_el_expediente_espera(
        self, requerido, empleada, ciudadana, reloj
    ):
        clave = requerido()

        uno = selectors.expediente(empleada, clave)
        [pedido] = uno.requerimientos
        [notificacion] = notificaciones.de_expediente(ciudadana, clave, reloj())
        assert uno.estado is Estado.PENDIENTE_DE_SUBSANACION
        assert pedido.asiento_de_salida.startswith("2026-S-")
        assert notificacion.asunto_neutro == "Requerimiento en un procedimiento"
        assert pedido.situacion(reloj().date()) is Situacion.SIN_NOTIFICAR
        assert pedido.documento_id in {d.id for d in uno.documentos}

    def test_la_persona_no_sabe_que_se_le_pide_hasta_que_lo_abre(self, requerido, ciudadana, reloj):
        uno = selectors.propio(ciudadana, requerido(), reloj())

        assert (uno.requerimientos, uno.por_contestar) == ([], None)

    def test_dos_veces_es_una(self, requerido, entidad, reloj):
        clave = requerido()
        documento = el(clave).requerimientos.get().documento_id

        services.notificar_requerimiento(
            actor=sistema(entidad, "pruebas"), documento_id=documento, reloj=reloj
        )

        assert Asiento.objects.filter(sentido="SALIDA").count() == 1


class TestContar:
    def test_desde_que_lo_abre_tiene_diez_dias_habiles_y_el_plazo_para_resolver_se_para(
        self, leido, ciudadana, reloj
    ):
        clave = leido()

        uno = selectors.propio(ciudadana, clave, reloj())
        fecha = selectors.fecha_que_viene(ciudadana, uno, reloj())
        assert uno.por_contestar is not None
        assert uno.por_contestar.plazo.dia_cero == date(2026, 2, 10)
        assert (fecha.dia, fecha.de_quien) == (date(2026, 2, 24), "persona")
        # 10 May and the fourteen days that it is stopped: 24 May is Sunday.
        assert uno.plazo.fin == date(2026, 5, 25)
        assert "LPACAP art. 22.1.a" in {paso.cita for paso in uno.plazo.pasos}

    def test_si_el_requerimiento_no_suspende_el_plazo_sigue(self, leido):
        assert el(leido(suspende=False)).vence_el == date(2026, 5, 11)

    def test_quien_lo_rechaza_lo_tiene_por_notificado(self, requerido, ciudadana, reloj):
        clave = requerido()
        [una] = notificaciones.de_expediente(ciudadana, clave, reloj())

        deberes_de_notificar.rechazar(actor=ciudadana, notificacion_id=una.id, reloj=reloj)
        vaciar()

        assert el(clave).requerimientos.get().plazo["dia_cero"] == "2026-02-10"

    def test_contarlo_otra_vez_no_lo_cambia(self, leido, entidad):
        uno = el(leido()).requerimientos.get()

        services.contar_desde(
            actor=sistema(entidad, "pruebas"),
            notificacion_id=uno.notificacion_id,
            dia_cero=date(2026, 3, 3),
        )

        uno.refresh_from_db()
        assert uno.plazo["dia_cero"] == "2026-02-10"


class TestContestar:
    def test_vuelve_a_tramitacion_con_lo_que_trae_y_el_plazo_corre_desde_entonces(
        self, leido, contestar, empleada
    ):
        clave = leido()

        hecho = contestar(clave, cuando=a_las_doce(date(2026, 2, 13)))

        uno = selectors.expediente(empleada, clave)
        [pedido] = uno.requerimientos
        assert uno.estado is Estado.EN_TRAMITACION
        assert (pedido.respuesta, pedido.respuesta_id) == (hecho.numero, hecho.id)
        assert hecho.justificante_id in {d.id for d in uno.documentos}
        assert uno.plazo.fin == date(2026, 5, 13)  # Stopped for three days.

    def test_el_mismo_aviso_dos_veces_no_cambia_nada(self, leido, contestar, entidad, reloj):
        clave = leido()
        hecho = contestar(clave, cuando=a_las_doce(date(2026, 2, 13)))
        hitos = el(clave).hitos.count()

        services.subsanar(actor=sistema(entidad, "pruebas"), asientos=[hecho.id], reloj=reloj)

        assert el(clave).hitos.count() == hitos

    def test_tarde_pero_antes_de_que_se_le_tenga_por_desistida_vale(self, leido, contestar):
        clave = leido()

        contestar(clave, cuando=a_las_doce(date(2026, 3, 20)))

        assert el(clave).estado == Estado.EN_TRAMITACION
        assert el(clave).vence_el == date(2026, 5, 25)  # It stopped it only for its term.

    def test_un_escrito_que_no_subsana_no_mueve_nada(self, leido, presentar):
        clave = leido()

        presentar()
        vaciar()

        assert el(clave).estado == Estado.PENDIENTE_DE_SUBSANACION


class TestDesistir:
    @pytest.fixture
    def tras_el_plazo(self):
        return a_las_doce(date(2026, 2, 25))

    def _redactar(self, clave, empleada, reloj, sentido=Sentido.DESISTIMIENTO):
        services.redactar_resolucion(
            actor=empleada, expediente_id=clave, sentido=sentido, texto="Desistir.", reloj=reloj
        )

    def test_en_plazo_nadie_puede_tenerla_por_desistida(self, leido, empleada):
        clave = leido()

        with pytest.raises(TransicionNoPermitida):
            self._redactar(clave, empleada, a_las_doce(date(2026, 2, 24)))

        assert not Resolucion.objects.exists()

    def test_vencido_sigue_abierto_hasta_que_alguien_resuelve(self, leido, empleada, tras_el_plazo):
        clave = leido()

        [pedido] = selectors.expediente(empleada, clave).requerimientos
        assert pedido.situacion(tras_el_plazo().date()) is Situacion.VENCIDO
        assert el(clave).estado == Estado.PENDIENTE_DE_SUBSANACION
        with pytest.raises(TransicionNoPermitida):  # Nothing else can be resolved.
            self._redactar(clave, empleada, tras_el_plazo, Sentido.ESTIMATORIA)

    def _firmado(self, clave, empleada, entidad, cuando):
        self._redactar(clave, empleada, cuando)
        documento = services.enviar_a_firma(actor=empleada, expediente_id=clave, reloj=cuando)
        return lambda: services.resolver(
            actor=sistema(entidad, "pruebas"), documento_id=documento, reloj=cuando
        )

    def test_con_resolucion_firmada_termina_desistido_y_se_notifica(
        self, leido, empleada, entidad, ciudadana, tras_el_plazo
    ):
        clave = leido()

        self._firmado(clave, empleada, entidad, tras_el_plazo)()

        assert el(clave).estado == Estado.DESISTIDO
        assert len(notificaciones.de_expediente(ciudadana, clave, tras_el_plazo())) == 2
        assert el(clave).requerimientos.get().cerrado_en is not None

    def test_quien_contesta_mientras_se_firma_no_desiste(
        self, leido, contestar, empleada, entidad, tras_el_plazo
    ):
        clave = leido()
        resolver = self._firmado(clave, empleada, entidad, tras_el_plazo)
        contestar(clave, cuando=tras_el_plazo)

        resolver()

        resolucion = Resolucion.objects.get()
        assert el(clave).estado == Estado.EN_TRAMITACION
        assert (resolucion.numero, resolucion.peticion_id) == (None, None)
        assert "contestó" in resolucion.devuelta_por

    def test_lo_que_llega_cuando_ya_ha_terminado_se_une_y_no_lo_reabre(
        self, leido, contestar, empleada, entidad, tras_el_plazo
    ):
        clave = leido()
        self._firmado(clave, empleada, entidad, tras_el_plazo)()

        hecho = contestar(clave, cuando=a_las_doce(date(2026, 3, 2)))

        assert el(clave).estado == Estado.DESISTIDO
        assert el(clave).documentos.filter(documento_id=hecho.justificante_id).exists()
        assert el(clave).hitos.filter(tipo="subsanado_tarde").count() == 1


def test_el_plazo_conserva_la_duracion_con_que_empezo(leido, contestar):
    """A procedure that changes later does not lengthen what had begun."""
    clave = leido()
    uno = el(clave)
    uno.plazo = {**uno.plazo, "plazo": {"cantidad": 1, "unidad": "meses"}}
    uno.save()

    contestar(clave, cuando=a_las_doce(date(2026, 2, 12)))

    assert el(clave).vence_el == date(2026, 3, 10) + timedelta(days=2)
