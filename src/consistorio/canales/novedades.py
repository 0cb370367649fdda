"""
Live news for the staff screens: server-sent events over LISTEN/NOTIFY.

A small ASGI process of its own. Each browser hears only of its entidad and of its units, and only
that something has changed: the screen then asks for it through the ordinary doors.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import psycopg
import structlog
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections, connection

from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.tareas.trabajador import CANAL
from consistorio.plataforma.web.sesiones import GALLETA, actor_del_token

LATIDO_SEGUNDOS = 15
COLA_MAXIMA = 100
ESPERA_SEGUNDOS = 2
Enviar = Callable[[dict[str, Any]], Awaitable[None]]
Recibir = Callable[[], Awaitable[dict[str, Any]]]

log = structlog.get_logger("novedades")


@dataclass(eq=False)
class Oyente:
    """A browser that listens."""

    entidad_id: int
    unidades: frozenset[str]
    todo: bool
    cola: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(COLA_MAXIMA))

    def debe_oir(self, aviso: dict[str, Any]) -> bool:
        unidad = aviso["unidad"]
        propia = not unidad or self.todo or unidad in self.unidades
        return aviso["entidad"] == self.entidad_id and propia


oyentes: set[Oyente] = set()


def repartir(texto: str) -> None:
    """Give a notice to whoever must hear it; a browser that does not read loses it, no more."""
    aviso = json.loads(texto)
    for oyente in oyentes:
        if oyente.debe_oir(aviso) and not oyente.cola.full():
            oyente.cola.put_nowait(aviso["tipo"])


async def escuchar() -> None:
    """Listen to the database for ever; if it goes away, wait and listen again."""
    while True:
        try:
            conninfo = await sync_to_async(_conninfo)()
            async with await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as conexion:
                await conexion.execute(f"LISTEN {CANAL}")
                async for aviso in conexion.notifies():
                    repartir(aviso.payload)
        except psycopg.OperationalError:
            log.warning("novedades.sin-base")
            await asyncio.sleep(ESPERA_SEGUNDOS)


def _conninfo() -> str:
    parametros = connection.get_connection_params()
    claves = {"dbname", "user", "password", "host", "port"}
    return psycopg.conninfo.make_conninfo(
        **{c: str(v) for c, v in parametros.items() if c in claves and v}
    )


async def aplicacion(ambito: dict[str, Any], recibir: Recibir, enviar: Enviar) -> None:
    """Serve `/<slug>/novedades/`, and the start and end of the process."""
    if ambito["type"] == "lifespan":
        await _vida(recibir, enviar)
    elif ambito["type"] == "http":
        oyente = await sync_to_async(identificar)(ambito)
        await (_rechazar(enviar) if oyente is None else _contar(oyente, recibir, enviar))


async def _vida(recibir: Recibir, enviar: Enviar) -> None:
    escucha: asyncio.Task[None] | None = None
    while True:
        mensaje = await recibir()
        if mensaje["type"] == "lifespan.startup":
            escucha = asyncio.create_task(escuchar())
            await enviar({"type": "lifespan.startup.complete"})
        else:
            if escucha is not None:
                escucha.cancel()
            await enviar({"type": "lifespan.shutdown.complete"})
            return


def identificar(ambito: dict[str, Any]) -> Oyente | None:
    """Return who listens, by the session of the sede; only the staff may."""
    cabeceras = dict(ambito["headers"])
    origen = cabeceras.get(b"origin", b"").decode()
    galleta = SimpleCookie(cabeceras.get(b"cookie", b"").decode("latin-1")).get(GALLETA)
    slug = ambito["path"].strip("/").partition("/")[0]
    if galleta is None or origen != settings.CONSISTORIO_ORIGEN:
        return None
    try:
        entidad = Entidad.objects.filter(slug=slug).first()
        if entidad is None:
            return None
        with en(entidad):
            actor = actor_del_token(entidad, galleta.value)
    finally:
        close_old_connections()
    if actor is None or not actor.es_empleado:
        return None
    unidades = frozenset(str(u) for u in actor.unidades)
    return Oyente(entidad.pk, unidades, actor.puede("organizacion.gestionar"))


def _cabeceras(tipo: bytes) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", tipo),
        (b"cache-control", b"no-cache"),
        (b"x-accel-buffering", b"no"),
        (b"access-control-allow-origin", settings.CONSISTORIO_ORIGEN.encode()),
        (b"access-control-allow-credentials", b"true"),
    ]


async def _rechazar(enviar: Enviar) -> None:
    cabeceras = _cabeceras(b"text/plain")
    await enviar({"type": "http.response.start", "status": 403, "headers": cabeceras})
    await enviar({"type": "http.response.body", "body": b"Sin permiso"})


async def _contar(oyente: Oyente, recibir: Recibir, enviar: Enviar) -> None:
    cabeceras = _cabeceras(b"text/event-stream")
    await enviar({"type": "http.response.start", "status": 200, "headers": cabeceras})
    oyentes.add(oyente)
    se_va = asyncio.create_task(_esperar_despedida(recibir))
    try:
        while not se_va.done():
            try:
                tipo = await asyncio.wait_for(oyente.cola.get(), LATIDO_SEGUNDOS)
                trozo = f"event: novedad\ndata: {tipo}\n\n"
            except TimeoutError:
                trozo = ": sigo aquí\n\n"
            await enviar({"type": "http.response.body", "body": trozo.encode(), "more_body": True})
    finally:
        oyentes.discard(oyente)
        se_va.cancel()


async def _esperar_despedida(recibir: Recibir) -> None:
    while (await recibir())["type"] != "http.disconnect":
        pass
