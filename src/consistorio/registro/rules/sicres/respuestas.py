"""Control messages: what an office says of an exchange, and what it is answered."""

from __future__ import annotations

from consistorio.registro.rules.sicres.listas import TipoDeMensaje
from consistorio.registro.rules.sicres.mensajes import Intercambio, MensajeDeControl


def de_control(
    i: Intercambio,
    *,
    tipo: TipoDeMensaje,
    descripcion: str = "",
    numero: str = "",
    registrado: str = "",
    codigo_error: str = "",
) -> MensajeDeControl:
    """Return what the office of destination of a message says of it: a rejection, to the first."""
    a_inicio = {TipoDeMensaje.RECHAZO, TipoDeMensaje.CONFIRMACION}
    hacia = i.control.inicio.oficina if tipo in a_inicio else i.origen.oficina
    return MensajeDeControl(
        version=i.version,
        origen=i.destino.oficina,
        destino=hacia or i.origen.oficina or i.control.inicio.oficina,
        identificador=i.control.identificador,
        tipo=tipo.value,
        descripcion=descripcion[:1024],
        numero_destino=numero,
        registrado_destino=registrado,
        prueba=i.control.prueba or "0",
        codigo_error=codigo_error,
    )


def respuesta_a(m: MensajeDeControl, tipo: TipoDeMensaje) -> MensajeDeControl:
    """Return the answer to a control message: its ACK."""
    return MensajeDeControl(
        version=m.version,
        origen=m.destino,
        destino=m.origen,
        identificador=m.identificador,
        tipo=tipo.value,
        prueba=m.prueba,
    )
