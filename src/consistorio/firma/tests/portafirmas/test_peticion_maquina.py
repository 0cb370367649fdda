"""Whatever three people do with a petition, in any order, the law of the portafirmas holds."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from consistorio.firma import selectors, services
from consistorio.firma.models import UsoDeClave
from consistorio.firma.rules.estados import Estado
from consistorio.organizacion.models import Cargo
from consistorio.plataforma.models import Evento

pytestmark = pytest.mark.django_db
QUIENES = st.sampled_from(["secretario", "alcaldesa", "interventora"])
ORDENES = st.sampled_from(
    [
        [["secretario"], ["alcaldesa"]],
        [["secretario", "interventora"], ["alcaldesa"]],
        [["interventora"], ["secretario"], ["alcaldesa"]],
    ]
)
CARGOS = {"secretario": "secretaria", "alcaldesa": "alcaldia", "interventora": "intervencion"}


def test_la_ley_del_portafirmas_se_cumple_haga_lo_que_haga_cada_uno(
    enviar, firmar, empleada, secretario, alcaldesa, interventora, reloj
):
    actores = {"secretario": secretario, "alcaldesa": alcaldesa, "interventora": interventora}

    class Peticion(RuleBasedStateMachine):
        @initialize(bloques=ORDENES)
        def enviar(self, bloques):
            self.bloques = bloques
            self.firmados: list[str] = []
            self.final: Estado | None = None
            self.cesados: set[str] = set()
            self.usos = UsoDeClave.objects.count()
            self.peticion = enviar(*bloques)

        def en_turno(self):
            for bloque in self.bloques:
                faltan = [quien for quien in bloque if quien not in self.firmados]
                if faltan:
                    return faltan
            return []

        def puede(self, quien):
            return self.final is None and quien in self.en_turno() and quien not in self.cesados

        def figura(self, quien):
            return any(quien in bloque for bloque in self.bloques)

        @rule(quien=QUIENES)
        def firma(self, quien):
            puede = self.puede(quien)
            mostrada = selectors.peticion(empleada, self.peticion).sha256
            (resultado,) = firmar(actores[quien], self.peticion, mostrada=mostrada)
            assert resultado.firmada == puede
            if puede:
                self.firmados.append(quien)
                if not self.en_turno():
                    self.final = Estado.COMPLETADA
            assert resultado.completada == (puede and self.final is not None)

        @rule(quien=QUIENES)
        def firma_lo_que_no_vio(self, quien):
            (resultado,) = firmar(actores[quien], self.peticion, mostrada="0" * 64)
            assert not resultado.firmada

        @rule(quien=QUIENES)
        def rechaza(self, quien):
            puede = self.puede(quien)
            try:
                services.rechazar(
                    actor=actores[quien], peticion_id=self.peticion, motivo="No", reloj=reloj
                )
            except services.PeticionInexistente:
                assert not self.figura(quien)
            except services.NoFirmada:
                assert self.figura(quien)
                assert not puede
            else:
                assert puede
                self.final = Estado.RECHAZADA

        @rule()
        def retira(self):
            try:
                services.retirar(actor=empleada, peticion_id=self.peticion, reloj=reloj)
            except services.PeticionCerrada:
                assert self.final is not None
            else:
                assert self.final is None
                self.final = Estado.RETIRADA

        @precondition(lambda self: not self.cesados)
        @rule(quien=QUIENES)
        def cesa(self, quien):
            self.cesados.add(quien)
            Cargo.objects.filter(codigo=CARGOS[quien]).update(codigo=f"ex-{CARGOS[quien]}")

        @invariant()
        def el_estado_es_el_de_los_hechos(self):
            if not hasattr(self, "peticion"):
                return
            vista = selectors.peticion(empleada, self.peticion)
            assert vista.estado == (self.final or Estado.EN_CURSO)
            assert (vista.cerrada_en is None) == (self.final is None)
            assert UsoDeClave.objects.count() - self.usos == len(self.firmados)

        def teardown(self):
            for quien in self.cesados:
                Cargo.objects.filter(codigo=f"ex-{CARGOS[quien]}").update(codigo=CARGOS[quien])
            if not hasattr(self, "peticion"):
                return
            finales = Evento.objects.filter(
                datos__peticion_id=str(self.peticion),
                tipo__in=[
                    "firma.peticion-completada",
                    "firma.peticion-rechazada",
                    "firma.peticion-retirada",
                ],
            )
            assert finales.count() == (self.final is not None)

    run_state_machine_as_test(
        Peticion,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
