"""What an office wrote, turned into PDF/A by LibreOffice. Runs in a child process only: see `aparte`."""

import base64
import hashlib
import io
import os
import resource
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf

from .aparte import MEMORIA_BYTES, recibir_encargo, responder_encargo
from .conversor import perfil
from .jaula import TUBOS, encerrar

SEGUNDOS = 60
SEGUNDOS_DE_CPU = 50
TAMANO_MAXIMO = 100 * 1024 * 1024
MEMORIA_DE_OFICINA = 2 * MEMORIA_BYTES
VECES, OTRA_VEZ = 3, 81
ENTORNO = {"LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", "OMP_NUM_THREADS": "1"}


def convertir(orden: list[str], extension: str, contenido: bytes) -> dict[str, Any]:
    """Return the PDF in base64 and what made it, or ``motivo``: ``jaula``, ``tiempo`` or ``roto``."""
    with tempfile.TemporaryDirectory(prefix="consistorio-oficina-") as nombre:
        carpeta = Path(nombre)
        fichero = carpeta / f"documento.{extension}"
        fichero.write_bytes(contenido)
        usuario = carpeta / "perfil" / "user"
        usuario.mkdir(parents=True)
        (usuario / "registrymodifications.xcu").write_text(perfil())
        motivo = _convertir([*orden, "--outdir", nombre, str(fichero)], carpeta)
        salida = fichero.with_suffix(".pdf")
        if motivo or not salida.exists():
            return {"motivo": motivo or "roto", "pdf": "", "con": ""}
        pdf = salida.read_bytes()
        return {"motivo": "", "pdf": base64.b64encode(pdf).decode(), "con": _con(pdf)}


def _con(pdf: bytes) -> str:
    """Return which program the PDF says that made it."""
    with pikepdf.open(io.BytesIO(pdf)) as abierto:
        return str(abierto.docinfo.get("/Producer", "LibreOffice"))[:120]


def _convertir(orden: list[str], carpeta: Path) -> str:
    """A new profile makes the program ask to be started again before it does anything."""
    orden = [orden[0], f"-env:UserInstallation={_perfil(carpeta)}", *orden[1:]]
    hasta = time.monotonic() + SEGUNDOS
    for _vez in range(VECES):
        try:
            if _correr(orden, carpeta, hasta - time.monotonic()) != OTRA_VEZ:
                return ""
        except subprocess.TimeoutExpired:
            return "tiempo"
        except subprocess.SubprocessError:
            return "jaula"
    return ""


def _perfil(carpeta: Path) -> str:
    return f"file://{carpeta}/perfil"


def _tubo(carpeta: Path) -> Path:
    """Return the socket that LibreOffice makes out of its folder, and inside the walls cannot remove."""
    resumen = hashlib.md5(_perfil(carpeta).encode("utf-16-le"), usedforsecurity=False).digest()
    clave = "".join(f"{octeto:x}" for octeto in resumen)
    return Path(TUBOS) / f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{clave}"


def _correr(orden: list[str], carpeta: Path, segundos: float) -> int:
    proceso = subprocess.Popen(
        orden,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"HOME": str(carpeta), "TMPDIR": str(carpeta), **ENTORNO},
        cwd=carpeta,
        start_new_session=True,
        preexec_fn=lambda: _limitar(carpeta),  # noqa: PLW1509 (this child has one thread)
    )
    try:
        return proceso.wait(segundos)
    finally:
        _acabar(proceso)
        _tubo(carpeta).unlink(missing_ok=True)


def _limitar(carpeta: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORIA_DE_OFICINA, MEMORIA_DE_OFICINA))
    resource.setrlimit(resource.RLIMIT_CPU, (SEGUNDOS_DE_CPU, SEGUNDOS_DE_CPU))
    resource.setrlimit(resource.RLIMIT_FSIZE, (TAMANO_MAXIMO, TAMANO_MAXIMO))
    encerrar(carpeta)


def _acabar(proceso: subprocess.Popen[bytes]) -> None:
    """Leave nothing running: neither the program nor what it may have started."""
    with suppress(ProcessLookupError):
        os.killpg(proceso.pid, signal.SIGKILL)
    proceso.wait()


if __name__ == "__main__":
    encargo = recibir_encargo(
        escribe=TAMANO_MAXIMO, memoria=MEMORIA_DE_OFICINA, cpu=SEGUNDOS_DE_CPU
    )
    dados = dict(encargo.parametros)
    responder_encargo(convertir(dados["orden"], dados["extension"], encargo.contenido))
