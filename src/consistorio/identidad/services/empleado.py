"""Staff: password and second factor to get in, second factor again to sign (ENS op.acc.6)."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth.hashers import check_password, make_password

from consistorio.identidad.models import Credencial, EvidenciaDeAcceso
from consistorio.identidad.services.evidencia import Identificada, Origen, guardar_evidencia
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj, ahora
from consistorio.plataforma.transacciones import acto

FALLOS_MAXIMOS = 5
BLOQUEO = timedelta(minutes=15)
PASO_SEGUNDOS = 30
CIFRAS = 6
MARGEN_DE_PASOS = 1
# Checked when the user does not exist, so that the answer takes the same time.
PASSWORD_DE_NADIE = make_password(secrets.token_urlsafe(16))


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
            and not _bloqueada(credencial)
            and buena
            and _usar_codigo(credencial, codigo)
        )
        if credencial is not None:
            _anotar_intento(credencial, entra=entra)
        if credencial is not None and entra:
            return guardar_evidencia(
                entidad,
                sistema=EvidenciaDeAcceso.Sistema.EMPLEADO,
                nivel="sustancial",
                nif=nif,
                nombre=credencial.nombre,
                prueba=f"password+totp:{nif}".encode(),
                origen=origen,
                ocurrida_en=reloj(),
            )
        bitacora.anotar(
            Actor(entidad, Clase.EMPLEADO, nif[:40], "", frozenset()),
            "identidad.entrar",
            objeto="credencial",
            resultado=bitacora.DENEGADO,
        )
    raise AccesoDenegado


def verificar_segundo_factor(*, actor: Actor, codigo: str) -> None:
    """
    Let the deed go on only if ``codigo`` is the one of this moment, and never used before.

    :raises AccesoDenegado: otherwise; the failure is counted, and five lock the credential.
    """
    with acto():
        credencial = Credencial.objects.select_for_update().get(nif=actor.identificador)
        bueno = not _bloqueada(credencial) and _usar_codigo(credencial, codigo)
        _anotar_intento(credencial, entra=bueno)
    if not bueno:
        raise AccesoDenegado


def codigo_de(secreto: bytes, instante: datetime) -> str:
    """Return the code that an authenticator shows at ``instante`` (RFC 6238)."""
    return _totp(secreto).generate(int(instante.timestamp())).decode()


def _totp(secreto: bytes) -> TOTP:
    return TOTP(secreto, CIFRAS, SHA1(), PASO_SEGUNDOS)  # noqa: S303 (what authenticators speak)


def _usar_codigo(credencial: Credencial, codigo: str) -> bool:
    """Accept the code of this step or its neighbours, if later than the last one used."""
    paso = int(ahora().timestamp()) // PASO_SEGUNDOS
    for candidato in range(paso - MARGEN_DE_PASOS, paso + MARGEN_DE_PASOS + 1):
        if candidato > credencial.ultimo_paso and _es(credencial, codigo, candidato):
            credencial.ultimo_paso = candidato
            return True
    return False


def _es(credencial: Credencial, codigo: str, paso: int) -> bool:
    try:
        _totp(bytes(credencial.secreto_totp)).verify(codigo.encode(), paso * PASO_SEGUNDOS)
    except InvalidToken:
        return False
    return True


def _bloqueada(credencial: Credencial) -> bool:
    return credencial.bloqueada_hasta is not None and ahora() < credencial.bloqueada_hasta


def _anotar_intento(credencial: Credencial, *, entra: bool) -> None:
    if entra:
        credencial.fallos, credencial.bloqueada_hasta = 0, None
        credencial.ultimo_acceso = ahora()
    else:
        credencial.fallos += 1
        if credencial.fallos >= FALLOS_MAXIMOS:
            credencial.fallos, credencial.bloqueada_hasta = 0, ahora() + BLOQUEO
    credencial.save()
