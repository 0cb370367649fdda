"""A real S3 server (SeaweedFS) for the tests: in a folder of its own, on this machine only."""

from __future__ import annotations

import json
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PLAZO_SEGUNDOS = 90
CLAVES = {"access_key_id": "prueba", "secret_access_key": "secreto-de-prueba"}


def programa() -> str | None:
    """Return where SeaweedFS is: beside our own interpreter, or on the path."""
    return shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")


@contextmanager
def servidor_s3(carpeta: Path) -> Iterator[dict[str, Any]]:
    """Run a server inside the block and give what ``CONSISTORIO_S3`` would say of its bucket."""
    orden, puerto = _orden(carpeta)
    with (carpeta / "weed.log").open("wb") as diario:
        servidor = subprocess.Popen(orden, stdout=diario, stderr=diario, cwd=carpeta)
    try:
        _esperar(servidor, puerto, carpeta / "weed.log")
        yield {
            "bucket": "consistorio",
            "endpoint": f"http://127.0.0.1:{puerto}",
            "region": "us-east-1",
            "virtual_hosted_style_request": False,
            "client_options": {"allow_http": True},
            **CLAVES,
        }
    finally:
        servidor.kill()
        servidor.wait(PLAZO_SEGUNDOS)


def _orden(carpeta: Path) -> tuple[list[str], int]:
    credenciales = {"accessKey": CLAVES["access_key_id"], "secretKey": CLAVES["secret_access_key"]}
    quien = {"name": "p", "credentials": [credenciales], "actions": ["Admin", "Read", "Write"]}
    (carpeta / "s3.json").write_text(json.dumps({"identities": [quien]}), encoding="utf-8")
    master, volumen, filer, s3 = _puertos(4)
    orden = [str(programa()), "server", "-dir", str(carpeta), "-ip", "127.0.0.1"]
    orden += ["-ip.bind", "127.0.0.1", "-filer", "-s3", "-s3.config", str(carpeta / "s3.json")]
    orden += [f"-master.port={master}", f"-volume.port={volumen}", f"-filer.port={filer}"]
    orden += [f"-s3.port={s3}", "-volume.max", "20", "-master.volumeSizeLimitMB", "64"]
    return orden, s3


def _puertos(cuantos: int) -> list[int]:
    """Return free ports; the server also listens ten thousand above each."""
    candidatos = iter(random.sample(range(10_000, 20_000), 2_000))
    puertos: list[int] = []
    while len(puertos) < cuantos:
        puerto = next(candidatos)
        if _libre(puerto) and _libre(puerto + 10_000):
            puertos.append(puerto)
    return puertos


def _libre(puerto: int) -> bool:
    with socket.socket() as prueba:
        return prueba.connect_ex(("127.0.0.1", puerto)) != 0


def _esperar(servidor: subprocess.Popen[bytes], puerto: int, diario: Path) -> None:
    limite = time.monotonic() + PLAZO_SEGUNDOS
    while time.monotonic() < limite and servidor.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", puerto), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(diario.read_text(errors="replace")[-2000:])
