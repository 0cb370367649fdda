"""
Hostile files made by script, given to the true examination (F1 and F2).

None breaks it, none makes it go out, none leaves anything behind, and each is decided with little
time and little memory.
"""

from __future__ import annotations

import re
import resource
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ataques.ficheros import comprimidos, documentos_pdf, imagenes, mutados, textos
from tests.ataques.ficheros.caso import Caso

from consistorio.documentos.intake import aparte, examinar

FAMILIAS = {
    "comprimidos": comprimidos.casos,
    "imagenes": imagenes.casos,
    "pdf": documentos_pdf.casos,
    "textos": textos.casos,
    "mutados": mutados.casos,
}
CPU_SEGUNDOS = 2.0
MEMORIA_KB = 256 * 1024
CON_MEMORIA = """
import runpy, sys
runpy.run_module(sys.argv[1], run_name="__main__")
sys.stderr.write(open("/proc/self/status").read())
"""
CANARIO = Path("/tmp/consistorio-canario")


@pytest.fixture
def canario() -> Iterator[tuple[int, list[object]]]:
    """Listen where hostile files would like to call, and count who does."""
    visitas: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as servidor:
        servidor.settimeout(0.2)
        sigue = threading.Event()

        def escuchar() -> None:
            while not sigue.is_set():
                try:
                    visitas.append(servidor.accept())
                except TimeoutError:
                    continue

        hilo = threading.Thread(target=escuchar)
        hilo.start()
        yield servidor.getsockname()[1], visitas
        sigue.set()
        hilo.join()


@pytest.fixture
def memorias(monkeypatch) -> list[int]:
    """Have each child say at its end how much memory it took, in kB, and keep it."""
    dichas: list[int] = []
    correr = subprocess.run

    def medido(orden: list[str], **mas: object) -> object:
        hecho = correr([*orden[:2], "-c", CON_MEMORIA, orden[-1]], **mas)
        dichas.extend(int(n) for n in re.findall(rb"VmHWM:\s+(\d+)", hecho.stderr))
        return hecho

    monkeypatch.setattr(aparte.subprocess, "run", medido)
    return dichas


@pytest.mark.parametrize("familia", FAMILIAS)
def test_ninguno_hace_dano(familia, canario, memorias, tmp_path, monkeypatch):
    puerto, visitas = canario
    monkeypatch.chdir(tmp_path)
    fallos = []
    for caso in FAMILIAS[familia]():
        contenido = caso.contenido.replace(b"{puerto}", str(puerto).encode())
        antes = _cpu()
        examen = examinar(caso.nombre, contenido)
        gastado = _cpu() - antes
        fallos += _quejas(caso, examen, gastado)

    assert fallos == []
    assert visitas == []
    assert not CANARIO.exists()
    assert list(tmp_path.iterdir()) == []
    assert bool(memorias) is (familia != "textos")
    assert max(memorias, default=0) < MEMORIA_KB


def _quejas(caso: Caso, examen: object, gastado: float) -> Iterator[str]:
    if caso.rechazar is not None and examen.ok is caso.rechazar:
        yield f"{caso.id}: {'entra' if examen.ok else examen.motivo}"
    if not examen.ok and not examen.motivo:
        yield f"{caso.id}: no dice por qué"
    if caso.avisa and not examen.avisos:
        yield f"{caso.id}: no avisa ({examen.motivo})"
    if gastado > CPU_SEGUNDOS:
        yield f"{caso.id}: {gastado:.1f} s de procesador"


def _cpu() -> float:
    uso = resource.getrusage(resource.RUSAGE_CHILDREN)
    return uso.ru_utime + uso.ru_stime


def test_son_doscientos_o_mas_y_todos_distintos():
    todos = [caso for casos in FAMILIAS.values() for caso in casos()]

    assert len(todos) >= 200
    assert len({caso.id for caso in todos}) == len(todos)
