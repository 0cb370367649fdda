"""Web sessions kept by the server: a token in the browser, its hash in the table."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from consistorio.plataforma.actores.actor import Actor, Clase, Representado
from consistorio.plataforma.actores.asignaciones import alcance_de
from consistorio.plataforma.models import Entidad, SesionWeb
from consistorio.plataforma.reloj import ahora, hora_oficial

GALLETA = "sesion"
DURACION = {Clase.CIUDADANO: timedelta(minutes=60), Clase.EMPLEADO: timedelta(hours=9)}
INACTIVIDAD = {Clase.CIUDADANO: timedelta(minutes=30), Clase.EMPLEADO: timedelta(hours=2)}
REFRESCO = timedelta(minutes=1)


class SinSesion(Exception):
    """Nobody is logged in (any more), or not as who is needed here."""

    def __init__(self, clase: Clase, *, caducada: bool = False) -> None:
        super().__init__(clase)
        self.clase = clase
        self.caducada = caducada


def abrir(
    respuesta: HttpResponse, *, entidad: Entidad, prefijo: str, clase: Clase, **datos: Any
) -> SesionWeb:
    """Open a session and leave its token in ``respuesta``; the old one of the browser dies."""
    token = secrets.token_urlsafe(32)
    instante = ahora()
    sesion: SesionWeb = SesionWeb.objects.create(
        entidad=entidad,
        huella=huella_de(token),
        clase=clase,
        abierta_en=instante,
        vista_en=instante,
        caduca_en=instante + DURACION[clase],
        **datos,
    )
    respuesta.cookies.pop(GALLETA, None)  # What the closing of the old one left there.
    respuesta.set_cookie(GALLETA, token, path=prefijo, secure=True, httponly=True, samesite="Lax")
    return sesion


def cerrar(request: HttpRequest, respuesta: HttpResponse) -> None:
    """Close the session for good, here and in the browser."""
    token = request.COOKIES.get(GALLETA, "")
    SesionWeb.objects.filter(huella=huella_de(token), cerrada_en=None).update(cerrada_en=ahora())
    respuesta.delete_cookie(GALLETA, path=request.prefijo)  # type: ignore[attr-defined]


class SesionMiddleware:
    """Sets ``request.actor``: who is logged in, or None. It is read only when somebody asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        hay = request.COOKIES.get(GALLETA) and request.entidad  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: _actor(request)) if hay else None  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor | None:
    sesion = SesionWeb.objects.filter(
        huella=huella_de(request.COOKIES[GALLETA]), cerrada_en=None
    ).first()
    if sesion is None:
        return None
    instante = ahora()
    if _ha_caducado(sesion, instante):
        request.sesion_caducada = True  # type: ignore[attr-defined]
        return None
    if instante > sesion.vista_en + REFRESCO:
        SesionWeb.objects.filter(id=sesion.id).update(vista_en=instante)
    return actor_de_sesion(request.entidad, sesion)  # type: ignore[attr-defined]


def _ha_caducado(sesion: SesionWeb, instante: datetime) -> bool:
    inactividad = INACTIVIDAD[Clase(sesion.clase)]
    return bool(instante >= sesion.caduca_en or instante >= sesion.vista_en + inactividad)


def actor_del_token(entidad: Entidad, token: str) -> Actor | None:
    """Return who holds the session of ``token``; to be asked does not keep a session open."""
    sesion = SesionWeb.objects.filter(huella=huella_de(token), cerrada_en=None).first()
    if sesion is None or _ha_caducado(sesion, ahora()):
        return None
    return actor_de_sesion(entidad, sesion)


def actor_de_sesion(entidad: Entidad, sesion: SesionWeb) -> Actor:
    """Return the actor of an open session, with what it may do today."""
    hoy = hora_oficial(entidad)().date()
    clase = Clase(sesion.clase)
    alcance = alcance_de(clase, sesion.identificador, hoy)
    representa = sesion.datos.get("representa")
    return Actor(
        entidad=entidad,
        clase=clase,
        identificador=sesion.identificador,
        nombre=sesion.nombre,
        permisos=alcance.permisos,
        unidades=alcance.unidades,
        ambitos=alcance.ambitos,
        evidencia_id=sesion.evidencia_id,
        sesion_id=sesion.id,
        representa=Representado(**representa) if representa else None,
        nivel=sesion.datos.get("nivel", ""),
    )


def actor_de(request: HttpRequest, clase: Clase | None = None) -> Actor:
    """
    Return who asks.

    :raises SinSesion: if nobody is logged in, or not as ``clase``.
    """
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if not actor or (clase is not None and actor.clase is not clase):
        caducada = getattr(request, "sesion_caducada", False)
        raise SinSesion(clase or Clase.CIUDADANO, caducada=caducada)
    return actor


Vista = Callable[..., HttpResponse]


def _requiere(clase: Clase) -> Callable[[Vista], Vista]:
    def decorar(vista: Vista) -> Vista:
        @wraps(vista)
        def protegida(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor_de(request, clase)
            return vista(request, *args, **kwargs)

        protegida.requiere = clase  # type: ignore[attr-defined]
        return protegida

    return decorar


requiere_ciudadano = _requiere(Clase.CIUDADANO)
requiere_empleado = _requiere(Clase.EMPLEADO)


def huella_de(token: str) -> str:
    """Return how a token is kept: nobody who reads the table can use it."""
    return hashlib.sha256(token.encode()).hexdigest()
