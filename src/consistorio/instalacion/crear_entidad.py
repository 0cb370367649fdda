"""`./consistorio crear-entidad`: a town hall is born, with its registry and its first administrator."""

from __future__ import annotations

import argparse
import base64
import secrets
import sys
from typing import Any
from urllib.parse import quote

from consistorio.instalacion.abierta import NoHayInstalacion, abierta, carpeta_de, con_carpeta

IDIOMAS = ("es", "eu", "ca", "ca-valencia", "gl", "en", "ru")


def configurar(analizador: argparse.ArgumentParser) -> None:
    con_carpeta(analizador)
    analizador.add_argument("--codigo", required=True, help="código DIR3, como L01280796")
    analizador.add_argument("--slug", required=True, help="nombre en la dirección, como villaclara")
    analizador.add_argument("--nombre", required=True, help="como «Ayuntamiento de Villaclara»")
    analizador.add_argument("--nif", required=True, help="NIF de la entidad")
    analizador.add_argument("--dominio", default="", help="dominio propio de la sede")
    analizador.add_argument("--comunidad", default="", help="código de sus festivos: MD, CL, PV…")
    analizador.add_argument("--zona", default="Europe/Madrid", help="o Atlantic/Canary")
    analizador.add_argument("--idiomas", nargs="+", default=["es"], choices=IDIOMAS)
    analizador.add_argument("--administrador", required=True, metavar="NIF")
    analizador.add_argument("--administrador-nombre", required=True)
    analizador.add_argument("--administrador-email", required=True)


def ejecutar(opciones: argparse.Namespace) -> int:
    """Create the entidad and say, once, how its administrator gets in."""
    try:
        with abierta(carpeta_de(opciones)):
            acceso = crear(opciones)
    except NoHayInstalacion as error:
        print(f"{error} Arránquela antes con «consistorio servir».", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"No se ha creado: {error}", file=sys.stderr)
        return 1
    print(f"Creada {opciones.nombre} en /{opciones.slug}/. Se dice una sola vez:")
    for nombre, valor in acceso.items():
        print(f"  {nombre:<12} {valor}")
    return 0


def crear(opciones: argparse.Namespace) -> dict[str, str]:
    """
    Create the entidad, its registry and its administrator, all or nothing.

    :raises ValueError: if the code or a NIF is not well formed, or the name is taken.
    """
    from consistorio.nucleo.identificadores import Dir3, Nif
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.entidades.altas import crear_entidad
    from consistorio.plataforma.entidades.consultas import por_slug
    from consistorio.plataforma.transacciones import acto

    if por_slug(opciones.slug) is not None:
        raise ValueError(f"ya hay una entidad en /{opciones.slug}/")
    datos = {c: getattr(opciones, c) for c in ("slug", "nombre", "dominio", "comunidad", "zona")}
    with acto():
        entidad = crear_entidad(
            codigo=Dir3.leer(opciones.codigo).valor,
            nif=Nif.leer(opciones.nif).valor,
            idiomas=list(opciones.idiomas),
            **datos,
        )
        with en(entidad):
            return _primer_administrador(entidad, opciones)


def _primer_administrador(entidad: Any, opciones: argparse.Namespace) -> dict[str, str]:
    from consistorio.identidad import services as identidad
    from consistorio.nucleo.identificadores import Nif
    from consistorio.organizacion import services as organizacion
    from consistorio.plataforma.actores import Clase, sistema
    from consistorio.plataforma.actores.asignaciones import asignar
    from consistorio.plataforma.reloj import hora_oficial

    actor, hoy = sistema(entidad, "instalacion"), hora_oficial(entidad)().date()
    nif, nombre = Nif.leer(opciones.administrador).valor, opciones.administrador_nombre
    unidad = organizacion.crear_unidad(
        actor=actor, codigo="REG", nombre="Registro general", es_registro=True
    )
    email = opciones.administrador_email
    organizacion.dar_de_alta(
        actor=actor, nif=nif, nombre=nombre, email=email, unidad_id=unidad, alta_el=hoy
    )
    asignar(
        clase=Clase.EMPLEADO, identificador=nif, rol="administrador", desde=hoy, unidad_id=unidad
    )
    password = secrets.token_urlsafe(12)
    secreto = identidad.crear_credencial(entidad=entidad, nif=nif, nombre=nombre, password=password)
    return {"usuario": nif, "contraseña": password, "autenticador": _otpauth(entidad, nif, secreto)}


def _otpauth(entidad: Any, nif: str, secreto: bytes) -> str:
    """Return what an authenticator reads as a QR code."""
    emisor, clave = quote(entidad.nombre), base64.b32encode(secreto).decode().rstrip("=")
    return f"otpauth://totp/{emisor}:{nif}?secret={clave}&issuer={emisor}"
