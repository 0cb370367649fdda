"""The code of this moment (RFC 6238), accepted once, and the failures that lock a credential."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from consistorio.identidad.models import Credencial
from consistorio.plataforma.reloj import ahora

FALLOS_MAXIMOS = 5
BLOQUEO = timedelta(minutes=15)
PASO_SEGUNDOS = 30
CIFRAS = 6
MARGEN_DE_PASOS = 1


@dataclass(frozen=True, slots=True)
class CodigoDeDemostracion:
    """What the authenticator of somebody invented shows."""

    nif: str
    nombre: str
    codigo: str


def codigos_de_demostracion(instante: datetime) -> list[CodigoDeDemostracion]:
    """Return the codes of all the staff of the entidad in course: only for a demonstration."""
    return [
        CodigoDeDemostracion(c.nif, c.nombre, codigo_de(bytes(c.secreto_totp), instante))
        for c in Credencial.objects.order_by("nombre")
    ]


def codigo_de(secreto: bytes, instante: datetime) -> str:
    """Return the code that an authenticator shows at ``instante`` (RFC 6238)."""
    return _totp(secreto).generate(int(instante.timestamp())).decode()


def usar_codigo(credencial: Credencial, codigo: str) -> bool:
    """Accept the code of this step or its neighbours, if later than the last one used."""
    paso = int(ahora().timestamp()) // PASO_SEGUNDOS
    for candidato in range(paso - MARGEN_DE_PASOS, paso + MARGEN_DE_PASOS + 1):
        if candidato > credencial.ultimo_paso and _es(credencial, codigo, candidato):
            credencial.ultimo_paso = candidato
            return True
    return False


def esta_bloqueada(credencial: Credencial) -> bool:
    """Tell whether too many failures have closed the credential for a while."""
    return credencial.bloqueada_hasta is not None and ahora() < credencial.bloqueada_hasta


def anotar_intento(credencial: Credencial, *, entra: bool) -> None:
    """Count a failure, or forget the ones before a success."""
    if entra:
        credencial.fallos, credencial.bloqueada_hasta = 0, None
        credencial.ultimo_acceso = ahora()
    else:
        credencial.fallos += 1
        if credencial.fallos >= FALLOS_MAXIMOS:
            credencial.fallos, credencial.bloqueada_hasta = 0, ahora() + BLOQUEO
    credencial.save()


def _totp(secreto: bytes) -> TOTP:
    return TOTP(secreto, CIFRAS, SHA1(), PASO_SEGUNDOS)  # noqa: S303 (what authenticators speak)


def _es(credencial: Credencial, codigo: str, paso: int) -> bool:
    try:
        _totp(bytes(credencial.secreto_totp)).verify(codigo.encode(), paso * PASO_SEGUNDOS)
    except InvalidToken:
        return False
    return True
