"""The state machine of the exchange, over offices whose messages are lost, doubled and disordered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from consistorio.registro.rules.sicres.estados import (
    ESPERAN,
    TERMINADOS,
    TRANSICIONES,
    Estado,
    Hecho,
    Lado,
    TransicionNoPermitida,
    posibles,
    siguiente,
    transitar,
)
from consistorio.registro.rules.sicres.listas import TipoDeMensaje
from consistorio.registro.rules.sicres.protocolo import (
    INTENTOS_MAXIMOS,
    agotado,
    ante_control,
    ante_datos,
    espera,
    marca,
    marca_en,
    sin_marca,
)

E, H, S, R, T = Estado, Hecho, Lado.SALIENTE, Lado.ENTRANTE, TipoDeMensaje
OFICINAS = ("A", "B", "C")


@dataclass(frozen=True)
class Mensaje:
    de: str
    a: str
    tipo: str  # «datos» or a TipoDeMensaje
    marca: str  # its own name if it is data; that of what it answers if it is an answer

    @property
    def sha(self):
        return f"{self.de}>{self.a}:{self.tipo}:{self.marca}"


@dataclass
class Oficina:
    """An office that works as ours, in memory. The exchange begins in A."""

    nombre: str
    estados: dict = field(default_factory=dict)
    vistos: set = field(default_factory=set)
    erroneos: set = field(default_factory=set)
    esperan: dict = field(default_factory=dict)  # side → message that is repeated
    ultimo_dato: str = ""
    asientos: int = 0
    enviados: int = 0

    def enviar_datos(self, lado, a, hecho):
        self.estados[lado] = transitar(lado, self.estados[lado], hecho)
        self.enviados += 1
        self.esperan[lado] = Mensaje(self.nombre, a, "datos", f"{self.nombre}{self.enviados}")
        return [self.esperan[lado]]

    def resolver(self, hecho, tipo):
        self.estados[R] = transitar(R, self.estados[R], hecho)
        self.asientos += hecho is H.ACEPTAR
        self.esperan[R] = Mensaje(self.nombre, "A", tipo, self.ultimo_dato)
        return [self.esperan[R]]

    def recibir(self, m, *, valido=True):
        return self._datos(m, valido) if m.tipo == "datos" else self._control(m)

    def _datos(self, m, valido):
        # What was an error once is an error for ever: who mends it sends another message.
        if m.sha in self.erroneos or (not valido and m.sha not in self.vistos):
            self.erroneos.add(m.sha)
            return [Mensaje(self.nombre, m.de, T.ERROR, m.marca)]
        decision = ante_datos(self.estados.get(R), repetido=m.sha in self.vistos)
        salida = [Mensaje(self.nombre, m.de, decision.respuesta, m.marca)]
        if decision.respuesta is T.ERROR:
            self.erroneos.add(m.sha)
        if decision.hasta:
            self.vistos.add(m.sha)
            self.estados[R], self.ultimo_dato = decision.hasta, m.marca
            self.esperan.pop(R, None)
        if decision.repetir_rechazo:
            salida.append(Mensaje(self.nombre, "A", T.RECHAZO, self.ultimo_dato))
        return salida

    def _control(self, m):
        tipo = T(m.tipo)
        lado = {T.CONFIRMACION: S, T.RECHAZO: S, T.ACK_CONFIRMACION: R, T.ACK_RECHAZO: R}.get(tipo)
        if lado is None:
            lado = next((x for x, e in self.esperan.items() if e.marca == m.marca), None)
        if lado is None or lado not in self.estados:
            return []
        esperado = self.esperan.get(lado)
        vigente = tipo in {T.CONFIRMACION, T.RECHAZO} or (esperado and esperado.marca == m.marca)
        decision = ante_control(
            lado, self.estados[lado], tipo, repetido=m.sha in self.vistos, vigente=bool(vigente)
        )
        self.vistos.add(m.sha)
        if decision.hasta:
            self.estados[lado] = decision.hasta
            if decision.hasta not in ESPERAN[lado]:
                self.esperan.pop(lado, None)
        return (
            [Mensaje(self.nombre, m.de, decision.respuesta, m.marca)] if decision.respuesta else []
        )


class Intercambio(RuleBasedStateMachine):
    """One exchange among three offices; whatever happens, at most one of them enters it."""

    def __init__(self):
        super().__init__()
        self.oficinas = {nombre: Oficina(nombre) for nombre in OFICINAS}
        self.red = []
        self.a = self.oficinas["A"]
        self.a.estados[S] = E.PENDIENTE
        self.red += self.a.enviar_datos(S, "B", H.ENVIAR)

    @precondition(lambda self: self.red)
    @rule(datos=st.data(), suerte=st.sampled_from(["llega", "llega", "se pierde", "se dobla"]))
    def viaja_un_mensaje(self, datos, suerte):
        mensaje = self.red.pop(datos.draw(st.integers(0, len(self.red) - 1)))
        if suerte == "se dobla":
            self.red.append(mensaje)
        if suerte != "se pierde":
            valido = mensaje.tipo != "datos" or datos.draw(st.booleans())
            self.red += self.oficinas[mensaje.a].recibir(mensaje, valido=valido)

    @precondition(lambda self: not self.red)
    @rule()
    def insisten(self):
        for oficina in self.oficinas.values():
            self.red += oficina.esperan.values()

    @precondition(lambda self: self._que_pueden_hacer())
    @rule(datos=st.data())
    def alguien_hace_algo(self, datos):
        oficina, lado, hecho = datos.draw(st.sampled_from(self._que_pueden_hacer()))
        match hecho:
            case H.ACEPTAR:
                self.red += oficina.resolver(hecho, T.CONFIRMACION)
            case H.RECHAZAR:
                self.red += oficina.resolver(hecho, T.RECHAZO)
            case _:
                otras = [nombre for nombre in OFICINAS if nombre != oficina.nombre]
                self.red += oficina.enviar_datos(lado, datos.draw(st.sampled_from(otras)), hecho)

    def _que_pueden_hacer(self):
        """Return what the clerks of each office may do now, in a fixed order."""
        hechos = (H.ACEPTAR, H.RECHAZAR, H.REENVIAR)
        return [
            (oficina, lado, hecho)
            for oficina in self.oficinas.values()
            for lado, estado in oficina.estados.items()
            for hecho in hechos
            if hecho in posibles(lado, estado)
        ]

    @precondition(lambda self: H.ANULAR in posibles(S, self.a.estados[S]))
    @rule()
    def anula(self):
        self.a.estados[S] = transitar(S, self.a.estados[S], H.ANULAR)
        self.a.esperan.pop(S, None)

    @invariant()
    def nunca_hay_dos_asientos(self):
        assert sum(oficina.asientos for oficina in self.oficinas.values()) <= 1

    @invariant()
    def confirmado_quiere_decir_que_hay_asiento(self):
        if self.a.estados[S] is E.CONFIRMADO:
            assert sum(oficina.asientos for oficina in self.oficinas.values()) == 1

    def teardown(self):
        """When the network works and everybody attends, it ends, and both sides say the same."""
        for _ in range(20):
            self._atender()
            while self.red:
                mensaje = self.red.pop(0)
                self.red += self.oficinas[mensaje.a].recibir(mensaje)
        assert not self.red
        assert not any(oficina.esperan for oficina in self.oficinas.values())
        assert self.a.estados[S] in TERMINADOS[S]
        hay = sum(oficina.asientos for oficina in self.oficinas.values())
        assert (self.a.estados[S] is E.CONFIRMADO) is (hay == 1)

    def _atender(self):
        for oficina in self.oficinas.values():
            self.red += oficina.esperan.values()
            if H.ACEPTAR in posibles(R, oficina.estados.get(R, E.ANULADO)):
                self.red += oficina.resolver(H.ACEPTAR, T.CONFIRMACION)
        if H.ANULAR in posibles(S, self.a.estados[S]):
            self.anula()


Intercambio.TestCase.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)
TestIntercambio = Intercambio.TestCase


def test_sin_marca_un_acuse_viejo_engana():
    """The defence shown: an old error, believed, would let the exchange be in two hands."""
    reenviado = E.REENVIADO

    assert (
        ante_control(S, reenviado, T.ERROR, repetido=False, vigente=True).hasta is E.REENVIADO_ERROR
    )
    assert ante_control(S, reenviado, T.ERROR, repetido=False, vigente=False).hasta is None


@pytest.mark.parametrize("transicion", TRANSICIONES, ids=str)
def test_cada_transicion_de_la_tabla(transicion):
    assert transitar(transicion.lado, transicion.desde, transicion.hecho) is transicion.hasta


@pytest.mark.parametrize("lado", list(Lado))
def test_lo_que_no_esta_en_la_tabla_no_se_puede(lado):
    en_tabla = {(t.desde, t.hecho) for t in TRANSICIONES if t.lado is lado}
    for estado in Estado:
        for hecho in set(Hecho) - {h for e, h in en_tabla if e is estado}:
            assert siguiente(lado, estado, hecho) is None
            with pytest.raises(TransicionNoPermitida):
                transitar(lado, estado, hecho)


@pytest.mark.parametrize("estado", [E.RECIBIDO, E.ACEPTADO, E.ACEPTADO_ACK])
def test_otro_mensaje_de_lo_que_ya_tenemos_es_un_duplicado(estado):
    decision = ante_datos(estado, repetido=False)

    assert (decision.hasta, decision.respuesta, decision.error) == (None, T.ERROR, "0205")


@pytest.mark.parametrize("estado", [e for e in Estado if siguiente(R, e, H.RECIBIR)] + [E.ACEPTADO])
def test_lo_repetido_se_acusa_y_no_cambia_nada(estado):
    decision = ante_datos(estado, repetido=True)

    assert (decision.hasta, decision.respuesta) == (None, T.ACK)
    assert decision.repetir_rechazo is (estado is E.RECHAZADO_ACK)


def test_en_sicres_3_el_acuse_de_un_rechazo_es_un_acuse():
    decision = ante_control(R, E.RECHAZADO, T.ACK, repetido=False, vigente=True)

    assert decision.hasta is E.RECHAZADO_ACK


def test_cada_vez_se_espera_el_doble_hasta_cuatro_horas():
    esperas = [espera(n) for n in range(1, 13)]

    assert esperas[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert esperas == sorted(esperas)
    assert esperas[-1] == timedelta(hours=4)
    assert not agotado(INTENTOS_MAXIMOS - 1)
    assert agotado(INTENTOS_MAXIMOS)


def test_la_marca_se_escribe_se_lee_y_no_la_ve_nadie():
    texto = f"No es nuestro {marca('0123456789abcdef')}"

    assert marca_en(texto) == "0123456789ab"
    assert sin_marca(texto) == "No es nuestro"
    assert (marca_en("No es nuestro"), sin_marca("No [es] nuestro")) == ("", "No [es] nuestro")
