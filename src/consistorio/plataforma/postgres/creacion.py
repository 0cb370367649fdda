"""The birth of an embedded server."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from consistorio.plataforma.postgres.binarios import Binarios
from consistorio.plataforma.postgres.servicio import como_servicio, dueno_del_servicio

CON_PROVEEDOR_PROPIO = 17


class NoArranca(RuntimeError):
    """PostgreSQL did not start; its own words are in the message."""


def crear(binarios: Binarios, datos: Path, *, usuario: str, clave: Path) -> None:
    """
    Make the folder ``datos`` of a new server, whose ``usuario`` enters with what ``clave`` says.

    :raises NoArranca: if PostgreSQL cannot make it.
    """
    shutil.rmtree(datos, ignore_errors=True)
    datos.mkdir(mode=0o700)
    copia = datos.with_name("clave-initdb")
    shutil.copyfile(clave, copia)
    if (dueno := dueno_del_servicio()) is not None:
        os.chown(datos, *dueno)
        os.chown(copia, *dueno)
    copia.chmod(0o600)
    propio = binarios.version >= CON_PROVEEDOR_PROPIO
    proveedor = ["--locale-provider=builtin"] if propio else []
    orden = [binarios.orden("initdb"), "-D", str(datos), "-U", usuario, "-E", "UTF8"]
    orden += [*proveedor, "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"]
    orden += [f"--pwfile={copia}"]
    hecho = subprocess.run(orden, capture_output=True, check=False, cwd="/", **como_servicio())
    copia.unlink()
    if hecho.returncode:
        raise NoArranca(hecho.stderr.decode(errors="replace").strip())
