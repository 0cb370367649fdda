"""`./consistorio check`: style, types, contracts, own rules and migrations."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent
CODIGO = ("src", "tests", "conftest.py")


def configurar(analizador: argparse.ArgumentParser) -> None:
    analizador.add_argument("pasos", nargs="*", metavar="PASO", help=", ".join(PASOS))


def ejecutar(opciones: argparse.Namespace) -> int:
    """Take every step, even after one has failed, and say how long each took."""
    desconocidos = set(opciones.pasos) - set(PASOS)
    if desconocidos:
        print(f"No existe: {', '.join(sorted(desconocidos))}", file=sys.stderr)
        return 2
    fallidos = [n for n in opciones.pasos or PASOS if not _dar(n)]
    print(f"check: {', '.join(fallidos)} mal" if fallidos else "check: todo bien", flush=True)
    return 1 if fallidos else 0


def _dar(nombre: str) -> bool:
    comienzo = time.monotonic()
    bien = PASOS[nombre]()
    segundos = time.monotonic() - comienzo
    print(f"{'bien' if bien else 'MAL '}  {nombre:<12} {segundos:5.1f} s", flush=True)
    return bien


def _correr(*orden: str | Path) -> bool:
    """Run a tool of our environment at the root; it is heard only if it complains."""
    entorno = {**os.environ, "DJANGO_SETTINGS_MODULE": "consistorio.instalacion.ajustes"}
    hecho = subprocess.run(
        orden, cwd=RAIZ, env=entorno, capture_output=True, text=True, check=False
    )
    if hecho.returncode:
        print(hecho.stdout + hecho.stderr)
    return hecho.returncode == 0


def _estilo() -> bool:
    return _correr(BIN / "ruff", "check", "--quiet", *CODIGO)


def _formato() -> bool:
    return _correr(BIN / "ruff", "format", "--check", "--quiet", *CODIGO)


def _tipos() -> bool:
    return _correr(BIN / "mypy", "--no-error-summary")


def _contratos() -> bool:
    return _correr(BIN / "lint-imports", "--no-cache")


def _reglas() -> bool:
    from consistorio.instalacion.reglas import revisar
    from consistorio.instalacion.reglas.fuente import fuentes

    ofensas = revisar(fuentes(RAIZ))
    for ofensa in ofensas:
        print(ofensa)
    return not ofensas


def _migraciones() -> bool:
    """Ask Django whether the tables say what the models say, on a throwaway database."""
    return _correr(sys.executable, "-m", "consistorio.instalacion.migraciones")


PASOS: dict[str, Callable[[], bool]] = {
    "estilo": _estilo,
    "formato": _formato,
    "reglas": _reglas,
    "contratos": _contratos,
    "tipos": _tipos,
    "migraciones": _migraciones,
}
