"""`./consistorio servir`: the service, with what the environment says and nothing invented."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from consistorio.instalacion.abierta import es_demostracion
from consistorio.instalacion.base import (
    compilar_idiomas,
    migrar,
    preparar_entorno,
    publicar_estaticos,
)
from consistorio.instalacion.carpetas import carpeta_por_defecto
from consistorio.instalacion.procesos import Supervisor, de_la_instalacion, parar_tambien_al_empezar
from consistorio.plataforma.postgres.binarios import SinPostgres
from consistorio.plataforma.postgres.servidor import CarpetaEnUso, NoArranca, ServidorEmbebido

PUERTO = 8443
DE_DEMOSTRACION = ("CONSISTORIO_DEMO", "CONSISTORIO_DESFASE_DE_DEMOSTRACION")
TLS = ("servidor.pem", "servidor.key")


class NoSePuedeServir(RuntimeError):
    """Something that only the administrator can give is missing; the message says what."""


def configurar(analizador: argparse.ArgumentParser) -> None:
    analizador.add_argument("--puerto", type=int, default=PUERTO, help="por defecto, 8443")
    analizador.add_argument("--datos", type=Path, default=None, help="carpeta de los datos")
    analizador.add_argument("--direccion", default="127.0.0.1", help="dónde escuchar")
    analizador.add_argument("--trabajadores", type=int, default=2, help="procesos de páginas y API")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Start the service and stay until SIGTERM or Ctrl-C."""
    datos = (opciones.datos or carpeta_por_defecto()).absolute()
    parar_tambien_al_empezar()
    try:
        comprobar_que_se_puede(datos)
        servidor = preparar_entorno(datos, puerto=opciones.puerto, demo=False)
        try:
            return _servir(datos, opciones, servidor)
        finally:
            if servidor is not None:
                servidor.parar()
    except (NoSePuedeServir, CarpetaEnUso, NoArranca, SinPostgres) as error:
        print(f"No se puede servir: {error}", file=sys.stderr)
    return 1


def comprobar_que_se_puede(datos: Path) -> None:
    """
    Refuse to serve a demonstration as if it were a town hall, or without its TLS certificate.

    :raises NoSePuedeServir: in those cases.
    """
    if puestas := [nombre for nombre in DE_DEMOSTRACION if os.environ.get(nombre)]:
        raise NoSePuedeServir(f"{', '.join(puestas)} es solo para la demostración: quítela.")
    if es_demostracion(datos):
        raise NoSePuedeServir(f"{datos} es una demostración: use otra carpeta.")
    if faltan := [nombre for nombre in TLS if not (datos / "tls" / nombre).is_file()]:
        raise NoSePuedeServir(f"falta {', '.join(faltan)} en {datos / 'tls'} (docs/operacion).")


def _servir(datos: Path, opciones: argparse.Namespace, servidor: ServidorEmbebido | None) -> int:
    import django

    _admitir_a_esta_maquina()
    migrar(datos)
    compilar_idiomas()
    django.setup()
    publicar_estaticos(datos)
    procesos = de_la_instalacion(
        datos,
        puerto=opciones.puerto,
        direccion=opciones.direccion,
        trabajadores=opciones.trabajadores,
    )
    supervisor = Supervisor(procesos, datos / "diario", servidor)
    supervisor.arrancar()
    print(
        f"Consistorio sirve en {opciones.direccion}:{opciones.puerto}. Datos: {datos}", flush=True
    )
    try:
        supervisor.vigilar()
    finally:
        supervisor.parar()
    return 0


def _admitir_a_esta_maquina() -> None:
    """Let the health checks of this machine in, whatever the domains of the sedes are."""
    dominios = set(json.loads(os.environ.get("CONSISTORIO_DOMINIOS", "[]")))
    os.environ["CONSISTORIO_DOMINIOS"] = json.dumps(sorted(dominios | {"localhost", "127.0.0.1"}))
