"""Applications that use the API: OAuth 2.0 client credentials (RFC 6749 §4.4)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password

from consistorio.identidad.models import Aplicacion
from consistorio.identidad.services.de_nadie import PASSWORD_DE_NADIE
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.actores.asignaciones import alcance_de, asignar
from consistorio.plataforma.api.autenticacion import VIDA, firmar_token
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class ClienteNoValido(Exception):
    """The application does not exist here, is not active, or its secret is another."""


@dataclass(frozen=True, slots=True)
class Alta:
    """What the programmer is given, once: the secret is not kept."""

    client_id: str
    client_secret: str


def crear_aplicacion(*, actor: Actor, nombre: str, reloj: Reloj, rol: str = "aplicacion") -> Alta:
    """
    Let a program speak with the API of the entidad.

    :param rol: what it may do; «nodo_sir» is for the register of another installation.
    """
    actor.exigir("identidad.aplicaciones")
    alta = Alta(f"app-{secrets.token_hex(8)}", secrets.token_urlsafe(32))
    with acto():
        aplicacion = Aplicacion.objects.create(
            client_id=alta.client_id,
            nombre=nombre,
            secreto=make_password(alta.client_secret),
            creada_en=reloj(),
        )
        asignar(
            clase=Clase.APLICACION,
            identificador=alta.client_id,
            rol=rol,
            desde=reloj().date(),
        )
        bitacora.anotar(
            actor, "identidad.crear_aplicacion", objeto="aplicacion", objeto_id=aplicacion.id
        )
    return alta


def emitir_token(*, client_id: str, client_secret: str, reloj: Reloj) -> tuple[str, int]:
    """
    Return a token for the application and the seconds that it lasts.

    :raises ClienteNoValido: whatever is wrong; it takes the same time in every case.
    """
    aplicacion = Aplicacion.objects.filter(client_id=client_id, activa=True).first()
    guardado = aplicacion.secreto if aplicacion else PASSWORD_DE_NADIE
    if not check_password(client_secret, guardado) or aplicacion is None:
        raise ClienteNoValido
    permisos = alcance_de(Clase.APLICACION, client_id, reloj().date()).permisos
    token = firmar_token(
        entidad_id=entidad_en_curso().pk,
        client_id=client_id,
        nombre=aplicacion.nombre,
        permisos=sorted(permisos),
    )
    return token, int(VIDA.total_seconds())
