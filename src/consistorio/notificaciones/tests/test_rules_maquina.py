"""The life of a notification, lived many times: whatever happens, the law's answer holds."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from consistorio.notificaciones.rules.efectos import (
    TRAMITE_EFECTUADO,
    Estado,
    Hechos,
    efecto,
    puede_anularse,
    ultimo_dia_de_acceso,
)

MADRID = ZoneInfo("Europe/Madrid")
ESPERAN = {Estado.PUESTA_A_DISPOSICION, Estado.NO_PRACTICADA}


class VidaDeUnaNotificacion(RuleBasedStateMachine):
    @initialize(
        puesta=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)), obligada=st.booleans()
    )
    def poner_a_disposicion(self, puesta, obligada):
        self.ahora = puesta.replace(tzinfo=UTC).astimezone(MADRID)
        self.hechos = Hechos(puesta_a_disposicion=self.ahora, obligada_o_elegida=obligada)
        self.firme = None

    def _anotar(self, **hecho):
        """As the deeds do: a fact that decides is written only while it waits."""
        if efecto(self.hechos, self.ahora).estado in ESPERAN:
            valores = {c: getattr(self.hechos, c) for c in Hechos.__dataclass_fields__}
            self.hechos = Hechos(**{**valores, **hecho})

    @rule(horas=st.integers(1, 24 * 6))
    def pasa_el_tiempo(self, horas):
        self.ahora = (self.ahora.astimezone(UTC) + timedelta(hours=horas)).astimezone(MADRID)

    @rule()
    def acceder(self):
        self._anotar(acceso=self.ahora)

    @rule()
    def rechazar(self):
        self._anotar(rechazo=self.ahora)

    @rule()
    def anular(self):
        if puede_anularse(self.hechos, self.ahora):
            self._anotar(anulada=self.ahora)

    @invariant()
    def lo_que_ya_tiene_efecto_no_cambia_nunca(self):
        if not hasattr(self, "hechos"):
            return
        ahora = efecto(self.hechos, self.ahora)
        if self.firme is not None:
            assert ahora == self.firme
        if ahora.estado in TRAMITE_EFECTUADO | {Estado.ANULADA}:
            self.firme = ahora

    @invariant()
    def solo_caduca_a_quien_estaba_obligada_y_pasado_el_ultimo_dia(self):
        if not hasattr(self, "hechos"):
            return
        cual = efecto(self.hechos, self.ahora)
        if cual.estado is Estado.RECHAZADA_POR_CADUCIDAD:
            assert self.hechos.obligada_o_elegida
            assert self.ahora.date() > ultimo_dia_de_acceso(self.hechos)
        if cual.estado is Estado.PUESTA_A_DISPOSICION:
            assert self.ahora.date() <= ultimo_dia_de_acceso(self.hechos)

    @invariant()
    def el_dia_cero_existe_solo_si_el_tramite_esta_efectuado(self):
        if not hasattr(self, "hechos"):
            return
        cual = efecto(self.hechos, self.ahora)
        assert (cual.dia_cero is not None) == cual.tramite_efectuado


TestVidaDeUnaNotificacion = VidaDeUnaNotificacion.TestCase
TestVidaDeUnaNotificacion.settings = settings(
    max_examples=60, stateful_step_count=20, deadline=None
)
