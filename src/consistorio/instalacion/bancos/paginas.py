"""
The pages of the citizen: how long the server takes, and how much the first visit weighs.

One client on an open connection, so that what is timed is the page and not the handshake. The weight
is what travels (compressed) of the page and of all that its head asks for, without any cache.
"""

from __future__ import annotations

import http.client
import ssl
import time
from dataclasses import dataclass
from statistics import quantiles
from urllib.parse import urljoin

from lxml import html

from consistorio.instalacion.bancos.medida import Medida
from consistorio.instalacion.efimera import Efimera, instalacion
from consistorio.instalacion.recorrido.navegante import Navegante

VECES = 60
CALENTAMIENTO = 5
LIMITE_MS = 50
LIMITE_KB = 100
SEDE = "/villaclara/"
PAGINAS = {
    "inicio": "",
    "trámites": "tramites/",
    "ficha": "tramites/instancia-general/",
    "entrar": "entrar/",
    "verificar": "verificar/",
    "carpeta": "carpeta/",
    "notificaciones": "carpeta/notificaciones/",
    "expedientes": "carpeta/expedientes/",
    "formulario": "tramites/instancia-general/presentar/",
}
RECURSOS = "//head/link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href | //script/@src"


@dataclass(frozen=True, slots=True)
class Respuesta:
    """What came, and in how long. :param cuerpo: as it travelled."""

    estado: int
    destino: str
    cuerpo: bytes
    ms: float


class Visita:
    """An open connection of a citizen who is logged in."""

    def __init__(self, efimera: Efimera) -> None:
        raiz = ssl.create_default_context(cafile=str(efimera.certificado))
        self._conexion = http.client.HTTPSConnection(
            "localhost", efimera.puerto, context=raiz, timeout=30
        )
        ella = Navegante(efimera.origen, efimera.datos)
        simulador = ella.enviar(ella.ir(f"{SEDE}entrar/"), "/entrar/clave/")
        ella.enviar(simulador, "/simulador/")
        self._galletas = "; ".join(f"{g.name}={g.value}" for g in ella.galletas)

    def pedir(self, ruta: str, codificacion: str = "gzip") -> Respuesta:
        cabeceras = {"Cookie": self._galletas, "Accept-Encoding": codificacion}
        comienzo = time.perf_counter()
        self._conexion.request("GET", ruta, headers=cabeceras)
        respuesta = self._conexion.getresponse()
        cuerpo = respuesta.read()
        ms = (time.perf_counter() - comienzo) * 1000
        return Respuesta(respuesta.status, respuesta.headers.get("Location", ""), cuerpo, ms)


class PaginaRota(RuntimeError):
    """A page of the bench did not answer 200: its figures are worth nothing."""


def medir() -> list[Medida]:
    """Measure every page of the list, each against the same budget."""
    with instalacion() as efimera:
        visita = Visita(efimera)
        return [
            medida
            for nombre, ruta in PAGINAS.items()
            for medida in _medidas(nombre, SEDE + ruta, visita)
        ]


def _medidas(nombre: str, ruta: str, visita: Visita) -> list[Medida]:
    primera = visita.pedir(ruta)
    if primera.destino:  # A filing begins by making its draft.
        ruta = primera.destino
    tiempos = [_buena(visita, ruta).ms for _vez in range(CALENTAMIENTO + VECES)][CALENTAMIENTO:]
    cortes = quantiles(tiempos, n=20)
    mediana, p95 = cortes[9], cortes[18]
    kb = _peso_kb(visita, ruta)
    contra = f"presupuesto de {LIMITE_MS} ms"
    return [
        Medida(f"{nombre}: mediana", round(mediana, 1), "ms", contra, mediana / LIMITE_MS),
        Medida(f"{nombre}: percentil 95", round(p95, 1), "ms", contra, p95 / LIMITE_MS),
        Medida(
            f"{nombre}: primera visita",
            round(kb, 1),
            "KB",
            f"presupuesto de {LIMITE_KB} KB",
            kb / LIMITE_KB,
        ),
    ]


def _buena(visita: Visita, ruta: str, codificacion: str = "gzip") -> Respuesta:
    respuesta = visita.pedir(ruta, codificacion)
    if respuesta.estado != http.client.OK:
        raise PaginaRota(f"{ruta}: {respuesta.estado}")
    return respuesta


def _peso_kb(visita: Visita, ruta: str) -> float:
    """Return the kilobytes of the page and of what its head asks for."""
    arbol = html.fromstring(_buena(visita, ruta, "identity").cuerpo)
    recursos = {urljoin(ruta, r) for r in arbol.xpath(RECURSOS)}
    return sum(len(_buena(visita, r).cuerpo) for r in {ruta, *recursos}) / 1024
