"""
First steps on a bare machine: a virtual environment with the locked dependencies.

Only the standard library here: it runs before anything is installed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

CON_PRUEBAS = {"test", "check", "bench", "recorrido", "martillo"}
CERROJO = ".candado"


class NoSePuede(RuntimeError):
    """Something that we cannot give ourselves is missing; the message says what to do."""


def main() -> int:
    raiz, *orden = sys.argv[1:]
    proyecto = Path(raiz)
    carpeta = Path(os.environ.get("CONSISTORIO_ENTORNO", proyecto / ".entorno"))
    lista = "pruebas" if orden and orden[0] in CON_PRUEBAS else "consistorio"
    try:
        python = _preparar(proyecto, carpeta, lista)
    except NoSePuede as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    argumentos = [str(python), "-m", "consistorio.instalacion.ordenes", *orden]
    os.execv(python, argumentos)  # noqa: S606 (our own interpreter, in our place)
    return 0  # Never: nobody comes back from execv.


def _preparar(proyecto: Path, carpeta: Path, lista: str) -> Path:
    """Return the interpreter of an environment that has everything that ``lista`` locks."""
    python = carpeta / "bin" / "python"
    requisitos = proyecto / "requirements"
    huella = hashlib.sha256((requisitos / f"{lista}.txt").read_bytes()).hexdigest()
    if _hecho(carpeta, lista, huella):
        return python
    carpeta.parent.mkdir(parents=True, exist_ok=True)
    with carpeta.with_name(carpeta.name + CERROJO).open("w") as cerrojo:
        fcntl.flock(cerrojo, fcntl.LOCK_EX)
        if not _hecho(carpeta, lista, huella):
            _decir(f"Preparando el entorno ({lista}); solo la primera vez, uno o dos minutos…")
            _crear(carpeta, python)
            _instalar(python, requisitos, lista)
            _apuntar(python, proyecto)
            (carpeta / f"{lista}.hecho").write_text(huella)
    return python


def _hecho(carpeta: Path, lista: str, huella: str) -> bool:
    marca = carpeta / f"{lista}.hecho"
    return marca.exists() and marca.read_text() == huella


def _crear(carpeta: Path, python: Path) -> None:
    if python.exists():
        return
    _decir("  · creando el entorno virtual")
    try:
        venv.create(carpeta, with_pip=True)
    except (subprocess.CalledProcessError, ImportError):
        shutil.rmtree(carpeta, ignore_errors=True)
        _instalar_venv()
        hecho = subprocess.run(
            [sys.executable, "-m", "venv", str(carpeta)], capture_output=True, check=False
        )
        if hecho.returncode:
            raise NoSePuede(_falta_venv()) from None


def _instalar_venv() -> None:
    """Install Debian's missing part of Python where we may; otherwise say the line to type."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoSePuede(_falta_venv())
    _decir("  · instalando python3-venv")
    entorno = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for orden in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "python3-venv"],
    ):
        subprocess.run(orden, env=entorno, stdout=subprocess.DEVNULL, check=False)


def _falta_venv() -> str:
    return (
        "A este Python le faltan las piezas «venv» y «pip». Instálelas con esta línea y repita:\n"
        f"    sudo apt-get install python3.{sys.version_info.minor}-venv"
    )


def _instalar(python: Path, requisitos: Path, lista: str) -> None:
    """Install by hash: with uv where it can be had, otherwise with pip."""
    fichero = str(requisitos / f"{lista}.txt")
    comun = ["--require-hashes", "--quiet", "-r"]
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install"]
    _decir("  · descargando las dependencias, comprobadas por su huella")
    con_uv = subprocess.run([*pip, *comun, str(requisitos / "arranque.txt")], check=False)
    if con_uv.returncode == 0:
        uv = [str(python.parent / "uv"), "pip", "install", "--python", str(python)]
        # A town hall whose network has its own certificates has them in the system.
        entorno = {**os.environ, "UV_SYSTEM_CERTS": "true"}
        if not subprocess.run(
            [*uv, *comun, fichero], env=entorno, stderr=subprocess.DEVNULL, check=False
        ).returncode:
            return
        _decir("  · uv no ha podido; se sigue con pip, que tarda un poco más")
    if subprocess.run([*pip, *comun, fichero], check=False).returncode:
        raise NoSePuede(
            "No se han podido instalar las dependencias. Compruebe que hay red y espacio en disco, "
            "y repita la orden: sigue donde se quedó."
        )


def _apuntar(python: Path, proyecto: Path) -> None:
    """Let the environment see the project where it is, so that a new version needs no step."""
    orden = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    destino = subprocess.run(
        [str(python), "-c", orden], capture_output=True, text=True, check=True
    ).stdout.strip()
    (Path(destino) / "consistorio.pth").write_text(f"{proyecto / 'src'}\n")


def _decir(texto: str) -> None:
    print(texto, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
