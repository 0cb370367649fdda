"""Hostile files are opened in a child process with little memory, little time and nothing else."""

import json
import resource
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MEMORIA_BYTES = 1_500 * 1024 * 1024
SEGUNDOS_DE_CPU = 20
SEGUNDOS = 40


class NoTerminoAparte(RuntimeError):
    """The child ran out of time or memory, or broke: the file is not to be trusted."""


@dataclass(frozen=True, slots=True)
class Encargo:
    """What the child was asked: some parameters and the bytes of the file."""

    parametros: Mapping[str, Any]
    contenido: bytes


def ejecutar_aparte(
    modulo: str, parametros: Mapping[str, Any], contenido: bytes, *, segundos: float = SEGUNDOS
) -> Any:
    """
    Run ``python -m modulo`` on a file and return the JSON that it answers.

    :param segundos: how long it may take, by the clock.

    :raises NoTerminoAparte: if it does not answer.
    """
    cabecera = json.dumps(parametros).encode() + b"\n"
    try:
        proceso = subprocess.run(
            [sys.executable, "-I", "-m", modulo],
            input=cabecera + contenido,
            capture_output=True,
            timeout=segundos,
            check=False,
            env={
                "LANG": "C.UTF-8",
                "OMP_NUM_THREADS": "1",
                "OMP_THREAD_LIMIT": "1",
                "OPENBLAS_NUM_THREADS": "1",
            },
            cwd="/",
        )
    except subprocess.TimeoutExpired as error:
        raise NoTerminoAparte(f"{modulo}: more than {segundos} s") from error
    if proceso.returncode:
        raise NoTerminoAparte(f"{modulo}: {proceso.returncode}, {proceso.stderr[-300:]!r}")
    return json.loads(proceso.stdout)


def recibir_encargo(
    *, escribe: int = 0, memoria: int = MEMORIA_BYTES, cpu: int = SEGUNDOS_DE_CPU
) -> Encargo:
    """
    Give up what the child does not need and return what it was asked; only for the child.

    :param escribe: how many bytes a file that it writes may have; none, unless it is said.
    """
    resource.setrlimit(resource.RLIMIT_AS, (memoria, memoria))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (escribe, escribe))
    cabecera, _, contenido = sys.stdin.buffer.read().partition(b"\n")
    return Encargo(json.loads(cabecera), contenido)


def responder_encargo(respuesta: Any) -> None:
    """Answer the parent; only for the child."""
    sys.stdout.write(json.dumps(respuesta))
