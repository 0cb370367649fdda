"""What comes in: each message judged once, answered always, and never entered twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError

from consistorio.nucleo.normativa import RD203, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.enchufes.sir import Sobre
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import RecepcionSir
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.protocolo import marca
from consistorio.registro.rules.sicres.respuestas import de_control
from consistorio.registro.services.sir import salida
from consistorio.registro.services.sir.de_control import recibir_control, recibir_devolucion
from consistorio.registro.services.sir.de_datos import YA_ESTA, defectos_de_los_ficheros, tomar
from consistorio.registro.services.sir.llegada import Llegada
from consistorio.registro.services.sir.oficina import directorio, oficina_de


class SobreNoAdmitido(Exception):
    """The envelope is not for us, or who hands it over does not speak for whom it says."""


@dataclass(frozen=True, slots=True)
class Recibo:
    """What was done with a message. :param codigo_error: empty if it was taken."""

    identificador: str
    repetido: bool
    codigo_error: str = ""


@regla(RD203.art("60"))
def recibir_mensaje(*, actor: Actor, sobre: Sobre, reloj: Reloj) -> Recibo:
    """
    Take a message of another office: keep it, change what it changes, and leave the answer to go.

    The same bytes again are answered again and change nothing. What was an error once is an error
    for ever: whoever mends it sends another message.

    :raises SobreNoAdmitido: if it is not for our office, or of who hands it over.
    :raises SinOficina: if the entidad has no office in SIR.
    """
    actor.exigir("registro.sir_entregar")
    if sobre.a != oficina_de(actor.entidad).oficina:
        raise SobreNoAdmitido("El mensaje no es para esta oficina.")
    try:
        return _recibir(actor, sobre, reloj)
    except IntegrityError:  # The same message, at the same time: the other was first.
        return _recibir(actor, sobre, reloj)


def _recibir(actor: Actor, sobre: Sobre, reloj: Reloj) -> Recibo:
    sha256 = hashlib.sha256(sobre.mensaje).hexdigest()
    lectura = sicres.leer(sobre.mensaje)
    with acto():
        previa = RecepcionSir.objects.filter(sha256=sha256).first()
        momento = reloj()
        llegada = Llegada(
            actor=actor,
            sobre=sobre,
            sha256=sha256,
            mensaje=lectura.mensaje,
            veredicto=_juzgar(lectura, sobre, momento),
            repetido=previa is not None,
            momento=momento,
        )
        codigo = _atender(llegada, previa)
    return Recibo(llegada.identificador, repetido=llegada.repetido, codigo_error=codigo)


def _juzgar(lectura: sicres.Lectura, sobre: Sobre, momento: datetime) -> sicres.Veredicto:
    """
    Return the verdict on the message and its files, once it is seen who sends it.

    :raises SobreNoAdmitido: if an office hands over what another says.
    """
    mensaje = lectura.mensaje
    if isinstance(mensaje, sicres.MensajeDeControl):
        veredicto = sicres.juzgar_mensaje(lectura, ahora=momento)
        extremos = (mensaje.origen, mensaje.destino)
    else:
        veredicto = sicres.juzgar(lectura, ahora=momento, directorio=directorio())
        extremos = (sobre.de, sobre.a)
        if isinstance(mensaje, sicres.Intercambio):
            extremos = (mensaje.origen.oficina, mensaje.destino.oficina)
    if not veredicto.aceptado:
        return veredicto  # Whoever it is from, it is an error and nothing is done.
    if extremos != (sobre.de, sobre.a):
        raise SobreNoAdmitido("El mensaje no es de la oficina que lo entrega.")
    if isinstance(mensaje, sicres.Intercambio):
        graves = tuple(defectos_de_los_ficheros(mensaje, sobre))
        return sicres.Veredicto(graves, veredicto.avisos, veredicto.responder_a)
    return veredicto


def _atender(llegada: Llegada, previa: RecepcionSir | None) -> str:
    """Do what the message says, and return the code of its error, or nothing."""
    if previa is not None and previa.codigo_error:
        _decir_el_error(llegada, previa)
        return str(previa.codigo_error)
    if previa is None and not llegada.veredicto.aceptado:
        return _no_admitir(llegada)
    codigo = ""
    match llegada.mensaje:
        case sicres.MensajeDeControl() as control:
            recibir_control(llegada, control)
        case sicres.Intercambio() as datos if datos.control.anotacion == sicres.Anotacion.RECHAZO:
            recibir_devolucion(llegada, datos)
        case sicres.Intercambio() as datos:
            codigo = tomar(llegada, datos)
    if previa is None:
        _guardar(llegada, codigo=codigo, explicacion=YA_ESTA if codigo else "")
    return codigo


def _no_admitir(llegada: Llegada) -> str:
    """Keep why it was not admitted, and tell whoever sent it, if there is somebody to tell."""
    veredicto = llegada.veredicto
    codigo = veredicto.codigo.value
    fila = _guardar(llegada, codigo=codigo, explicacion=veredicto.explicacion)
    bitacora.anotar(
        llegada.actor,
        "registro.sir_no_admitir",
        objeto="recepcion_sir",
        objeto_id=fila.id,
        detalle={"codigo": codigo, "reglas": sorted({d.regla for d in veredicto.graves})},
    )
    _decir_el_error(llegada, fila)
    return codigo


def _decir_el_error(llegada: Llegada, fila: RecepcionSir) -> None:
    """Tell the error. Of one in a control message nobody is told: it would never end."""
    if not isinstance(llegada.mensaje, sicres.Intercambio) or not llegada.veredicto.responder_a:
        return
    respuesta = de_control(
        llegada.mensaje,
        tipo=sicres.TipoDeMensaje.ERROR,
        descripcion=f"{fila.explicacion[:1000]} {marca(fila.sha256)}",
        codigo_error=fila.codigo_error,
    )
    # It goes back to who has handed it over, whatever office the message speaks of.
    respuesta = replace(respuesta, origen=llegada.sobre.a, destino=llegada.sobre.de)
    salida.poner(llegada.actor, respuesta, fila=None, momento=llegada.momento)


def _guardar(llegada: Llegada, *, codigo: str = "", explicacion: str = "") -> RecepcionSir:
    return RecepcionSir.objects.create(  # type: ignore[no-any-return]
        sha256=llegada.sha256,
        de=llegada.sobre.de[:21],
        tipo=llegada.tipo,
        identificador=llegada.identificador[:33],
        codigo_error=codigo,
        explicacion=explicacion[:1024],
        recibido_en=llegada.momento,
    )
