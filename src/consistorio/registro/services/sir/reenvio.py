"""What may be done with an exchange afterwards: hand it over, give it up, insist."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.composicion import Quien, de_reenvio
from consistorio.registro.rules.sicres.estados import Hecho, Lado
from consistorio.registro.services.sir import salida
from consistorio.registro.services.sir.historia import anotar, bloquear, mensaje_de, mover, poder
from consistorio.registro.services.sir.oficina import oficina_de
from consistorio.registro.services.sir.preparacion import DocumentacionPendiente, comprobar, emitir
from consistorio.registro.services.sir.remision import Destino, con_ordinal


@regla(LPACAP.art("14.4"), RD203.art("60"))
def reenviar_intercambio(
    *, actor: Actor, intercambio_id: UUID, destino: Destino, motivo: str, reloj: Reloj
) -> None:
    """
    Hand an exchange over to the office to which it belongs, with the same identifier.

    It may be one that we have received, or one of ours that came back.

    :raises IntercambioInexistente: if there is no such exchange.
    :raises TransicionNoPermitida: if it is not in our hands.
    :raises DocumentacionPendiente: if there is paper that travels with it.
    :raises NoSePuedeEnviar: if the other office would not admit it; nothing changes.
    """
    actor.exigir("registro.sir")
    with acto():
        fila = bloquear(intercambio_id)
        poder(fila, Hecho.REENVIAR)
        fisica = fila.documentacion_fisica
        if fila.lado == Lado.ENTRANTE and fisica != sicres.DocumentacionFisica.NO_ACOMPANA:
            raise DocumentacionPendiente(fila.identificador)
        momento = reloj()
        mensaje = de_reenvio(
            mensaje_de(fila),
            desde=oficina_de(actor.entidad),
            hasta=destino.como_extremo(),
            motivo=con_ordinal(motivo, fila.envios + 1, fila.recibido_sha256),
            quien=Quien(nombre=actor.nombre),
        )
        comprobar(mensaje, (), momento)
        fila.motivo = motivo[:1024]
        emitir(actor, fila, mensaje, Hecho.REENVIAR, momento=momento, detalle=motivo)


def anular_envio(*, actor: Actor, intercambio_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Give up an exchange that nobody has: never sent, refused, or given back.

    What is on its way, or in the hands of another office, cannot be cancelled.

    :raises IntercambioInexistente: if there is no such exchange.
    :raises TransicionNoPermitida: if another office may have it.
    """
    actor.exigir("registro.sir")
    with acto():
        fila = bloquear(intercambio_id)
        hasta = poder(fila, Hecho.ANULAR)
        salida.retirar(fila)
        fila.motivo = motivo[:1024]
        mover(actor, fila, Hecho.ANULAR, hasta, momento=reloj(), detalle=motivo)


def reintentar(*, actor: Actor, intercambio_id: UUID, reloj: Reloj) -> None:
    """
    Insist now: the message that waits is handed over again; one that was refused is sent anew.

    :raises IntercambioInexistente: if there is no such exchange.
    :raises TransicionNoPermitida: if nothing of it waits.
    """
    actor.exigir("registro.sir")
    with acto():
        fila = bloquear(intercambio_id)
        momento = reloj()
        esperado = salida.esperado(fila)
        if esperado is not None:
            salida.insistir(actor, esperado, momento)
            anotar(actor, fila, "reintentar", momento=momento)
            return
        poder(fila, Hecho.ENVIAR)
        # The other office remembers what it refused: what is sent anew is another message.
        antes = mensaje_de(fila)
        texto = con_ordinal("Reintento", fila.envios + 1, fila.recibido_sha256)
        control = replace(antes.control, anotacion_texto=texto)
        mensaje = replace(antes, control=control)
        comprobar(mensaje, (), momento)
        emitir(actor, fila, mensaje, Hecho.ENVIAR, momento=momento, detalle="Se envía de nuevo.")
