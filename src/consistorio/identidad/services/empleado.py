"""Staff: password and second factor to get in, second factor again to sign (ENS op.acc.6)."""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import check_password, make_password

from consistorio.identidad.models import Credencial, EvidenciaDeAcceso
from consistorio.identidad.services.de_nadie import PASSWORD_DE_NADIE
from consistorio.identidad.services.evidencia import Identificada, Origen, guardar_evidencia
from consistorio.identidad.services.segundo_factor import (
    anotar_intento,
    esta_bloqueada,
    usar_codigo,
)
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class AccesoDenegado(Exception):
    """User, password or code are wrong, or there were too many failures. It never says which."""


def crear_credencial(*, entidad: Entidad, nif: str, nombre: str, password: str) -> bytes:
    """Give somebody of the staff a password and a second factor; return its secret, 20 bytes."""
    secreto = secrets.token_bytes(20)
    Credencial.objects.create(
        entidad=entidad,
        nif=nif,
        nombre=nombre,
        password=make_password(password),
        secreto_totp=secreto,
    )
    return secreto


def entrar_empleado(
    *, entidad: Entidad, nif: str, password: str, codigo: str, origen: Origen, reloj: Reloj
) -> Identificada:
    """
    Identify somebody of the staff by password and code of the second factor.

    :raises AccesoDenegado: if either is wrong or the credential is locked; the failure is counted.
    """
    with acto():
        credencial = Credencial.objects.select_for_update().filter(nif=nif).first()
        buena = check_password(password, credencial.password if credencial else PASSWORD_DE_NADIE)
        entra = (
            credencial is not None
            and not esta_bloqueada(credencial)
            and buena
            and usar_codigo(credencial, codigo)
        )
        if credencial is not None:
            anotar_intento(credencial, entra=entra)
        if credencial is not None and entra:
            return _dejar_evidencia(entidad, credencial, origen, reloj)
        _anotar_negativa(entidad, nif)
    raise AccesoDenegado


def _dejar_evidencia(
    entidad: Entidad, credencial: Credencial, origen: Origen, reloj: Reloj
) -> Identificada:
    return guardar_evidencia(
        entidad,
        sistema=EvidenciaDeAcceso.Sistema.EMPLEADO,
        nivel="sustancial",
        nif=credencial.nif,
        nombre=credencial.nombre,
        prueba=f"password+totp:{credencial.nif}".encode(),
        origen=origen,
        ocurrida_en=reloj(),
    )


def _anotar_negativa(entidad: Entidad, nif: str) -> None:
    bitacora.anotar(
        Actor(entidad, Clase.EMPLEADO, nif[:40], "", frozenset()),
        "identidad.entrar",
        objeto="credencial",
        resultado=bitacora.DENEGADO,
    )


def verificar_segundo_factor(*, actor: Actor, codigo: str) -> None:
    """
    Let the deed go on only if ``codigo`` is the one of this moment, and never used before.

    :raises AccesoDenegado: otherwise; the failure is counted, and five lock the credential.
    """
    with acto():
        credencial = Credencial.objects.select_for_update().get(nif=actor.identificador)
        bueno = not esta_bloqueada(credencial) and usar_codigo(credencial, codigo)
        anotar_intento(credencial, entra=bueno)
    if not bueno:
        raise AccesoDenegado
