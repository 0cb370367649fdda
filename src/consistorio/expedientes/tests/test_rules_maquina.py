"""An expediente taken through steps at random: it never leaves the table, and it can always end."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from consistorio.expedientes.rules.estados import (
    INICIAL,
    TERMINADOS,
    TRANSICIONES,
    Estado,
    TransicionNoPermitida,
    acciones,
    transicion,
)

ACCIONES = sorted({t.accion for t in TRANSICIONES})


def alcanzables(desde):
    vistos, pendientes = {desde}, [desde]
    while pendientes:
        for paso in acciones(pendientes.pop()):
            if paso.hasta not in vistos:
                vistos.add(paso.hasta)
                pendientes.append(paso.hasta)
    return vistos


class VidaDeUnExpediente(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.estado = INICIAL
        self.dados = []

    @rule(accion=st.sampled_from(ACCIONES))
    def intentar(self, accion):
        permitidas = {t.accion for t in acciones(self.estado)}
        try:
            paso = transicion(self.estado, accion)
        except TransicionNoPermitida:
            assert accion not in permitidas
        else:
            assert accion in permitidas
            self.estado = paso.hasta
            self.dados.append(accion)

    @invariant()
    def siempre_se_puede_llegar_al_archivo(self):
        assert Estado.ARCHIVADO in alcanzables(self.estado)

    @invariant()
    def lo_resuelto_ha_pasado_por_la_firma(self):
        if "resolver" in self.dados:
            assert "enviar_a_firma" in self.dados

    @invariant()
    def lo_terminado_no_vuelve_a_tramitarse(self):
        if self.estado in TERMINADOS:
            assert alcanzables(self.estado) <= TERMINADOS


TestVidaDeUnExpediente = VidaDeUnExpediente.TestCase
TestVidaDeUnExpediente.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
