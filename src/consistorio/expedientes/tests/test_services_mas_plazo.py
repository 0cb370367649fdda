"""Five more days to correct: asked, decided, signed and notified (LPACAP arts. 68.2 and 32.3)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from consistorio.expedientes import selectors, services
from consistorio.expedientes.models import AmpliacionDeSubsanacion, Expediente, Hito
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.rules.subsanacion import AmpliacionNoPermitida
from consistorio.expedientes.services import procedimientos
from consistorio.expedientes.tests.subsanacion import a_las_doce
from consistorio.notificaciones import selectors as notificaciones
from consistorio.nucleo.plazos import AmpliacionFueraDePlazo
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.models import Hoja
from consistorio.plataforma.tareas.trabajador import vaciar
from consistorio.registro import services as registro

pytestmark = pytest.mark.django_db

A_TIEMPO = a_las_doce(date(2026, 2, 20))
EL_ULTIMO = a_las_doce(date(2026, 2, 24))
TARDE = a_las_doce(date(2026, 2, 25))


@pytest.fixture
def proponer(empleada):
    def hacer(clave, *, concede=True, motivo="Falta un informe.", cuando=A_TIEMPO, actor=empleada):
        return AmpliacionDeSubsanacion.objects.get(
            id=services.proponer_ampliacion(
                actor=actor, expediente_id=clave, concede=concede, motivo=motivo, reloj=cuando
            )
        )

    return hacer


@pytest.fixture
def firmar(entidad):
    def hacer(una, cuando=A_TIEMPO):
        services.decidir_ampliacion(
            actor=sistema(entidad, "pruebas"), documento_id=una.documento_id, reloj=cuando
        )
        una.refresh_from_db()
        return una

    return hacer


@pytest.fixture
def pedir(ciudadana):
    """File the request for more days, as the form does."""

    def hacer(clave, *, cuando=A_TIEMPO):
        presentacion = registro.Presentacion(
            extracto="Petición de más plazo",
            interesados=(
                registro.PersonaDeAsiento(papel="interesado", nif="12345678Z", nombre="ANA"),
            ),
            asiento_relacionado_id=Expediente.objects.get(id=clave).asiento_id,
            datos={"pide_plazo": "2026-E-000001"},
        )
        hecho = registro.anotar_entrada(
            actor=ciudadana, presentacion=presentacion, clave="mas-plazo", reloj=cuando
        )
        vaciar()
        return hecho

    return hacer


def fin(clave) -> date:
    return date.fromisoformat(Expediente.objects.get(id=clave).requerimientos.get().plazo["fin"])


class TestConceder:
    def test_firmada_a_tiempo_da_cinco_dias_habiles_y_se_notifica(
        self, leido, proponer, firmar, ciudadana, empleada
    ):
        clave = leido()
        una = proponer(clave)
        assert fin(clave) == date(2026, 2, 24)  # Until it is signed, nothing changes.

        firmar(una)

        assert (fin(clave), una.hasta) == (date(2026, 3, 3), date(2026, 3, 3))
        assert una.asiento_de_salida.startswith("2026-S-")
        suyas = notificaciones.de_expediente(ciudadana, clave, A_TIEMPO())
        assert suyas[-1].asunto_neutro == "Plazo en un procedimiento"
        visto = selectors.expediente(empleada, clave)
        assert una.documento_id in {d.id for d in visto.documentos}
        assert visto.requerimientos[0].ampliaciones[0].nombre == "Concedida"
        assert Hoja.objects.filter(objeto_id=clave, tipo="expediente.plazo-ampliado").exists()

    def test_el_plazo_para_resolver_se_para_esos_dias_tambien(self, leido, proponer, firmar):
        clave = leido()
        antes = Expediente.objects.get(id=clave).vence_el

        firmar(proponer(clave))

        # Seven natural days more that it is stopped.
        assert (Expediente.objects.get(id=clave).vence_el - antes).days in range(7, 10)

    def test_firmada_el_ultimo_dia_vale(self, leido, proponer, firmar):
        assert firmar(proponer(leido()), EL_ULTIMO).estado == "concedida"

    def test_firmada_tarde_no_amplia_ni_se_notifica_y_se_dice(
        self, leido, proponer, firmar, ciudadana
    ):
        clave = leido()
        antes = len(notificaciones.de_expediente(ciudadana, clave, TARDE()))

        una = firmar(proponer(clave), TARDE)

        assert (una.estado, fin(clave)) == ("tarde", date(2026, 2, 24))
        assert len(notificaciones.de_expediente(ciudadana, clave, TARDE())) == antes
        assert (
            Expediente.objects.get(id=clave).hitos.filter(tipo=Hito.AMPLIACION_SIN_EFECTO).exists()
        )

    def test_si_ya_contesto_tampoco(self, leido, proponer, firmar, contestar):
        clave = leido()
        una = proponer(clave)
        contestar(clave, cuando=A_TIEMPO)

        assert firmar(una).estado == "tarde"
        assert Expediente.objects.get(id=clave).estado == Estado.EN_TRAMITACION

    def test_firmarla_dos_veces_es_una(self, leido, proponer, firmar):
        clave = leido()
        una = firmar(proponer(clave))

        firmar(una)

        assert fin(clave) == date(2026, 3, 3)

    def test_terminado_el_plazo_no_se_propone(self, leido, proponer):
        with pytest.raises(AmpliacionFueraDePlazo):
            proponer(leido(), cuando=TARDE)

        assert not AmpliacionDeSubsanacion.objects.exists()

    def test_en_concurrencia_competitiva_no_hay_ampliacion(self, leido, proponer, monkeypatch):
        clave = leido()
        ficha = procedimientos.Ficha("becas", "Becas", "0", concurrencia_competitiva=True)
        monkeypatch.setattr(
            "consistorio.expedientes.services.mas_plazo.termino.ficha_de", lambda *_: ficha
        )

        with pytest.raises(AmpliacionNoPermitida):
            proponer(clave)


class TestDenegar:
    def test_se_notifica_y_el_plazo_sigue(self, leido, proponer, firmar, ciudadana):
        clave = leido()

        una = firmar(proponer(clave, concede=False))

        assert (una.estado, fin(clave)) == ("denegada", date(2026, 2, 24))
        assert len(notificaciones.de_expediente(ciudadana, clave, A_TIEMPO())) == 2

    def test_despues_de_denegarla_se_puede_dar(self, leido, proponer, firmar):
        clave = leido()
        firmar(proponer(clave, concede=False))

        assert firmar(proponer(clave)).estado == "concedida"


class TestProponer:
    def test_sin_decir_por_que_no_se_propone(self, leido, proponer):
        with pytest.raises(services.SinMotivo):
            proponer(leido(), motivo="  ")

    def test_una_cada_vez_y_una_sola_concedida(self, leido, proponer, firmar):
        clave = leido()
        una = proponer(clave)
        with pytest.raises(services.NadaQueAmpliar):
            proponer(clave)
        firmar(una)
        with pytest.raises(services.NadaQueAmpliar):
            proponer(clave)

    def test_ni_aunque_se_olvide_la_regla(self, leido, proponer):
        una = proponer(leido())

        with pytest.raises(IntegrityError), transaction.atomic():
            AmpliacionDeSubsanacion.objects.create(
                requerimiento=una.requerimiento,
                concede=True,
                documento_id=una.requerimiento.documento_id,
                peticion_id=una.peticion_id,
                propuesta_en=A_TIEMPO(),
            )

    def test_sin_notificar_no_hay_plazo_que_ampliar(self, requerido, proponer):
        with pytest.raises(services.NadaQueAmpliar):
            proponer(requerido())

    def test_devuelta_por_secretaria_se_puede_proponer_otra(self, leido, proponer, entidad):
        clave = leido()
        una = proponer(clave)

        services.devolver_ampliacion(
            actor=sistema(entidad, "pruebas"),
            documento_id=una.documento_id,
            motivo="No procede.",
            reloj=A_TIEMPO,
        )

        assert proponer(clave).id != una.id

    def test_sin_permiso_no(self, leido, proponer, sin_permisos):
        with pytest.raises(SinPermiso):
            proponer(leido(), actor=sin_permisos)


class TestPedir:
    def test_llega_al_expediente_sin_contestar_el_requerimiento(
        self, leido, pedir, empleada, entidad
    ):
        clave = leido()

        hecho = pedir(clave)

        uno = selectors.expediente(empleada, clave)
        [pedido] = uno.requerimientos
        assert (uno.estado, pedido.plazo_pedido) == (
            Estado.PENDIENTE_DE_SUBSANACION,
            hecho.numero,
        )
        assert pedido.espera_decision
        assert hecho.justificante_id in {d.id for d in uno.documentos}
        hitos = Expediente.objects.get(id=clave).hitos.count()
        services.anotar_peticiones_de_plazo(
            actor=sistema(entidad, "pruebas"), asientos=[hecho.id], reloj=A_TIEMPO
        )
        assert Expediente.objects.get(id=clave).hitos.count() == hitos

    def test_lo_pedido_despues_del_plazo_no_se_puede_dar(self, leido, pedir, proponer):
        clave = leido()
        pedir(clave, cuando=TARDE)

        with pytest.raises(AmpliacionFueraDePlazo):
            proponer(clave)

    def test_el_acuerdo_dice_quien_la_pidio(self, leido, pedir, proponer):
        clave = leido()
        hecho = pedir(clave)

        assert proponer(clave).solicitud == hecho.numero

    def test_la_persona_solo_puede_pedirlo_mientras_le_sirve(self, leido, pedir, ciudadana):
        clave = leido()

        def se_puede(cuando):
            uno = selectors.propio(ciudadana, clave, cuando())
            return services.se_puede_pedir(ciudadana.entidad, uno, cuando().date())

        assert se_puede(EL_ULTIMO)
        assert not se_puede(TARDE)
        pedir(clave)
        assert not se_puede(EL_ULTIMO)


class TestPrimeraEnElTiempo:
    def test_lo_entregado_antes_en_papel_adelanta_el_plazo(self, leido, entidad):
        clave = leido()
        uno = Expediente.objects.get(id=clave).requerimientos.get()

        services.contar_desde(
            actor=sistema(entidad, "pruebas"),
            notificacion_id=uno.notificacion_id,
            dia_cero=date(2026, 2, 9),
        )

        assert fin(clave) == date(2026, 2, 23)

    def test_pero_no_lo_que_secretaria_ya_amplio(self, leido, proponer, firmar, entidad):
        clave = leido()
        una = firmar(proponer(clave))

        services.contar_desde(
            actor=sistema(entidad, "pruebas"),
            notificacion_id=una.requerimiento.notificacion_id,
            dia_cero=date(2026, 2, 9),
        )

        assert fin(clave) == date(2026, 3, 3)
