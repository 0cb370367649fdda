"""`./consistorio doctor`: what is well and what is not, in this installation."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from consistorio.instalacion.abierta import (
    NoHayInstalacion,
    abierta,
    carpeta_de,
    con_carpeta,
    es_demostracion,
)

PYTHON = (3, 11)
ESPACIO_BYTES = 5 * 1024**3
BIEN, AVISO, MAL = "bien", "aviso", "MAL"


@dataclass(frozen=True, slots=True)
class Juicio:
    """What has been looked at, how it is, and what to do about it."""

    que: str
    como: str
    detalle: str = ""


Mirada = Callable[[Path], Iterable[Juicio]]


def configurar(analizador: argparse.ArgumentParser) -> None:
    con_carpeta(analizador)
    analizador.add_argument("--puerto", type=int, default=8443, help="el de la sede")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Look at everything and say it; a failure of one look does not hide the rest."""
    datos = carpeta_de(opciones)
    juicios = [*_de(DE_LA_MAQUINA, datos), *_puertos(opciones.puerto)]
    try:
        with abierta(datos):
            from consistorio.instalacion.doctor_base import DE_LA_BASE

            juicios += _de(DE_LA_BASE, datos)
    except NoHayInstalacion as error:
        juicios.append(Juicio("base de datos", AVISO, str(error)))
    except Exception as error:  # noqa: BLE001 (whatever it is, it is what the person must read)
        juicios.append(Juicio("base de datos", MAL, f"{type(error).__name__}: {error}"))
    for uno in juicios:
        print(f"{uno.como:<6} {uno.que:<28} {uno.detalle}".rstrip())
    return 1 if any(uno.como == MAL for uno in juicios) else 0


def _de(miradas: Iterable[Mirada], datos: Path) -> Iterator[Juicio]:
    for mirar in miradas:
        yield from mirar(datos)


def juicio(que: str, *, bien: bool, si_no: str, detalle: str = "") -> Juicio:
    """Return that something is well, or that it is not and why."""
    return Juicio(que, BIEN if bien else MAL, detalle if bien else si_no)


def _python(_datos: Path) -> Iterator[Juicio]:
    version = ".".join(map(str, sys.version_info[:3]))
    bien = sys.version_info[:2] >= PYTHON
    yield juicio("Python", bien=bien, si_no=f"{version}: hace falta 3.11", detalle=version)


def _psycopg(_datos: Path) -> Iterator[Juicio]:
    from psycopg import pq

    bien = pq.__impl__ == "binary"
    si_no = f"se usa «{pq.__impl__}», mucho más lenta: instale psycopg[binary]"
    yield juicio("psycopg", bien=bien, si_no=si_no, detalle="binary")


def _carpeta(datos: Path) -> Iterator[Juicio]:
    if not datos.is_dir():
        yield Juicio("carpeta de datos", AVISO, f"{datos} aún no existe")
        return
    puede = os.access(datos, os.R_OK | os.W_OK | os.X_OK)
    yield juicio("carpeta de datos", bien=puede, si_no=f"no se puede escribir en {datos}")
    libre = shutil.disk_usage(datos).free
    en_gb = f"{libre / 1024**3:.0f} GB libres"
    yield juicio("espacio", bien=libre >= ESPACIO_BYTES, si_no=f"solo {en_gb}", detalle=en_gb)


def _demostracion(datos: Path) -> Iterator[Juicio]:
    """A clock that somebody may move is for demonstrations only."""
    movido = bool(os.environ.get("CONSISTORIO_DESFASE_DE_DEMOSTRACION"))
    movido = movido or (datos / "desfase").exists()
    if es_demostracion(datos):
        yield Juicio("reloj", AVISO, "demostración: se puede mover con el fichero «desfase»")
    else:
        si_no = "hay un desfase de demostración: quite la variable o el fichero «desfase»"
        yield juicio("reloj", bien=not movido, si_no=si_no)


def _tls(datos: Path) -> Iterator[Juicio]:
    faltan = [n for n in ("servidor.pem", "servidor.key") if not (datos / "tls" / n).is_file()]
    si_no = f"falta {', '.join(faltan)} en {datos / 'tls'}"
    yield juicio("certificado del servidor", bien=not faltan, si_no=si_no)


def _listas(datos: Path) -> Iterator[Juicio]:
    """A list past its date may hide that a service was withdrawn."""
    from consistorio.identidad.pki.listas import listas_guardadas

    ahora = datetime.now(UTC)
    listas = listas_guardadas(datos / "confianza" / "listas")
    if not listas and not es_demostracion(datos):
        yield Juicio("listas de confianza", AVISO, "ninguna: `consistorio confianza importar`")
    for una in listas:
        vigente = una.proxima is not None and ahora <= una.proxima
        si_no = f"{una.territorio}: la {una.secuencia} ya debió renovarse"
        detalle = f"{una.territorio}: la {una.secuencia}"
        yield juicio("listas de confianza", bien=vigente, si_no=si_no, detalle=detalle)


def _lectura(_datos: Path) -> Iterator[Juicio]:
    """Without it what comes scanned is filed all the same, and is not found by what it says."""
    from consistorio.documentos.intake.motor import idiomas_que_sabe, motor_de_lectura

    if motor_de_lectura(["es"]):
        detalle = "tesseract: " + ", ".join(sorted(idiomas_que_sabe() - {"osd"}))
        yield Juicio("lectura de escaneados", BIEN, detalle)
    else:
        yield Juicio(
            "lectura de escaneados", AVISO, "instale tesseract-ocr y tesseract-ocr-spa, -cat, -eus…"
        )


def _conversion(_datos: Path) -> Iterator[Juicio]:
    """Without it office files are kept all the same, and nobody makes their PDF/A."""
    from consistorio.documentos.intake.conversor import FILTROS, conversor

    sabe = [extension for extension in FILTROS if conversor(extension)]
    if sabe:
        yield Juicio("conversión a PDF/A", BIEN, "LibreOffice: " + ", ".join(sabe))
    else:
        falta = "instale libreoffice-writer-nogui y libreoffice-calc-nogui"
        yield Juicio("conversión a PDF/A", AVISO, falta)


def _puertos(primero: int) -> Iterator[Juicio]:
    for puerto, para in enumerate(("páginas y API", "certificados", "novedades"), start=primero):
        with socket.socket() as prueba:
            prueba.settimeout(1)
            ocupado = prueba.connect_ex(("127.0.0.1", puerto)) == 0
        yield Juicio(f"puerto {puerto}", BIEN, f"{para}: {'atiende' if ocupado else 'libre'}")


DE_LA_MAQUINA: tuple[Mirada, ...] = (
    _python,
    _psycopg,
    _carpeta,
    _demostracion,
    _tls,
    _listas,
    _lectura,
    _conversion,
)
