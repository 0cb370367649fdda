"""Fixtures that every test may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from consistorio.plataforma.actores.actor import Actor, Clase


@pytest.fixture
def entidad(db: None) -> Iterator[object]:  # noqa: ARG001 (asked for its effect)
    """An entidad with its roles, in whose name the test works."""
    from consistorio.plataforma.entidades import en

    una = nueva_entidad("villaclara", "L01990017")
    with en(una):
        yield una


@pytest.fixture
def otra_entidad(db: None) -> object:  # noqa: ARG001 (asked for its effect)
    return nueva_entidad("penalba", "L03990019")


def nueva_entidad(slug: str, codigo: str) -> object:
    from consistorio.plataforma.entidades.altas import crear_entidad

    return crear_entidad(
        codigo=codigo,
        slug=slug,
        nombre=f"Ayuntamiento de {slug.title()}",
        nif="P2807900B",
        comunidad="MD",
        idiomas=["es", "eu", "ca", "ca-valencia", "gl", "en", "ru"],
    )


@pytest.fixture
def ciudadana(entidad: object) -> Actor:
    from consistorio.plataforma.actores.permisos import roles_por_defecto

    permisos = roles_por_defecto().get("ciudadano", frozenset())
    return Actor(entidad, Clase.CIUDADANO, "12345678Z", "ANA GARCÍA PRUEBA", permisos)  # type: ignore[arg-type]


@pytest.fixture
def empleada(entidad: object) -> Actor:
    """An employee with every permission; give it fewer where the permission is the matter."""
    from consistorio.plataforma.actores.permisos import todos_los_permisos

    return Actor(entidad, Clase.EMPLEADO, "99999999R", "EVA FUNCIONARIA", todos_los_permisos())  # type: ignore[arg-type]


@pytest.fixture
def sin_permisos(entidad: object) -> Actor:
    return Actor(entidad, Clase.EMPLEADO, "11111111H", "SIN PERMISOS", frozenset())  # type: ignore[arg-type]


@pytest.fixture
def sentar(entidad: object) -> Callable[..., Client]:
    """Give a function that logs somebody of the staff in, with a role, and returns her browser."""
    from consistorio.plataforma.actores.asignaciones import asignar
    from consistorio.plataforma.web import sesiones

    def sentar(nif: str, rol: str, *, nombre: str = "EVA", unidad: UUID | None = None) -> Client:
        desde, respuesta = date(2020, 1, 1), HttpResponse()
        asignar(clase=Clase.EMPLEADO, identificador=nif, rol=rol, desde=desde, unidad_id=unidad)
        sesiones.abrir(
            respuesta,
            entidad=entidad,  # type: ignore[arg-type]
            prefijo="/villaclara/",
            clase=Clase.EMPLEADO,
            identificador=nif,
            nombre=nombre,
            datos={},
        )
        cliente = Client()
        cliente.cookies[sesiones.GALLETA] = respuesta.cookies[sesiones.GALLETA].value
        cliente.defaults["wsgi.url_scheme"] = "https"
        return cliente

    return sentar


@pytest.fixture
def reloj() -> object:
    """A clock stopped on Tuesday 10 February 2026 at 10:00 in Madrid."""
    from zoneinfo import ZoneInfo

    instante = datetime(2026, 2, 10, 9, 0, tzinfo=UTC).astimezone(ZoneInfo("Europe/Madrid"))
    return lambda: instante


HOY = date(2026, 2, 10)


@pytest.fixture(scope="session")
def _pki_de_la_sesion() -> object:
    """The demonstration certificates of the test entidades, made once."""
    from pathlib import Path

    from django.conf import settings

    from consistorio.identidad.pki.censo import Censo
    from consistorio.identidad.pki.demostracion import crear_pki
    from consistorio.identidad.pki.perfiles import Organizacion, Persona

    censo = Censo(
        entidades={
            "villaclara": Organizacion(nif="P2807900B", nombre="Ayuntamiento de Villaclara"),
            "penalba": Organizacion(nif="P2807900B", nombre="Ayuntamiento de Peñalba"),
        },
        ciudadanos={
            "ana": Persona(nif="12345678Z", nombre="Ana", apellido_1="García", apellido_2="Prueba")
        },
    )
    return crear_pki(Path(settings.CONSISTORIO_DATOS) / "pki", ahora=datetime.now(UTC), censo=censo)


@pytest.fixture
def pki(_pki_de_la_sesion: object) -> object:
    return _pki_de_la_sesion


@pytest.fixture
def unidad(entidad: object) -> object:
    """The registry office of the entidad, where what has no unit of its own goes."""
    from consistorio.organizacion import services
    from consistorio.plataforma.actores import sistema

    return services.crear_unidad(
        actor=sistema(entidad, "pruebas"),  # type: ignore[arg-type]
        codigo="REG",
        nombre="Registro",
        es_registro=True,
    )


@pytest.fixture
def api(entidad: object, unidad: object, empleada: Actor) -> object:  # noqa: ARG001 (its effect)
    """A client of the API with the token of an application: `api(method, path, body, **headers)`."""
    import json

    from django.test import Client

    from consistorio.identidad import services
    from consistorio.plataforma.reloj import hora_oficial

    alta = services.crear_aplicacion(
        actor=empleada,
        nombre="Pruebas",
        reloj=hora_oficial(entidad),  # type: ignore[arg-type]
    )
    cliente = Client()
    base = "/villaclara/api/v1/"
    credenciales = {"client_id": alta.client_id, "client_secret": alta.client_secret}
    token = cliente.post(
        f"{base}oauth/token", {"grant_type": "client_credentials", **credenciales}, secure=True
    ).json()["access_token"]

    def pedir(metodo: str, ruta: str, cuerpo: object = None, **cabeceras: str) -> object:
        datos = {} if cuerpo is None else {"data": json.dumps(cuerpo)}
        return cliente.generic(
            metodo,
            f"{base}{ruta}",
            content_type="application/json",
            secure=True,
            headers={"Authorization": f"Bearer {token}", **cabeceras},
            **datos,
        )

    pedir.token, pedir.cliente = token, cliente  # type: ignore[attr-defined]
    return pedir


@pytest.fixture(autouse=True)
def _sin_memoria() -> None:
    """Forget what one test left in the process: keys of entidades are born again in each."""
    from django.core.cache import cache

    from consistorio.plataforma.memoria import olvidar_todo

    cache.clear()
    olvidar_todo()
