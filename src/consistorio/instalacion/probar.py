"""`./consistorio test`: what the tests need, and then all of them."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[3]
PROCESOS = "2"
PASA_LO_DEMAS = True
"""What we do not understand is for pytest (`ordenes.main`)."""
TESSDATA = "/usr/share/tesseract-ocr/5/tessdata"
OFICINA = "/usr/lib/libreoffice/program"
JAXB = Path("/usr/share/java/jaxb-runtime.jar")

# Debian package: how we know that it is there.
NECESARIOS = {
    "chromium": "chromium",
    "poppler-utils": "pdfsig",
    "xmlsec1": "xmlsec1",
    "openssl": "openssl",
    "tesseract-ocr": "tesseract",
    "tesseract-ocr-spa": f"{TESSDATA}/spa.traineddata",
    "tesseract-ocr-eus": f"{TESSDATA}/eus.traineddata",
    "libreoffice-writer-nogui": f"{OFICINA}/libswlo.so",
    "libreoffice-calc-nogui": f"{OFICINA}/libsclo.so",
    "softhsm2": "softhsm2-util",
    "default-jdk-headless": "javac",
    "libjaxb-java": str(JAXB),
}


def configurar(analizador: argparse.ArgumentParser) -> None:
    analizador.add_argument(
        "--artefactos", type=Path, default=None, help="carpeta para capturas y resultados"
    )
    analizador.add_argument("--sin-instalar", action="store_true", help="no instalar nada")
    analizador.epilog = "Lo demás pasa a pytest tal cual."


def ejecutar(opciones: argparse.Namespace) -> int:
    """Install what is missing where we may, and run the tests on both cores."""
    if not opciones.sin_instalar:
        instalar_lo_que_falta()
    orden = [sys.executable, "-m", "pytest", *_en_paralelo(opciones.resto)]
    entorno = dict(os.environ)
    if opciones.artefactos is not None:
        carpeta = opciones.artefactos.absolute()
        carpeta.mkdir(parents=True, exist_ok=True)
        entorno["CONSISTORIO_ARTEFACTOS"] = str(carpeta)
        orden.append(f"--junitxml={carpeta / 'pruebas.xml'}")
    orden += [a for a in opciones.resto if a != "--"]
    return subprocess.run(orden, cwd=RAIZ, env=entorno, check=False).returncode


def _en_paralelo(argumentos: list[str]) -> list[str]:
    """Return how to share the tests out, unless whoever asks says otherwise."""
    dicho = any(a.startswith("-n") or a == "--pdb" for a in argumentos)
    return [] if dicho or find_spec("xdist") is None else ["-n", PROCESOS, "--dist", "loadfile"]


def instalar_lo_que_falta() -> None:
    """Install the judges of our work: browser, PDF, XML and signature tools of other people."""
    faltan = [p for p, senal in NECESARIOS.items() if not _esta(senal)]
    if not faltan:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(
            "Algunas pruebas se omitirán. Para hacerlas todas, en Debian o Ubuntu:\n"
            f"    sudo apt-get install {' '.join(faltan)}",
            file=sys.stderr,
        )
        return
    print(f"Instalando lo que piden las pruebas: {' '.join(faltan)}…", file=sys.stderr, flush=True)
    entorno = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    instalar = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *faltan]
    for orden in (["apt-get", "update", "-qq"], instalar):
        hecho = subprocess.run(orden, env=entorno, capture_output=True, text=True, check=False)
        if hecho.returncode:
            print(hecho.stderr[-2000:], file=sys.stderr)


def _esta(senal: str) -> bool:
    if senal.startswith("/"):
        return Path(senal).exists()
    return shutil.which(senal) is not None
