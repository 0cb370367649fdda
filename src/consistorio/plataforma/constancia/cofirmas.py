"""Asks the witnesses to cosign what is published, so that nobody can show two histories."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from http import HTTPStatus

import structlog
from django.db import connection

from consistorio.nucleo.cofirma import comprobar_cofirma
from consistorio.nucleo.merkle import prueba_consistencia
from consistorio.nucleo.nota_firmada import texto_de
from consistorio.nucleo.testigo import Peticion
from consistorio.plataforma.constancia.nodos import leer_nodo
from consistorio.plataforma.constancia.publicacion import publicado_hasta
from consistorio.plataforma.enchufes.testigos import TestigoConocido, mensajero, testigos
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Cofirma, Entidad, PuntoDeControl
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.tareas import periodica

CADA_SEGUNDOS = 10
RESPIRO_SEGUNDOS = 60
_no_antes_de: dict[str, float] = {}
log = structlog.get_logger("testigo")


class TestigoNoCofirma(RuntimeError):
    """The witness has answered that it does not, or something that is not its cosignature."""


@periodica("constancia.cofirmar", cada=CADA_SEGUNDOS)
def cofirmar_pendientes() -> None:
    """
    Take the last published checkpoint of each log to the witnesses that have not seen it.

    One that fails is left in peace for a while: the worker has other things to do.
    """
    conocidos = testigos()
    for entidad_id, tamano in _pendientes([uno.testigo.linea for uno in conocidos]):
        with en(Entidad.objects.get(pk=entidad_id)):
            punto = PuntoDeControl.objects.get(tamano=tamano)
            for conocido in conocidos:
                _intentar(punto, conocido)


def pedir_cofirma(punto: PuntoDeControl, conocido: TestigoConocido) -> Cofirma:
    """
    Return the cosignature of a witness on a checkpoint of the entidad in course, kept.

    :raises TestigoNoResponde: if it is not there.
    :raises TestigoNoCofirma: if it has seen something that this checkpoint does not continue.
    """
    antes = Cofirma.objects.filter(testigo=conocido.testigo.linea).order_by("-tamano")
    ultimo = antes.values_list("tamano", flat=True).first() or 0
    estado, cuerpo = _llevar(punto, ultimo, conocido)
    if estado == HTTPStatus.CONFLICT and cuerpo.strip().isdigit():
        estado, cuerpo = _llevar(punto, int(cuerpo), conocido)
    if estado != HTTPStatus.OK:
        raise TestigoNoCofirma(f"{conocido.testigo.nombre}: {estado} {cuerpo.strip()[:200]}")
    return _guardar(punto, cuerpo, conocido)


def _llevar(punto: PuntoDeControl, antes: int, conocido: TestigoConocido) -> tuple[int, str]:
    if antes > punto.tamano:
        raise TestigoNoCofirma(f"{conocido.testigo.nombre} ha visto {antes} hojas: aquí faltan")
    prueba = prueba_consistencia(antes, punto.tamano, leer_nodo) if antes else []
    peticion = Peticion(antes, tuple(prueba), punto.nota)
    return mensajero(conocido).llevar(peticion.como_texto())


def _guardar(punto: PuntoDeControl, cuerpo: str, conocido: TestigoConocido) -> Cofirma:
    texto, nuestro = texto_de(punto.nota), f"— {conocido.testigo.nombre} "
    linea = next((f"{una}\n" for una in cuerpo.split("\n") if una.startswith(nuestro)), "")
    segundos = comprobar_cofirma(linea, texto, testigo=conocido.testigo)
    cofirma, _nueva = Cofirma.objects.get_or_create(
        tamano=punto.tamano,
        testigo=conocido.testigo.linea,
        defaults={"linea": linea, "cofirmado_en": datetime.fromtimestamp(segundos, UTC)},
    )
    return cofirma  # type: ignore[no-any-return]


def _intentar(punto: PuntoDeControl, conocido: TestigoConocido) -> None:
    nombre = conocido.testigo.nombre
    if time.monotonic() < _no_antes_de.get(nombre, 0):
        return
    try:
        pedir_cofirma(punto, conocido)
    except (OSError, TestigoNoCofirma, ValueError) as error:
        _no_antes_de[nombre] = time.monotonic() + RESPIRO_SEGUNDOS
        log.warning("testigo.sin-cofirma", testigo=nombre, motivo=str(error)[:300])


def _pendientes(lineas: list[str]) -> list[tuple[int, int]]:
    if not lineas:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entidad, tamano FROM puntos_por_cofirmar(%s, %s)",
            [publicado_hasta(ahora()), lineas],
        )
        return [(fila[0], fila[1]) for fila in cursor.fetchall()]
