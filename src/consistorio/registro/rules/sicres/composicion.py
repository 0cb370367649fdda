"""The messages that we send: the first one, the ones that follow, and what we answer."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consistorio.registro.rules.sicres.ficheros import Fichero, extension_para_sir, nombre_para_sir
from consistorio.registro.rules.sicres.huellas import ALGORITMO, huella_de
from consistorio.registro.rules.sicres.identificadores import IdentificadorDeIntercambio
from consistorio.registro.rules.sicres.listas import Anotacion, TipoDeMensaje, Version
from consistorio.registro.rules.sicres.mensajes import (
    Anexo,
    Control,
    Extremo,
    Intercambio,
    MensajeDeControl,
    Metadato,
)
from consistorio.registro.rules.sicres.respuestas import de_control

APLICACION = {Version.TRES: "CONS", Version.CUATRO: "Consistorio"}
LARGO_DEL_MIME = {Version.TRES: 20, Version.CUATRO: 80}
LARGO_DE_LA_ANOTACION = {Version.TRES: 80, Version.CUATRO: 160}
HASH, ALGORITMO_HASH = "Hash", "AlgoritmoHash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quien:
    """The official who sends, forwards or rejects, as the other office will read it."""

    nombre: str = ""
    contacto: str = ""


def referencia(identificador: str) -> str:
    """Return the reference by which a file of SICRES 4.0 is asked for."""
    return f"urn:sir:{identificador}"


def anexos_de(
    version: Version, identificador: IdentificadorDeIntercambio, ficheros: Sequence[Fichero]
) -> tuple[Anexo, ...]:
    """Return the files as they travel: named after the exchange, with their hash."""
    nombres = [nombre_para_sir(f.nombre) for f in ficheros]
    claves = [
        identificador.anexo(orden, extension_para_sir(nombre) or "bin")
        for orden, nombre in enumerate(nombres, start=1)
    ]
    return tuple(
        _anexo(version, fichero, nombre, claves, orden)
        for orden, (fichero, nombre) in enumerate(zip(ficheros, nombres, strict=True))
    )


def _anexo(
    version: Version, fichero: Fichero, nombre: str, claves: Sequence[str], orden: int
) -> Anexo:
    clave = claves[orden]
    base = Anexo(
        nombre=nombre,
        identificador=clave,
        tipo=fichero.tipo,
        # A type that does not fit is left out (SIR-GE-PR-043).
        mime=fichero.mime if len(fichero.mime) <= LARGO_DEL_MIME[version] else "",
        observaciones=fichero.observaciones,
    )
    huella = huella_de(fichero.contenido)
    if version is Version.CUATRO:
        metadatos = (
            Metadato(campo=HASH, valor=huella),
            Metadato(campo=ALGORITMO_HASH, valor=ALGORITMO),
        )
        return replace(base, contenido=referencia(clave), metadatos_generales=metadatos)
    firmado = claves[fichero.firma_a] if fichero.firma_a is not None else ""
    return replace(
        base,
        validez=fichero.validez,
        huella=huella,
        contenido=_base64(fichero.contenido),
        firma=_base64(fichero.firma),
        firmado=clave if fichero.con_firma_dentro else firmado,
    )


def _base64(contenido: bytes) -> str:
    return base64.b64encode(contenido).decode()


def de_envio(
    intercambio: Intercambio,
    *,
    identificador: IdentificadorDeIntercambio,
    ficheros: Sequence[Fichero],
    quien: Quien,
) -> Intercambio:
    """
    Return the first message of an exchange: it begins in the office that sends it.

    :param intercambio: with its ends, persons, asiento and form, and what its control part says of
        transport, paper, and the exchange that it mends.
    """
    i = intercambio
    control = replace(
        i.control,
        identificador=str(identificador),
        anotacion=Anotacion.ENVIO.value,
        anotacion_texto=i.control.anotacion_texto or "Envío",
        inicio=i.origen if i.version is Version.CUATRO else _sin_unidad(i.origen),
        prueba=i.control.prueba or "0",
    )
    return replace(
        i,
        anexos=anexos_de(i.version, identificador, ficheros),
        control=_firmado(control, i.version, quien),
    )


def de_reenvio(
    i: Intercambio, *, desde: Extremo, hasta: Extremo, motivo: str, quien: Quien
) -> Intercambio:
    """
    Return the message that hands an exchange over to the right office.

    Who began it, the asiento, the persons and the files are as they came (SIR-GE-PR-054).
    """
    control = replace(
        i.control,
        anotacion=Anotacion.REENVIO.value,
        anotacion_texto=motivo[: LARGO_DE_LA_ANOTACION[i.version]],
    )
    origen = replace(i.origen, oficina=desde.oficina, oficina_nombre=desde.oficina_nombre)
    return replace(i, origen=origen, destino=hasta, control=_firmado(control, i.version, quien))


def de_rechazo(i: Intercambio, *, motivo: str, quien: Quien) -> Intercambio | MensajeDeControl:
    """
    Return the message that gives an exchange back to the office where it began.

    In 3.0 it is the data message itself, annotated 04, with its offices swapped and its unit of
    destination as it was (SIR-GE-PR-055); in 4.0, a control message.
    """
    if i.version is Version.CUATRO:
        return de_control(i, tipo=TipoDeMensaje.RECHAZO, descripcion=motivo)
    control = replace(
        i.control,
        anotacion=Anotacion.RECHAZO.value,
        anotacion_texto=motivo[: LARGO_DE_LA_ANOTACION[i.version]],
    )
    inicio, aqui = i.control.inicio, i.destino
    return replace(
        i,
        origen=replace(i.origen, oficina=aqui.oficina, oficina_nombre=aqui.oficina_nombre),
        destino=replace(i.destino, oficina=inicio.oficina, oficina_nombre=inicio.oficina_nombre),
        control=_firmado(control, i.version, quien),
    )


def _firmado(control: Control, version: Version, quien: Quien) -> Control:
    return replace(
        control,
        usuario=quien.nombre[:80],
        contacto=quien.contacto[:160],
        aplicacion=APLICACION[version],
    )


def _sin_unidad(extremo: Extremo) -> Extremo:
    return replace(extremo, unidad="", unidad_nombre="")
