"""Control messages, and the rejections of SICRES 3.0, about exchanges that we know."""

from __future__ import annotations

from consistorio.registro.models import IntercambioSir, MensajeSir
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.estados import ESPERAN, Estado, Hecho, Lado
from consistorio.registro.rules.sicres.listas import TipoDeMensaje
from consistorio.registro.rules.sicres.protocolo import (
    HECHOS,
    LADOS,
    ante_control,
    marca,
    marca_en,
    sin_marca,
)
from consistorio.registro.rules.sicres.respuestas import de_control, respuesta_a
from consistorio.registro.services.sir import salida
from consistorio.registro.services.sir.historia import anotar, bloquear, buscar, mover, puede
from consistorio.registro.services.sir.llegada import Llegada

SIEMPRE_VIGENTES = {TipoDeMensaje.CONFIRMACION, TipoDeMensaje.RECHAZO}


def recibir_control(llegada: Llegada, m: sicres.MensajeDeControl) -> None:
    """Do what another office says of an exchange; of one that we do not know, nothing."""
    actor, momento = llegada.actor, llegada.momento
    tipo = TipoDeMensaje(m.tipo)
    fila = _de_quien_habla(m, tipo)
    if fila is None:
        return
    decision = ante_control(
        Lado(fila.lado),
        Estado(fila.estado),
        tipo,
        repetido=llegada.repetido,
        vigente=_vigente(fila, m, tipo),
    )
    detalle = sin_marca(m.descripcion)
    if decision.hasta is None:
        anotar(actor, fila, HECHOS[tipo], momento=momento, detalle="Repetido o sin efecto.")
    else:
        _apuntar(fila, m, tipo, detalle)
        if decision.hasta not in ESPERAN[Lado(fila.lado)]:
            salida.retirar(fila, estado=MensajeSir.Estado.ACUSADO)
        mover(actor, fila, HECHOS[tipo], decision.hasta, momento=momento, detalle=detalle)
    if decision.respuesta:
        salida.poner(actor, respuesta_a(m, decision.respuesta), fila=None, momento=momento)


def _apuntar(
    fila: IntercambioSir, m: sicres.MensajeDeControl, tipo: TipoDeMensaje, detalle: str
) -> None:
    match tipo:
        case TipoDeMensaje.CONFIRMACION:
            fila.numero_remoto, fila.registrado_remoto = m.numero_destino, m.registrado_destino
            fila.otra_oficina, fila.motivo = m.origen, ""
        case TipoDeMensaje.RECHAZO | TipoDeMensaje.ERROR:
            fila.motivo = f"{detalle} ({m.codigo_error})" if m.codigo_error else detalle
        case _:
            pass


def _de_quien_habla(m: sicres.MensajeDeControl, tipo: TipoDeMensaje) -> IntercambioSir | None:
    """Return the end of the exchange to which the message speaks, locked."""
    if tipo is TipoDeMensaje.RECHAZO:
        return _de_quien_vuelve(m.identificador, m.origen)
    if tipo in LADOS:
        return buscar(m.identificador, LADOS[tipo])
    if suya := marca_en(m.descripcion):
        mensaje = MensajeSir.objects.filter(
            sha256__startswith=suya, intercambio__identificador=m.identificador
        ).first()
        return bloquear(mensaje.intercambio_id) if mensaje else None
    for lado in Lado:
        fila = buscar(m.identificador, lado)
        if fila is not None and Estado(fila.estado) in ESPERAN[lado]:
            return fila
    return None


def _de_quien_vuelve(identificador: str, oficina: str) -> IntercambioSir | None:
    """Return the end that comes back: one that we forwarded to that office, or the one we began."""
    fila = buscar(identificador, Lado.ENTRANTE)
    if fila is not None and fila.otra_oficina == oficina and puede(fila, Hecho.RECHAZO):
        return fila
    return buscar(identificador, Lado.SALIENTE)


def _vigente(fila: IntercambioSir, m: sicres.MensajeDeControl, tipo: TipoDeMensaje) -> bool:
    """
    Tell whether it answers what we sent last.

    An application that is not ours writes no mark: then it counts if it comes from the office to
    which we sent it.
    """
    if tipo in SIEMPRE_VIGENTES or tipo in LADOS:
        return True
    suya = marca_en(m.descripcion)
    if not suya:
        return m.origen == fila.otra_oficina
    ultimo = fila.mensajes.filter(espera_acuse=True).order_by("-creado_en").first()
    return ultimo is not None and ultimo.sha256.startswith(suya)


def recibir_devolucion(llegada: Llegada, mensaje: sicres.Intercambio) -> None:
    """Take back an exchange that another office rejects with a message of SICRES 3.0."""
    actor, momento = llegada.actor, llegada.momento
    fila = _de_quien_vuelve(mensaje.control.identificador, mensaje.origen.oficina)
    if fila is not None:
        decision = ante_control(
            Lado(fila.lado),
            Estado(fila.estado),
            TipoDeMensaje.RECHAZO,
            repetido=llegada.repetido,
            vigente=True,
        )
        detalle = sin_marca(mensaje.control.anotacion_texto)
        if decision.hasta is None:
            anotar(actor, fila, Hecho.RECHAZO, momento=momento, detalle="Repetido o sin efecto.")
        else:
            fila.motivo = detalle
            salida.retirar(fila, estado=MensajeSir.Estado.ACUSADO)
            mover(actor, fila, Hecho.RECHAZO, decision.hasta, momento=momento, detalle=detalle)
    acuse = de_control(mensaje, tipo=TipoDeMensaje.ACK, descripcion=marca(llegada.sha256))
    salida.poner(actor, acuse, fila=None, momento=momento)
