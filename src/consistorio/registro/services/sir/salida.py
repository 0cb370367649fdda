"""What goes out: each message kept, handed over after the deed, and repeated until it is answered."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.enchufes.sir import DestinoInalcanzable, Sobre, nodo_de
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.registro.models import IntercambioSir, MensajeSir
from consistorio.registro.rules.sicres import Intercambio, MensajeDeControl, Version, escribir
from consistorio.registro.rules.sicres.estados import Hecho
from consistorio.registro.rules.sicres.listas import TipoDeMensaje
from consistorio.registro.rules.sicres.protocolo import ACUSES, agotado, espera
from consistorio.registro.services.sir.historia import anotar, bloquear, mover, poder, puede

ENTREGAR = "registro.sir_entregar"
DATOS = "datos"
VIVOS = (MensajeSir.Estado.PENDIENTE, MensajeSir.Estado.ENTREGADO)


def poner(
    actor: Actor,
    mensaje: Intercambio | MensajeDeControl,
    *,
    fila: IntercambioSir | None,
    momento: datetime,
) -> str:
    """Leave a message to be handed over once the deed is done, and return its hash."""
    es_de_datos = isinstance(mensaje, Intercambio)
    xml = escribir(_completo(fila, mensaje) if isinstance(mensaje, Intercambio) else mensaje)
    blob = almacen().guardar(actor.entidad, xml)
    tipo = DATOS if isinstance(mensaje, Intercambio) else mensaje.tipo
    nuevo = MensajeSir.objects.create(
        intercambio=fila,
        tipo=tipo,
        oficina=mensaje.origen.oficina if isinstance(mensaje, Intercambio) else mensaje.origen,
        hacia=mensaje.destino.oficina if isinstance(mensaje, Intercambio) else mensaje.destino,
        sha256=blob.sha256,
        espera_acuse=es_de_datos or TipoDeMensaje(tipo) in ACUSES,
        siguiente_en=momento,
        creado_en=momento,
    )
    encolar(ENTREGAR, entidad=actor.entidad, argumentos={"mensaje_id": str(nuevo.id)})
    return blob.sha256


def _completo(fila: IntercambioSir | None, mensaje: Intercambio) -> Intercambio:
    """Return the message of SICRES 3.0 with its files inside."""
    if fila is None or mensaje.version is Version.CUATRO:
        return mensaje
    bytes_de = {f.identificador: f.sha256 for f in fila.ficheros.all()}
    return replace(
        mensaje,
        anexos=tuple(
            replace(a, contenido=_en_base64(fila, bytes_de[a.identificador]))
            if a.identificador in bytes_de
            else a
            for a in mensaje.anexos
        ),
    )


def _en_base64(fila: IntercambioSir, sha256: str) -> str:
    return base64.b64encode(almacen().leer(fila.entidad, sha256)).decode()


def retirar(fila: IntercambioSir, *, estado: str = MensajeSir.Estado.RETIRADO) -> None:
    """Stop repeating what was sent of an exchange: it is answered, or it no longer counts."""
    fila.mensajes.filter(espera_acuse=True, estado__in=VIVOS).update(estado=estado)


def esperado(fila: IntercambioSir) -> MensajeSir | None:
    """Return the message of the exchange that waits for an answer, or None."""
    return fila.mensajes.filter(espera_acuse=True, estado__in=VIVOS).order_by("-creado_en").first()


def entregar(actor: Actor, mensaje_id: UUID, reloj: Reloj) -> None:
    """
    Hand over a message, and leave the next attempt said. It fails only for what is our fault.

    The exchange is locked meanwhile, so that nobody cancels what is on its way.
    """
    previo = MensajeSir.objects.get(id=mensaje_id)
    fila = bloquear(previo.intercambio_id) if previo.intercambio_id else None
    mensaje = MensajeSir.objects.select_for_update().get(id=mensaje_id)
    ahora = reloj()
    if mensaje.estado not in VIVOS or mensaje.siguiente_en > ahora:
        return
    try:
        nodo_de(mensaje.hacia).entregar(_sobre(actor, fila, mensaje))
    except DestinoInalcanzable as error:
        mensaje.error = str(error)[:300]
    else:
        mensaje.error, mensaje.estado = "", MensajeSir.Estado.ENTREGADO
        _ha_salido(actor, fila, mensaje, ahora)
    _otra_vez(actor, mensaje, ahora)
    if fila is not None and mensaje.error:
        anotar(actor, fila, "sin-entregar", momento=ahora, detalle=mensaje.error)


def _ha_salido(
    actor: Actor, fila: IntercambioSir | None, mensaje: MensajeSir, ahora: datetime
) -> None:
    if fila is None or mensaje.tipo != DATOS or mensaje.intentos or not puede(fila, Hecho.ENVIAR):
        return
    hasta = poder(fila, Hecho.ENVIAR)
    mover(actor, fila, Hecho.ENVIAR, hasta, momento=ahora, sha256=mensaje.sha256)


def _otra_vez(actor: Actor, mensaje: MensajeSir, ahora: datetime) -> None:
    """Say when it is tried again, if it has to be and anybody still insists."""
    mensaje.intentos += 1
    mensaje.siguiente_en = ahora + espera(mensaje.intentos)
    mensaje.save()
    entregado = mensaje.estado == MensajeSir.Estado.ENTREGADO
    if (entregado and not mensaje.espera_acuse) or agotado(mensaje.intentos):
        return
    encolar(
        ENTREGAR,
        entidad=actor.entidad,
        argumentos={"mensaje_id": str(mensaje.id)},
        no_antes_de=mensaje.siguiente_en,
    )


def _sobre(actor: Actor, fila: IntercambioSir | None, mensaje: MensajeSir) -> Sobre:
    xml = almacen().leer(actor.entidad, mensaje.sha256)
    ficheros = {}
    if fila is not None and mensaje.tipo == DATOS and fila.version == Version.CUATRO:
        referencias = {a["identificador"]: a["contenido"] for a in fila.contenido["anexos"]}
        ficheros = {
            referencias[f.identificador]: almacen().leer(actor.entidad, f.sha256)
            for f in fila.ficheros.all()
        }
    return Sobre(mensaje.oficina, mensaje.hacia, xml, ficheros)


def insistir(actor: Actor, mensaje: MensajeSir, momento: datetime) -> None:
    """Begin again with the attempts of a message, from now."""
    mensaje.intentos, mensaje.siguiente_en = 0, momento
    mensaje.save()
    encolar(ENTREGAR, entidad=actor.entidad, argumentos={"mensaje_id": str(mensaje.id)})


def huella(contenido: bytes) -> str:
    return hashlib.sha256(contenido).hexdigest()
