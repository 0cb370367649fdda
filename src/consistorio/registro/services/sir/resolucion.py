"""What is decided about an exchange that has come: to enter it, or to give it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor, sistema
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import IntercambioSir, Sentido
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.composicion import Quien, de_rechazo
from consistorio.registro.rules.sicres.estados import Hecho
from consistorio.registro.rules.sicres.listas import TipoDeMensaje
from consistorio.registro.rules.sicres.momentos import escribir_momento
from consistorio.registro.rules.sicres.protocolo import marca
from consistorio.registro.rules.sicres.respuestas import de_control
from consistorio.registro.services.anotar import AsientoHecho, anotar_con
from consistorio.registro.services.justificante import procurar_justificante
from consistorio.registro.services.sir import salida
from consistorio.registro.services.sir.historia import bloquear, mensaje_de, mover, poder
from consistorio.registro.services.sir.incorporacion import presentacion_de
from consistorio.registro.services.sir.preparacion import DocumentacionPendiente

NODO = "sir"


class UnidadDesconocida(LookupError):
    """The entidad has no such unit."""


@regla(LPACAP.art("16.4"), LPACAP.art("31.2.c"), LPACAP.art("21.3.b"), RD203.art("60"))
def aceptar_intercambio(
    *,
    actor: Actor,
    intercambio_id: UUID,
    unidad_id: UUID,
    documentacion_recibida: bool = False,
    reloj: Reloj,
) -> AsientoHecho:
    """
    Enter in the registro what came from another, and confirm it to the office where it began.

    The person filed it when she gave it to the first office; the Administration counts from its own
    entry. Both hours are kept. The same exchange never makes two asientos: its key in the libro is
    its identifier, whoever accepts it.

    :param documentacion_recibida: the paper that has to come with it is here.
    :raises IntercambioInexistente: if there is no such exchange.
    :raises TransicionNoPermitida: if it is not in our hands.
    :raises DocumentacionPendiente: if the paper that it needs has not come.
    :raises UnidadDesconocida: if there is no such unit.
    """
    actor.exigir("registro.sir")
    if unidad_id not in {clave for clave, _, _ in organizacion.unidades()}:
        raise UnidadDesconocida(unidad_id)
    with acto():
        fila = bloquear(intercambio_id)
        hasta = poder(fila, Hecho.ACEPTAR)
        requerida = sicres.DocumentacionFisica.REQUERIDA
        if fila.documentacion_fisica == requerida and not documentacion_recibida:
            raise DocumentacionPendiente(fila.identificador)
        mensaje = mensaje_de(fila)
        hecho = anotar_con(
            actor=sistema(actor.entidad, NODO),
            presentacion=presentacion_de(actor, fila, mensaje, unidad_id, reloj),
            sentido=Sentido.ENTRADA,
            clave=f"sir:{fila.identificador}",
            reloj=reloj,
        )
        fila.asiento_id = hecho.id
        sha256 = _confirmar(actor, fila, mensaje, hecho)
        momento = hecho.presentado_en
        mover(
            actor, fila, Hecho.ACEPTAR, hasta, momento=momento, sha256=sha256, detalle=hecho.numero
        )
    procurar_justificante(hecho.id)
    return hecho


def _confirmar(
    actor: Actor, fila: IntercambioSir, mensaje: sicres.Intercambio, hecho: AsientoHecho
) -> str:
    salida.retirar(fila)
    confirmacion = de_control(
        mensaje,
        tipo=TipoDeMensaje.CONFIRMACION,
        descripcion=marca(fila.recibido_sha256),
        numero=hecho.numero,
        registrado=escribir_momento(hecho.presentado_en, mensaje.version),
    )
    confirmacion = replace(confirmacion, origen=fila.oficina)
    return salida.poner(actor, confirmacion, fila=fila, momento=hecho.presentado_en)


@regla(RD203.art("60"))
def rechazar_intercambio(*, actor: Actor, intercambio_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Give an exchange back to the office where it began, with the reason.

    :raises IntercambioInexistente: if there is no such exchange.
    :raises TransicionNoPermitida: if it is not in our hands.
    """
    actor.exigir("registro.sir")
    with acto():
        fila = bloquear(intercambio_id)
        hasta = poder(fila, Hecho.RECHAZAR)
        salida.retirar(fila)
        momento: datetime = reloj()
        rechazo = de_rechazo(
            replace(mensaje_de(fila), destino=_aqui(fila)),
            motivo=f"{motivo[:60]} {marca(fila.recibido_sha256)}",
            quien=Quien(nombre=actor.nombre),
        )
        fila.motivo = motivo[:1024]
        sha256 = salida.poner(actor, rechazo, fila=fila, momento=momento)
        mover(actor, fila, Hecho.RECHAZAR, hasta, momento=momento, sha256=sha256, detalle=motivo)


def _aqui(fila: IntercambioSir) -> sicres.Extremo:
    """Return our end, as the message that came named it."""
    destino = mensaje_de(fila).destino
    return destino if destino.oficina == fila.oficina else replace(destino, oficina=fila.oficina)
