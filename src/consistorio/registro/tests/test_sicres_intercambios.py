"""The 65 exchanges of the certification plan of SIR, with real messages between offices in memory."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field, replace

import pytest

from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.composicion import Quien, de_rechazo, de_reenvio
from consistorio.registro.rules.sicres.estados import Estado, Hecho, Lado, transitar
from consistorio.registro.rules.sicres.protocolo import LADOS, ante_control, ante_datos
from consistorio.registro.rules.sicres.respuestas import de_control, respuesta_a

from .sicres_de_prueba import AHORA, ANA, ORIGEN, PDF, SICRES, intercambio

pytestmark = pytest.mark.conformidad
PLAN = SICRES / "certificacion" / "intercambio-esperado.csv"
E, H, S, R, T = Estado, Hecho, Lado.SALIENTE, Lado.ENTRANTE, sicres.TipoDeMensaje
DESTINOS = [f"O0000200{n}" for n in range(1, 6)]
QUE_DICE = {
    T.ACK: "mensaje ACK",
    T.CONFIRMACION: "mensaje de confirmación",
    T.ERROR: "mensaje de error",
}
DE_DATOS = {
    "02": "fichero de intercambio de envío",
    "03": "fichero de intercambio de reenvío",
    "04": "fichero de intercambio de rechazo",
}


def _casos():
    if not PLAN.is_file():
        return []
    with PLAN.open(encoding="utf-8-sig", newline="") as abierto:
        return list(csv.DictReader(abierto))


@dataclass
class Oficina:
    codigo: str
    red: list
    estados: dict = field(default_factory=dict)
    vistos: set = field(default_factory=set)
    tiene: object = None
    diario: list = field(default_factory=list)
    asientos: int = 0

    def sale(self, mensaje, *, duplicado=""):
        es_dato = isinstance(mensaje, sicres.Intercambio)
        que = (
            DE_DATOS[mensaje.control.anotacion]
            if es_dato
            else QUE_DICE.get(T(mensaje.tipo), "otro")
        )
        self.diario.append(f"Envío de {que}{duplicado}")
        hacia = mensaje.destino.oficina if es_dato else mensaje.destino
        self.red.append((hacia, sicres.escribir(mensaje)))

    def llega(self, xml):
        lectura = sicres.leer(xml)
        repetido, mensaje = xml in self.vistos, lectura.mensaje
        self.vistos.add(xml)
        duplicado = " duplicado" if repetido else ""
        if isinstance(mensaje, sicres.MensajeDeControl):
            assert sicres.juzgar_mensaje(lectura, ahora=AHORA).aceptado
            self.diario.append(f"Recepción de {QUE_DICE.get(T(mensaje.tipo), 'otro')}{duplicado}")
            self._control(mensaje, repetido)
            return
        assert sicres.juzgar(lectura, ahora=AHORA).aceptado
        self.diario.append(f"Recepción de {DE_DATOS[mensaje.control.anotacion]}{duplicado}")
        if mensaje.control.anotacion == "04":
            self.estados[S] = transitar(S, self.estados[S], H.RECHAZO)
            self.tiene = replace(mensaje, destino=mensaje.origen, origen=mensaje.destino)
            self.sale(de_control(mensaje, tipo=T.ACK))
            return
        decision = ante_datos(self.estados.get(R), repetido=repetido)
        self.sale(
            de_control(mensaje, tipo=decision.respuesta, codigo_error=decision.error or ""),
            duplicado=duplicado,
        )
        if decision.hasta:
            self.estados[R], self.tiene = decision.hasta, mensaje

    def _control(self, m, repetido):
        tipo = T(m.tipo)
        lado = LADOS.get(tipo) or (R if self.estados.get(R) else S)
        if lado in self.estados:
            decision = ante_control(lado, self.estados[lado], tipo, repetido=repetido, vigente=True)
            self.estados[lado] = decision.hasta or self.estados[lado]
            if decision.respuesta:
                self.sale(respuesta_a(m, decision.respuesta))

    def confirma(self):
        self.estados[R] = transitar(R, self.estados[R], H.ACEPTAR)
        self.asientos += 1
        fecha = {"numero": "2026-E-000009", "registrado": "20260210095900"}
        confirmacion = de_control(self.tiene, tipo=T.CONFIRMACION, **fecha)
        self.sale(confirmacion)
        return sicres.escribir(confirmacion)

    def rechaza(self):
        self.estados[R] = transitar(R, self.estados[R], H.RECHAZAR)
        self.sale(de_rechazo(self.tiene, motivo="No es nuestro", quien=Quien()))

    def reenvia(self, hasta):
        lado = R if self.estados.get(R) is E.RECIBIDO else S
        self.estados[lado] = transitar(lado, self.estados[lado], H.REENVIAR)
        self.sale(
            de_reenvio(
                self.tiene,
                desde=sicres.Extremo(oficina=self.codigo),
                hasta=sicres.Extremo(oficina=hasta),
                motivo="Le toca",
                quien=Quien(),
            )
        )


class Mundo:
    def __init__(self):
        self.red = []
        codigos = [ORIGEN.oficina, *DESTINOS]
        self.oficinas = {codigo: Oficina(codigo, self.red) for codigo in codigos}
        self.inicio = self.oficinas[ORIGEN.oficina]
        self.pasado = []

    def correr(self):
        while self.red:
            hacia, xml = self.red.pop(0)
            self.pasado.append((hacia, xml))
            self.oficinas[hacia].llega(xml)

    def repetir(self, de_que):
        """Send again the last message that passed of a kind, byte by byte."""
        hacia, xml = next(m for m in reversed(self.pasado) if de_que in m[1])
        self.oficinas[hacia].llega(xml)
        self.correr()


def _mensaje(caso):
    cuantos = int((re.match(r"\d+", caso["Adjuntos"]) or ["0"])[0])
    quien = caso["Remitente"].lower()
    representante = (
        replace(ANA, documento="00000000T") if "con representante" in quien else sicres.Persona()
    )
    uno = sicres.Interesado(interesado=ANA, representante=representante)
    interesados = () if "sin interesado" in quien else (uno,) * (2 if "2 o más" in quien else 1)
    con_unidad = "sin organismo" not in quien
    base = intercambio(sicres.Version.TRES)
    return intercambio(
        sicres.Version.TRES,
        interesados=interesados,
        origen=ORIGEN if con_unidad else replace(ORIGEN, unidad=""),
        destino=sicres.Extremo(oficina=DESTINOS[0]),
        ficheros=(PDF,) * cuantos,
        asiento=replace(base.asiento, tipo="1" if caso["Tipo de Registro"] == "Salida" else "0"),
    )


def _hacer(caso):
    mundo = Mundo()
    mundo.inicio.estados[S] = E.ENVIADO
    mundo.inicio.sale(_mensaje(caso))
    mundo.correr()
    codigo = int(caso["Código de Caso de Prueba"][-3:])
    if codigo == 62:
        mundo.repetir(b"<Tipo_Anotacion>02")
    if codigo == 63:
        mundo.repetir(b"<Tipo_Mensaje>01")
    quien, siguientes = mundo.oficinas[DESTINOS[0]], iter(DESTINOS[1:])
    operaciones = [caso[c] for c in ("Operación", *(f"Operación {n}" for n in range(1, 5)))]
    for operacion in filter(None, operaciones):
        if operacion == "Reenvío":
            hasta = next(siguientes)
            quien.reenvia(hasta)
            mundo.correr()
            quien = mundo.oficinas[hasta]
        elif operacion.startswith("Rechazo"):
            quien.rechaza()
            mundo.correr()
            quien = mundo.inicio
        else:
            quien.confirma()
            mundo.correr()
    if codigo == 61:
        mundo.repetir(b"<Tipo_Anotacion>02")
    if codigo == 64:
        mundo.repetir(b"<Tipo_Mensaje>03")
    if codigo == 65:
        otro = replace(_mensaje(caso), formulario=sicres.Formulario(solicita="Otra cosa"))
        mundo.inicio.sale(otro)
        mundo.correr()
    return mundo


def _esperado(texto):
    """Give, for each office of the case, the lines that its history must have, in their order."""
    oficinas = []
    for linea in texto.splitlines():
        limpia = linea.strip(" -.")
        if limpia.lower().removeprefix("en ").startswith("oficina"):
            oficinas.append([])
        elif not limpia.startswith(("Consulta", "Inserción")):
            limpia = re.sub(r" a (origen|inicio)$", "", limpia)
            oficinas[-1].append(re.sub(r"ACK de (envío|reenvío)$", "ACK", limpia))
    return oficinas


def _esta_en_orden(lineas, diario):
    resto = iter(diario)
    return all(linea in resto for linea in lineas)


@pytest.mark.skipif(not _casos(), reason="no están los datos del plan de certificación")
@pytest.mark.parametrize("caso", _casos(), ids=lambda c: c["Código de Caso de Prueba"])
def test_intercambio(caso):
    mundo = _hacer(caso)

    diarios = [oficina.diario for oficina in mundo.oficinas.values()]
    for lineas in _esperado(caso["Resultados Esperados"]):
        assert any(_esta_en_orden(lineas, diario) for diario in diarios), (lineas, diarios)
    asientos = sum(oficina.asientos for oficina in mundo.oficinas.values())
    acaba_bien = "confirmad" in caso["Descripción de Caso de Prueba"] or asientos == 1
    assert (mundo.inicio.estados[S], asientos) == (
        (E.CONFIRMADO, 1) if acaba_bien else (E.DEVUELTO, 0)
    )
