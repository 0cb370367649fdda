"""Blocks that are content with some, people whom nobody waits for, and the last day of a petition."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from importlib import import_module
from threading import Barrier

import pytest
from django.db import connection

from consistorio.firma import selectors, services
from consistorio.firma.models import Firmante, Peticion
from consistorio.firma.rules.estados import Estado
from consistorio.firma.rules.plazos import ha_vencido, toca_recordar
from consistorio.firma.rules.turno import bloque_en_turno
from consistorio.firma.selectors import Bandeja
from consistorio.organizacion.models import Empleado
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.enchufes.correo import simulados
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Evento, Tarea

TRES = ("secretario", "alcaldesa", "interventora")


def tipos():
    return list(Evento.objects.filter(tipo__startswith="firma.").values_list("tipo", flat=True))


@pytest.mark.django_db
class TestMinimo:
    def test_con_las_que_bastan_se_completa_y_al_resto_no_se_le_pide(
        self, enviar, firmar, empleada, secretario, alcaldesa, interventora
    ):
        peticion = enviar(TRES, minimos=[2])
        [primera] = firmar(secretario, peticion)
        [segunda] = firmar(interventora, peticion)

        assert (primera.completada, segunda.completada) == (False, True)
        assert selectors.peticion(empleada, peticion).estado is Estado.COMPLETADA
        assert selectors.cuantas_pendientes(alcaldesa) == 0
        assert not firmar(alcaldesa, peticion)[0].firmada

    def test_una_negativa_no_lo_para_si_las_demas_bastan(
        self, enviar, firmar, secretario, alcaldesa, interventora, reloj
    ):
        peticion = enviar(TRES, minimos=[2])
        services.rechazar(actor=secretario, peticion_id=peticion, motivo="No", reloj=reloj)

        assert selectors.cuantas_pendientes(secretario) == 0
        assert selectors.cuantas_pendientes(alcaldesa) == 1
        firmar(alcaldesa, peticion)
        [ultima] = firmar(interventora, peticion)
        assert ultima.completada
        assert "firma.rehusada" in tipos()
        assert "firma.peticion-rechazada" not in tipos()

    def test_cuando_ya_no_bastan_vuelve_a_quien_lo_envio(
        self, enviar, empleada, secretario, alcaldesa, interventora, reloj
    ):
        peticion = enviar(TRES, minimos=[2])
        for quien in (secretario, alcaldesa):
            services.rechazar(actor=quien, peticion_id=peticion, motivo="No", reloj=reloj)

        assert selectors.peticion(empleada, peticion).estado is Estado.RECHAZADA
        assert tipos().count("firma.peticion-rechazada") == 1
        assert selectors.cuantas_pendientes(interventora) == 0

    def test_quien_rechazo_no_firma_despues(self, enviar, firmar, secretario, reloj):
        peticion = enviar(TRES, minimos=[2])
        services.rechazar(actor=secretario, peticion_id=peticion, motivo="No", reloj=reloj)

        [resultado] = firmar(secretario, peticion)

        assert isinstance(resultado.error, services.YaRechazada)

    @pytest.mark.parametrize(
        "mas",
        [{"minimos": [4]}, {"opcionales": TRES}, {"minimos": [3], "opcionales": ["alcaldesa"]}],
    )
    def test_lo_que_nunca_se_acabaria_no_se_envia(self, enviar, mas):
        with pytest.raises(services.BloqueImposible):
            enviar(TRES, **mas)

        assert not Peticion.objects.exists()


@pytest.mark.django_db
class TestOpcional:
    def test_no_se_le_espera_y_puede_firmar_mientras_siga_abierta(
        self, enviar, firmar, secretario, alcaldesa, interventora
    ):
        peticion = enviar(
            ("secretario", "interventora"), ("alcaldesa",), opcionales=["interventora"]
        )
        firmar(secretario, peticion)

        assert selectors.cuantas_pendientes(alcaldesa) == 1
        assert selectors.cuantas_pendientes(interventora) == 1
        assert firmar(interventora, peticion)[0].firmada
        assert firmar(alcaldesa, peticion)[0].completada

    def test_su_negativa_no_cambia_nada(self, enviar, firmar, secretario, interventora, reloj):
        peticion = enviar(("secretario", "interventora"), opcionales=["interventora"])
        services.rechazar(actor=interventora, peticion_id=peticion, motivo="No", reloj=reloj)

        assert firmar(secretario, peticion)[0].completada

    def test_la_bandeja_pregunta_lo_mismo_que_la_regla(
        self, enviar, firmar, secretario, alcaldesa, interventora
    ):
        peticion = enviar(("secretario",), ("interventora",), ("alcaldesa",))
        for quien, siguiente in ((secretario, interventora), (interventora, alcaldesa)):
            firmar(quien, peticion)
            guardada = Peticion.objects.get()

            assert guardada.turno == bloque_en_turno(guardada.puestos())
            assert selectors.bandeja(siguiente, Bandeja.PENDIENTES).count() == 1
        assert selectors.bandeja(alcaldesa, Bandeja.EN_ESPERA).count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("vez", range(3))
def test_las_dos_ultimas_a_la_vez_la_completan_una_sola_vez(
    vez, entidad, enviar, firmar, secretario, alcaldesa, interventora
):
    peticion = enviar(TRES, minimos=[2])
    firmar(secretario, peticion)
    juntas = Barrier(2)

    def firma(quien):
        with en(entidad):
            juntas.wait()
            try:
                return firmar(quien, peticion)[0]
            finally:
                connection.close()

    with ThreadPoolExecutor(2) as hilos:
        resultados = list(hilos.map(firma, (alcaldesa, interventora)))

    with en(entidad):
        assert sum(r.completada for r in resultados) == 1
        assert tipos().count("firma.peticion-completada") == 1
        assert Firmante.objects.exclude(firmado_en=None).count() == 2


@pytest.mark.django_db
class TestPlazo:
    @pytest.fixture
    def correos(self, plantilla, empleada):
        Empleado.objects.update(email="alguien@casa.example")

    def recordar(self, entidad, reloj, dias):
        return services.recordar_plazos(
            actor=sistema(entidad, "portafirmas"), reloj=lambda: reloj() + timedelta(days=dias)
        )

    def test_se_recuerda_una_vez_a_quien_le_toca_y_luego_se_dice_que_paso(
        self, enviar, entidad, empleada, reloj, correos
    ):
        enviar(("secretario",), ("alcaldesa",), plazo=reloj().date() + timedelta(days=10))

        assert [self.recordar(entidad, reloj, d) for d in (6, 7, 8, 10, 11, 12)] == [
            0,
            1,
            0,
            0,
            1,
            0,
        ]
        avisos = Tarea.objects.filter(nombre="firma.avisar_de_plazo").order_by("id")
        ultimo = (reloj().date() + timedelta(days=10)).isoformat()
        assert sorted(a.argumentos["dia"] for a in avisos) == ["", ultimo]
        assert {a.argumentos["nif"] for a in avisos} == {"22222222J", empleada.identificador}

    def test_el_mensaje_dice_el_dia_y_no_el_documento(self, enviar, entidad, correos):
        enviar(("secretario",))
        nosotros = sistema(entidad, "portafirmas")
        services.avisar_de_plazo(actor=nosotros, nif="22222222J", dia=date(2026, 12, 31))
        services.avisar_de_plazo(actor=nosotros, nif="22222222J", dia=None)
        services.avisar_de_plazo(actor=nosotros, nif="99999999R", dia=None)

        pasado, con_dia = simulados()
        assert "31/12/2026" in con_dia.texto
        assert "Ha pasado el plazo" in pasado.asunto
        assert "Licencia" not in con_dia.texto + con_dia.asunto

    def test_con_el_plazo_pasado_se_puede_firmar_igual(
        self, enviar, firmar, entidad, secretario, reloj
    ):
        peticion = enviar(("secretario",), plazo=reloj().date())
        self.recordar(entidad, reloj, 5)

        assert firmar(secretario, peticion)[0].completada

    def test_lo_cerrado_no_se_recuerda(self, enviar, firmar, entidad, secretario, reloj):
        peticion = enviar(("secretario",), plazo=reloj().date() + timedelta(days=2))
        firmar(secretario, peticion)

        assert self.recordar(entidad, reloj, 1) == 0

    def test_un_dia_que_ha_pasado_no_vale(self, enviar, reloj):
        with pytest.raises(services.PlazoPasado):
            enviar(("secretario",), plazo=reloj().date() - timedelta(days=1))

    def test_primero_lo_que_antes_acaba(self, enviar, secretario, reloj):
        hoy = reloj().date()
        enviar(("secretario",), asunto="sin plazo")
        for dias in (9, 2):
            enviar(("secretario",), asunto=f"en {dias}", plazo=hoy + timedelta(days=dias))

        en_orden = [p.asunto for p in selectors.bandeja(secretario, Bandeja.PENDIENTES)]

        assert en_orden == ["en 2", "en 9", "sin plazo"]


@pytest.mark.parametrize(
    ("hoy", "recuerda", "vencida"),
    [
        (date(2026, 12, 28), False, False),
        (date(2026, 12, 29), True, False),
        (date(2027, 1, 1), True, False),
        (date(2027, 1, 2), False, True),
    ],
)
def test_el_ultimo_dia_cuenta_entero_y_se_recuerda_desde_tres_antes(hoy, recuerda, vencida):
    plazo = date(2027, 1, 1)

    assert (toca_recordar(plazo, None, hoy), ha_vencido(plazo, hoy)) == (recuerda, vencida)
    assert not toca_recordar(plazo, date(2026, 12, 29), hoy)


@pytest.mark.django_db
def test_al_actualizar_lo_que_espera_queda_en_su_turno(enviar, firmar, secretario):
    peticion = enviar(("secretario",), ("alcaldesa",))
    firmar(secretario, peticion)
    cerrada = enviar(("secretario",))
    firmar(secretario, cerrada)
    Peticion.objects.update(turno=1)
    migracion = import_module("consistorio.firma.migrations.0008_bloques_y_plazos")

    with connection.cursor() as cursor:
        cursor.execute(migracion.TURNO)

    assert Peticion.objects.get(id=peticion).turno == 2
    assert Peticion.objects.get(id=cerrada).turno == 1
