"""An installation opened by a command: its database, running or not, and its settings."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consistorio.instalacion.carpetas import carpeta_por_defecto


class NoHayInstalacion(RuntimeError):
    """Nobody has started anything in that folder."""


def con_carpeta(analizador: argparse.ArgumentParser) -> None:
    """Let the person say which installation, and say it of a demonstration."""
    analizador.add_argument("--datos", type=Path, default=None, help="carpeta de los datos")
    analizador.add_argument(
        "--demo", action="store_true", help="la demostración de esta máquina, en su carpeta"
    )


def carpeta_de(opciones: argparse.Namespace) -> Path:
    """Return the data folder that the person means."""
    propia = carpeta_por_defecto()
    carpeta: Path = opciones.datos or (propia / "demo" if opciones.demo else propia)
    return carpeta.absolute()


def es_demostracion(datos: Path) -> bool:
    """Tell whether the folder holds a demonstration, whatever the environment says."""
    return (datos / "sembrada").exists()


@contextmanager
def abierta(datos: Path) -> Iterator[None]:
    """
    Open the installation of ``datos`` beside whoever is serving it, and leave it as it was.

    :raises NoHayInstalacion: if there is no database, ours or in DATABASE_URL.
    :raises NoArranca: if the embedded database was stopped and does not start.
    """
    from consistorio.plataforma.postgres.servidor import CarpetaEnUso, ServidorEmbebido

    fuera = os.environ.get("DATABASE_URL")
    if not fuera and not (datos / "base" / "pg").is_dir():
        raise NoHayInstalacion(f"No hay ninguna instalación en {datos}.")
    servidor = None
    if not fuera:
        servidor = ServidorEmbebido(datos / "base")
        try:
            servidor.arrancar()
        except CarpetaEnUso:  # Somebody is serving it: its database is at hand.
            url, servidor = servidor.url, None
        else:
            url = servidor.url
        os.environ["DATABASE_URL"] = url
    try:
        _preparar_django(datos)
        yield
    finally:
        _cerrar_conexiones()
        if servidor is not None:
            servidor.parar()


def _preparar_django(datos: Path) -> None:
    import django

    from consistorio.instalacion.carpetas import secreto

    os.environ["CONSISTORIO_DATOS"] = str(datos)
    os.environ.setdefault("CONSISTORIO_SECRETO", secreto(datos))
    os.environ["DJANGO_SETTINGS_MODULE"] = "consistorio.instalacion.ajustes"
    if es_demostracion(datos):
        os.environ["CONSISTORIO_DEMO"] = "1"
        os.environ["CONSISTORIO_DESFASE_DE_DEMOSTRACION"] = str(datos / "desfase")
    django.setup()


def _cerrar_conexiones() -> None:
    from django.db import connections

    connections.close_all()
