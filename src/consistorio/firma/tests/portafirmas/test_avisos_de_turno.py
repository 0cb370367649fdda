"""Who is told by mail that something waits for her, and how often."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from consistorio.firma import services
from consistorio.firma.models import AvisoDeTurno
from consistorio.firma.services import avisos_de_turno
from consistorio.organizacion import services as organizacion
from consistorio.organizacion.models import Empleado
from consistorio.plataforma.actores import SinPermiso, sistema
from consistorio.plataforma.models import CorreoSimulado, Tarea
from consistorio.plataforma.tareas import trabajador

pytestmark = pytest.mark.django_db
SECRETARIO, ALCALDESA, INTERVENTORA = "22222222J", "11111111H", "33333333P"


@pytest.fixture(autouse=True)
def habitaciones(pki):
    from consistorio.plataforma.apps import cargar_habitaciones

    cargar_habitaciones("tasks", "handlers")


@pytest.fixture
def direcciones(plantilla):
    for nif in (SECRETARIO, ALCALDESA, INTERVENTORA):
        Empleado.objects.filter(nif=nif).update(email=f"{nif.lower()}@villaclara.example")


@pytest.fixture
def pasan_cinco_minutos(direcciones):
    def hacer():
        trabajador.vaciar()
        Tarea.objects.filter(nombre="firma.avisar", estado="pendiente").update(
            no_antes_de=Now() - timedelta(minutes=1)
        )
        trabajador.vaciar()

    return hacer


def avisados():
    return sorted(CorreoSimulado.objects.values_list("para", flat=True))


class TestAQuien:
    def test_al_que_le_toca_y_no_al_que_firma_despues(self, enviar, pasan_cinco_minutos):
        enviar(["secretario"], ["alcaldesa"])

        pasan_cinco_minutos()

        assert avisados() == ["22222222j@villaclara.example"]

    def test_cuando_firma_el_primero_se_avisa_al_siguiente(
        self, enviar, firmar, secretario, pasan_cinco_minutos
    ):
        peticion = enviar(["secretario"], ["alcaldesa"])
        firmar(secretario, peticion)

        pasan_cinco_minutos()

        assert avisados() == ["11111111h@villaclara.example"]

    def test_a_quien_suple_tambien(self, enviar, entidad, reloj, pasan_cinco_minutos):
        hoy = reloj().date()
        organizacion.disponer_suplencia(
            actor=sistema(entidad, "pruebas"),
            cargo="alcaldia",
            suplente_nif=INTERVENTORA,
            desde=hoy,
            hasta=hoy,
            acto_de="Decreto 1",
            reloj=reloj,
        )
        enviar(["alcaldesa"])

        pasan_cinco_minutos()

        assert avisados() == ["11111111h@villaclara.example", "33333333p@villaclara.example"]

    def test_a_quien_lo_envio_cuando_vuelve_sin_firmar(
        self, enviar, secretario, reloj, pasan_cinco_minutos
    ):
        peticion = enviar(["secretario"])
        from consistorio.firma.models import Peticion

        Peticion.objects.update(remitente_nif=INTERVENTORA)
        services.rechazar(actor=secretario, peticion_id=peticion, motivo="Falta algo.", reloj=reloj)

        pasan_cinco_minutos()

        assert avisados() == ["33333333p@villaclara.example"]
        assert "Falta algo" not in CorreoSimulado.objects.get().texto


class TestCuantos:
    def test_muchos_documentos_son_un_mensaje_que_no_dice_cuales(self, enviar, pasan_cinco_minutos):
        for n in range(4):
            enviar(["secretario"], asunto=f"Sanción a Ana {n}")

        pasan_cinco_minutos()

        uno = CorreoSimulado.objects.get()
        assert "4 documentos" in uno.texto
        assert "Ana" not in uno.asunto + uno.texto

    def test_lo_que_llega_despues_de_avisar_hace_otro(self, enviar, pasan_cinco_minutos):
        enviar(["secretario"])
        pasan_cinco_minutos()
        enviar(["secretario"])

        pasan_cinco_minutos()

        assert CorreoSimulado.objects.count() == 2

    def test_lo_que_ya_firmo_no_se_avisa(self, enviar, firmar, secretario, pasan_cinco_minutos):
        firmar(secretario, enviar(["secretario"]))

        pasan_cinco_minutos()

        assert not CorreoSimulado.objects.exists()

    def test_la_entidad_puede_no_quererlos(self, enviar, entidad, pasan_cinco_minutos):
        entidad.ajustes = {**entidad.ajustes, "minutos_entre_avisos_de_firma": 0}
        entidad.save()
        enviar(["secretario"])

        pasan_cinco_minutos()

        assert not AvisoDeTurno.objects.exists()

    def test_a_quien_no_tiene_correo_no_se_le_escribe(self, enviar, pasan_cinco_minutos):
        Empleado.objects.update(email="")
        enviar(["secretario"])

        pasan_cinco_minutos()

        assert not CorreoSimulado.objects.exists()

    def test_sin_permiso_no(self, enviar, secretario, reloj):
        with pytest.raises(SinPermiso):
            avisos_de_turno.pedir_avisos(
                actor=secretario, peticion_id=enviar(["secretario"]), reloj=reloj
            )
