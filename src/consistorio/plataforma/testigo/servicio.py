"""
The deed of a witness: cosign what only grows, and never two histories.

The row of each log is locked while it is judged and changed, so that two requests cannot make us go
back; what is answered is already durable.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from http import HTTPStatus

import structlog
from django.db import transaction

from consistorio.nucleo.cofirma import cofirmar
from consistorio.nucleo.nota_firmada import NotaNoValida, texto_de
from consistorio.nucleo.punto_de_control import (
    PuntoDeControl,
    PuntoDeControlNoValido,
    abrir_punto_de_control,
)
from consistorio.nucleo.testigo import Juicio, Peticion, PeticionNoValida, Visto, juzgar
from consistorio.plataforma.models import BitacoraVista, Contradiccion
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.testigo.identidad import Vigilante

TEXTO, TAMANO = "text/plain; charset=utf-8", "text/x.tlog.size"
log = structlog.get_logger("testigo")


@dataclass(frozen=True, slots=True)
class Respuesta:
    """What is answered to a log: status and body of HTTP."""

    estado: int
    cuerpo: str
    tipo: str = TEXTO


MAL_PEDIDO = Respuesta(HTTPStatus.BAD_REQUEST, "La petición no es la de add-checkpoint.\n")
DESCONOCIDA = Respuesta(HTTPStatus.NOT_FOUND, "Este testigo no mira esa bitácora.\n")
SIN_FIRMA = Respuesta(HTTPStatus.FORBIDDEN, "No lo firma la clave que conocemos.\n")
CONTRADICE = Respuesta(HTTPStatus.CONFLICT, "Contradice el que ya hemos cofirmado.\n")
NO_SE_SIGUE = Respuesta(
    HTTPStatus.UNPROCESSABLE_ENTITY, "La prueba no muestra que la bitácora solo haya crecido.\n"
)


def atender(texto: str, *, vigilante: Vigilante) -> Respuesta:
    """Judge an ``add-checkpoint`` request, and cosign if the log has only grown."""
    try:
        peticion = Peticion.desde_texto(texto)
        origen = PuntoDeControl.desde_texto(texto_de(peticion.nota)).origen
    except (PeticionNoValida, NotaNoValida, PuntoDeControlNoValido):
        return MAL_PEDIDO
    clave = vigilante.bitacora(origen)
    if clave is None:
        return DESCONOCIDA
    try:
        punto = abrir_punto_de_control(peticion.nota, origen=origen, clave_publica=clave)
    except PuntoDeControlNoValido:
        return SIN_FIRMA
    with transaction.atomic():
        respuesta = _decidir(peticion, punto, vigilante)
    log.info("testigo.juzga", origen=origen, tamano=punto.size, estado=int(respuesta.estado))
    return respuesta


def _decidir(peticion: Peticion, punto: PuntoDeControl, vigilante: Vigilante) -> Respuesta:
    vista = _bloquear(vigilante.testigo.nombre, punto.origen)
    juicio = juzgar(peticion, punto, Visto(vista.tamano, bytes(vista.raiz)))
    match juicio:
        case Juicio.MAL_PEDIDO:
            return MAL_PEDIDO
        case Juicio.OTRO_TAMANO:
            return Respuesta(HTTPStatus.CONFLICT, f"{vista.tamano}\n", TAMANO)
        case Juicio.CONTRADICE:
            _guardar_contradiccion(vista, peticion)
            return CONTRADICE
        case Juicio.NO_SE_SIGUE:
            _guardar_contradiccion(vista, peticion)
            return NO_SE_SIGUE
        case Juicio.COFIRMAR:
            return _cofirmar(vista, peticion, punto, vigilante)


def _bloquear(testigo: str, origen: str) -> BitacoraVista:
    """Return what was last seen of a log, locked: nobody else judges it meanwhile."""
    BitacoraVista.objects.get_or_create(testigo=testigo, origen=origen)
    return BitacoraVista.objects.select_for_update().get(testigo=testigo, origen=origen)


def _cofirmar(
    vista: BitacoraVista, peticion: Peticion, punto: PuntoDeControl, vigilante: Vigilante
) -> Respuesta:
    momento = ahora()
    vista.tamano, vista.raiz = punto.size, punto.raiz
    vista.nota, vista.visto_en = peticion.nota, momento
    vista.save(update_fields=["tamano", "raiz", "nota", "visto_en"])
    linea = cofirmar(
        punto.como_texto(),
        testigo=vigilante.testigo,
        segundos=int(momento.timestamp()),
        firmar=vigilante.firmar,
    )
    return Respuesta(HTTPStatus.OK, linea)


def _guardar_contradiccion(vista: BitacoraVista, peticion: Peticion) -> None:
    """Keep both checkpoints, signed by the same key: anybody can see that they do not agree."""
    huella = hashlib.sha256(f"{vista.testigo}\n{vista.nota}\n{peticion.nota}".encode()).hexdigest()
    Contradiccion.objects.get_or_create(
        huella=huella,
        defaults={
            "testigo": vista.testigo,
            "origen": vista.origen,
            "vista": vista.nota,
            "contraria": peticion.nota,
            "ocurrida_en": ahora(),
        },
    )
