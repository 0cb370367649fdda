"""OAuth 2.0 client credentials (RFC 6749 §4.4): one application, one entidad."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from django.core import signing
from django.http import HttpRequest

from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.entidades import entidad_en_curso

SAL = "consistorio.api"
VIDA = timedelta(minutes=15)


class NoAutenticada(Exception):
    """The token is missing, false, old, or of another entidad."""


def firmar_token(*, entidad_id: int, client_id: str, nombre: str, permisos: list[str]) -> str:
    """Return a token that says what the application may do for the next minutes."""
    datos = {"e": entidad_id, "c": client_id, "n": nombre, "p": permisos}
    return signing.dumps(datos, salt=SAL)


def aplicacion_de(request: HttpRequest) -> Actor:
    """
    Return the application that asks.

    :raises NoAutenticada: if its token does not say that it may speak here.
    """
    tipo, _, token = request.headers.get("Authorization", "").partition(" ")
    if tipo.lower() != "bearer" or not token:
        raise NoAutenticada("Falta el token: pídalo en oauth/token.")
    entidad = entidad_en_curso()
    try:
        entidad_id, client_id, nombre, permisos = _leer(token)
        signing.TimestampSigner(salt=SAL).unsign(token, max_age=VIDA)
    except (signing.BadSignature, KeyError, ValueError):
        raise NoAutenticada("El token no es válido o ha caducado.") from None
    if entidad_id != entidad.pk:
        raise NoAutenticada("El token es de otra entidad.")
    return Actor(entidad, Clase.APLICACION, client_id, nombre, permisos)


@lru_cache(maxsize=1000)
def _leer(token: str) -> tuple[int, str, str, frozenset[str]]:
    datos = signing.loads(token, salt=SAL)
    return datos["e"], datos["c"], datos["n"], frozenset(datos["p"])
