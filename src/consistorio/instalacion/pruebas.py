"""A pytest plugin: a throwaway embedded PostgreSQL for the whole run, ready before Django."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def _levantar() -> None:
    from consistorio.plataforma.postgres.servidor import ServidorEmbebido

    carpeta = Path(tempfile.mkdtemp(prefix="consistorio-pruebas-"))
    carpeta.chmod(0o755)
    servidor = ServidorEmbebido(carpeta, duradero=False)
    os.environ["DATABASE_URL"] = servidor.arrancar()

    def recoger() -> None:
        servidor.parar()
        shutil.rmtree(carpeta, ignore_errors=True)

    atexit.register(recoger)


def _compilar() -> None:
    from consistorio.instalacion.base import compilar_idiomas

    compilar_idiomas()


_compilar()
# Each worker of a shared-out run has a folder of its own: keys and certificates are made in it.
if "CONSISTORIO_DATOS" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    _datos = Path(tempfile.mkdtemp(prefix="consistorio-datos-"))
    os.environ["CONSISTORIO_DATOS"] = str(_datos)
    atexit.register(shutil.rmtree, _datos, ignore_errors=True)
os.environ.setdefault("CONSISTORIO_DEMO", "1")
os.environ.setdefault("CONSISTORIO_SECRETO", "solo-para-las-pruebas")
# A browser driven from the tests leaves its loop running in our thread; the database is not asked there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
if "DATABASE_URL" not in os.environ:
    _levantar()
