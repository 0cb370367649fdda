"""The small processes beside the web: certificate listener, live news and tasks."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from threading import Event


def main() -> int:
    analizador = argparse.ArgumentParser(prog="consistorio.instalacion")
    analizador.add_argument("papel", choices=("certificado", "novedades", "tareas"))
    analizador.add_argument("--certificado", type=Path)
    analizador.add_argument("--clave", type=Path)
    analizador.add_argument("--direccion", default="127.0.0.1")
    analizador.add_argument("--puerto", type=int, default=0)
    opciones = analizador.parse_args()

    import django

    django.setup()
    {"certificado": _certificado, "novedades": _novedades, "tareas": _tareas}[opciones.papel](
        opciones
    )
    return 0


def _certificado(opciones: argparse.Namespace) -> None:
    from consistorio.identidad.web.oyente import Oyente

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    direccion = (opciones.direccion, opciones.puerto)
    with Oyente(direccion, opciones.certificado, opciones.clave) as oyente:
        oyente.serve_forever(poll_interval=0.2)


def _novedades(opciones: argparse.Namespace) -> None:
    import uvicorn

    uvicorn.run(
        "consistorio.canales.novedades:aplicacion",
        host=opciones.direccion,
        port=opciones.puerto,
        ssl_certfile=str(opciones.certificado),
        ssl_keyfile=str(opciones.clave),
        timeout_graceful_shutdown=2,
        access_log=False,
        log_level="warning",
    )


def _tareas(_opciones: argparse.Namespace) -> None:
    from consistorio.instalacion.auditoria import periodica  # noqa: F401 (registers its period)
    from consistorio.plataforma.apps import cargar_habitaciones
    from consistorio.plataforma.constancia import (  # noqa: F401 (they register their periods)
        cofirmas,
        secuencia,
        sellos,
    )
    from consistorio.plataforma.tareas.trabajador import trabajar

    cargar_habitaciones("handlers", "tasks")
    parar = Event()
    for cual in (signal.SIGTERM, signal.SIGINT):
        signal.signal(cual, lambda *_: parar.set())
    trabajar(parar)


if __name__ == "__main__":
    sys.exit(main())
