"""A lean load generator: many kept connections over TLS in one event loop."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Resultado:
    """What the load saw; ``latencias`` in seconds, of the answers expected."""

    latencias: list[float] = field(default_factory=list)
    otras: int = 0
    segundos: float = 0.0

    @property
    def por_segundo(self) -> float:
        return len(self.latencias) / self.segundos if self.segundos else 0.0

    def percentil(self, p: float) -> float:
        """Return the latency in milliseconds below which ``p`` of each hundred answers are."""
        orden = sorted(self.latencias)
        return orden[min(int(len(orden) * p / 100), len(orden) - 1)] * 1000 if orden else 0.0


def cargar(
    puerto: int, peticion: Callable[[], bytes], *, clientes: int, segundos: float, esperado: int
) -> Resultado:
    """Ask without rest from ``clientes`` connections for ``segundos``."""
    return asyncio.run(_cargar(puerto, peticion, clientes, segundos, esperado))


async def _cargar(
    puerto: int, peticion: Callable[[], bytes], clientes: int, segundos: float, esperado: int
) -> Resultado:
    resultado = Resultado()
    marca = f"HTTP/1.1 {esperado} ".encode()
    contexto = ssl.create_default_context()
    contexto.check_hostname, contexto.verify_mode = False, ssl.CERT_NONE
    conexiones = [
        await asyncio.open_connection("localhost", puerto, ssl=contexto) for _ in range(clientes)
    ]
    limite = time.perf_counter() + segundos
    comienzo = time.perf_counter()
    await asyncio.gather(*(_cliente(c, peticion, marca, limite, resultado) for c in conexiones))
    resultado.segundos = time.perf_counter() - comienzo
    for _, escritor in conexiones:
        escritor.close()
    return resultado


async def _cliente(
    conexion: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    peticion: Callable[[], bytes],
    marca: bytes,
    limite: float,
    resultado: Resultado,
) -> None:
    lector, escritor = conexion
    while time.perf_counter() < limite:
        comienzo = time.perf_counter()
        escritor.write(peticion())
        cabecera = await lector.readuntil(b"\r\n\r\n")
        largo = int(cabecera.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
        await lector.readexactly(largo)
        if cabecera.startswith(marca):
            resultado.latencias.append(time.perf_counter() - comienzo)
        else:
            resultado.otras += 1
