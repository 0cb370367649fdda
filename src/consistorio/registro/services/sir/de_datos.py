"""A data message that brings us an exchange."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.enchufes.sir import Sobre
from consistorio.registro.models import FicheroSir, IntercambioSir
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.composicion import ALGORITMO_HASH, HASH
from consistorio.registro.rules.sicres.defectos import del_anexo
from consistorio.registro.rules.sicres.estados import Estado, Hecho, Lado
from consistorio.registro.rules.sicres.huellas import coincide
from consistorio.registro.rules.sicres.listas import TipoDeMensaje, Version
from consistorio.registro.rules.sicres.momentos import leer_momento
from consistorio.registro.rules.sicres.protocolo import ante_datos, marca
from consistorio.registro.rules.sicres.respuestas import de_control
from consistorio.registro.rules.sicres.valores import de_base64
from consistorio.registro.services.sir import salida
from consistorio.registro.services.sir.historia import anotar, buscar, guardable, mover
from consistorio.registro.services.sir.llegada import Llegada

OCTETOS = "application/octet-stream"
RECIBIDO = "Recibido."
YA_ESTA = "Ese intercambio ya está en esta oficina."


def defectos_de_los_ficheros(mensaje: sicres.Intercambio, sobre: Sobre) -> Iterator[sicres.Defecto]:
    """Tell which files of a message of SICRES 4.0 have not come, or are not those that it says."""
    if mensaje.version is not Version.CUATRO:
        return
    for anexo in mensaje.anexos:
        contenido = sobre.ficheros.get(anexo.contenido)
        if contenido is None:
            frase = f"El fichero «{anexo.nombre}» no ha llegado con el mensaje."
            yield del_anexo("sin-contenido", "Anexo", frase)
            continue
        declarada, algoritmo = anexo.metadato(HASH), anexo.metadato(ALGORITMO_HASH)
        if declarada and coincide(declarada, contenido, algoritmo) is False:
            frase = f"El fichero «{anexo.nombre}» no es el que dice su huella."
            yield del_anexo("huella", "Hash", frase)


def tomar(llegada: Llegada, mensaje: sicres.Intercambio) -> str:
    """Take the exchange into our hands, if it is not already, and answer. Return the error code."""
    actor, momento = llegada.actor, llegada.momento
    fila = buscar(mensaje.control.identificador, Lado.ENTRANTE)
    decision = ante_datos(Estado(fila.estado) if fila else None, repetido=llegada.repetido)
    if decision.hasta is not None:
        fila = _guardar(llegada, mensaje, fila)
        sha256 = llegada.sha256
        mover(actor, fila, Hecho.RECIBIR, decision.hasta, momento=momento, sha256=sha256)
    elif fila is not None:
        anotar(actor, fila, "repetido" if llegada.repetido else "duplicado", momento=momento)
    codigo = decision.error.value if decision.error else ""
    respuesta = de_control(
        mensaje,
        tipo=decision.respuesta or TipoDeMensaje.ACK,
        descripcion=f"{YA_ESTA if codigo else RECIBIDO} {marca(llegada.sha256)}",
        codigo_error=codigo,
    )
    salida.poner(actor, respuesta, fila=None, momento=momento)
    if decision.repetir_rechazo and fila is not None:
        _repetir_rechazo(actor, fila, momento)
    return codigo


def _repetir_rechazo(actor: Actor, fila: IntercambioSir, momento: datetime) -> None:
    """Send again the rejection to who has not understood it."""
    ultimo = fila.mensajes.exclude(tipo=salida.DATOS).filter(espera_acuse=True)
    if rechazo := ultimo.order_by("-creado_en").first():
        rechazo.estado = rechazo.Estado.PENDIENTE
        salida.insistir(actor, rechazo, momento)


def _guardar(
    llegada: Llegada, mensaje: sicres.Intercambio, fila: IntercambioSir | None
) -> IntercambioSir:
    """Keep what came: a new exchange, or one that had left our hands and comes again."""
    datos = _datos(llegada, mensaje)
    if fila is None:
        fila = IntercambioSir.objects.create(
            identificador=mensaje.control.identificador,
            lado=Lado.ENTRANTE,
            estado=Estado.RECIBIDO,
            creado_en=llegada.momento,
            **datos,
        )
    else:
        salida.retirar(fila)
        for campo, valor in datos.items():
            setattr(fila, campo, valor)
        fila.save()
    _guardar_ficheros(llegada, mensaje, fila)
    return fila


def _datos(llegada: Llegada, mensaje: sicres.Intercambio) -> dict[str, Any]:
    asiento = mensaje.asiento
    return {
        "version": mensaje.version,
        "oficina": mensaje.destino.oficina,
        "otra_oficina": mensaje.origen.oficina,
        "otra_oficina_nombre": mensaje.origen.oficina_nombre,
        "resumen": asiento.resumen,
        "contenido": guardable(mensaje),
        "avisos": [d.frase for d in llegada.veredicto.avisos],
        "documentacion_fisica": mensaje.control.documentacion_fisica,
        "recibido_sha256": llegada.sha256,
        "previo": mensaje.control.previo,
        "presentado_en": leer_momento(asiento.presentado or asiento.registrado, mensaje.version),
        "movido_en": llegada.momento,
    }


def _guardar_ficheros(llegada: Llegada, mensaje: sicres.Intercambio, fila: IntercambioSir) -> None:
    fila.ficheros.all().delete()
    for orden, anexo in enumerate(mensaje.anexos, start=1):
        contenido = _contenido(mensaje.version, anexo, llegada.sobre)
        if not contenido:
            continue
        blob = almacen().guardar(llegada.actor.entidad, contenido)
        FicheroSir.objects.create(
            intercambio=fila,
            orden=orden,
            identificador=anexo.identificador,
            nombre=anexo.nombre,
            mime=anexo.mime or OCTETOS,
            sha256=blob.sha256,
            size_bytes=blob.size_bytes,
        )


def _contenido(version: Version, anexo: sicres.Anexo, sobre: Sobre) -> bytes:
    if version is Version.CUATRO:
        return sobre.ficheros[anexo.contenido]
    return de_base64(anexo.contenido)
