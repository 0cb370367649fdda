"""
A form from empty to receipt, as a browser does it over HTTPS, and a long one being kept.

Eight people at once, each with her draft; they, the server and the database on the same cores. A
filing is four calls: begin, write, review the paper that is composed then, sign it and get a number.
"""

from __future__ import annotations

import http.client
import json
import re
import ssl
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles
from urllib.parse import urlencode

from consistorio.instalacion.bancos.medida import Medida
from consistorio.instalacion.bancos.sembrar_formulario import CAMPOS
from consistorio.instalacion.efimera import Efimera, instalacion

SEGUNDOS = 12
CALENTAMIENTO_SEGUNDOS = 3
FICHA_CSRF = "b" * 32
SEDE = "/villaclara/"
LIMITE_LLAMADA_MS, LIMITE_LARGO_MS, PEDIDAS = 40, 300, 100
HUELLA = re.compile(rb'name="sha256" value="([0-9a-f]{64})"')


class PasoRoto(RuntimeError):
    """A step of the bench did not answer as it should: its figures are worth nothing."""


class Persona:
    """Somebody with her session and an open connection; ``ms`` is what each call took."""

    def __init__(self, efimera: Efimera, galleta: str) -> None:
        raiz = ssl.create_default_context(cafile=str(efimera.certificado))
        self._conexion = http.client.HTTPSConnection(
            "localhost", efimera.puerto, context=raiz, timeout=60
        )
        self._cabeceras = {
            "Cookie": f"sesion={galleta}; csrftoken={FICHA_CSRF}",
            "X-CSRFToken": FICHA_CSRF,
            "Referer": f"{efimera.origen}/",
        }
        self.ms: list[float] = []

    def pedir(
        self, metodo: str, ruta: str, datos: dict[str, str] | None = None
    ) -> tuple[str, bytes]:
        """Return where the answer leads and its body."""
        cuerpo = urlencode(datos) if datos else None
        tipo = {"Content-Type": "application/x-www-form-urlencoded"} if datos else {}
        comienzo = time.perf_counter()
        self._conexion.request(metodo, ruta, body=cuerpo, headers={**self._cabeceras, **tipo})
        respuesta = self._conexion.getresponse()
        contenido = respuesta.read()
        self.ms.append((time.perf_counter() - comienzo) * 1000)
        if respuesta.status >= http.client.BAD_REQUEST:
            raise PasoRoto(f"{metodo} {ruta}: {respuesta.status}")
        return respuesta.headers.get("Location", ""), contenido

    def volver(self) -> None:
        """Begin with a new connection: what has been idle may have been closed by the server."""
        self._conexion.close()
        self.ms.clear()

    def presentar(self) -> None:
        """File the form of ten fields: four calls."""
        borrador, _ = self.pedir("GET", f"{SEDE}tramites/banco-diez/presentar/")
        self.pedir("POST", borrador, respuestas("banco-diez"))
        _, pagina = self.pedir("GET", f"{borrador}revisar/")
        hallada = HUELLA.search(pagina)
        if hallada is None:
            raise PasoRoto("la revisión no enseña la huella")
        firma = {"sha256": hallada[1].decode(), "consiente": "si"}
        destino, _ = self.pedir("POST", f"{borrador}revisar/", firma)
        if "presentado" not in destino:
            raise PasoRoto(f"no se presentó: {destino}")

    def guardar(self) -> None:
        """Keep the form of ninety-five fields, whole."""
        self.volver()
        borrador, _ = self.pedir("GET", f"{SEDE}tramites/banco-noventa-y-cinco/presentar/")
        self.ms.clear()
        for _vez in range(20):
            self.pedir("POST", f"{borrador}guardar/", respuestas("banco-noventa-y-cinco"))


def medir() -> list[Medida]:
    """Measure filings, the slowest of their calls, and the keeping of a long form."""
    with instalacion() as efimera:
        galletas = json.loads(
            efimera.al_lado("consistorio.instalacion.bancos.sembrar_formulario", "villaclara")
        )
        personas = [Persona(efimera, galleta) for galleta in galletas]
        _a_la_vez(personas, CALENTAMIENTO_SEGUNDOS)
        sola = _sola(personas[0])
        hechas, segundos = _a_la_vez(personas, SEGUNDOS)
        personas[0].guardar()
        largas = personas[0].ms
    return [
        Medida("formulario de 10 campos, de vacío a justificante (4 llamadas)", hechas / segundos, "/s",
               f"lo pedido, {PEDIDAS}/s", round(hechas / segundos / PEDIDAS, 3)),
        *_de_llamadas(sola),
        Medida("guardar 95 campos, mediana", median(largas), "ms", f"límite de {LIMITE_LARGO_MS} ms",
               round(median(largas) / LIMITE_LARGO_MS, 3)),
        Medida("guardar 95 campos, percentil 95", quantiles(largas, n=20)[-1], "ms"),
    ]  # fmt: skip


def _de_llamadas(sola: list[list[float]]) -> list[Medida]:
    """Return the median of each call, with nobody else at work."""
    nombres = ("empezar", "escribir", "revisar (compone el papel)", "firmar y presentar")
    return [
        Medida(f"una persona: {nombre}, mediana", median(suyas), "ms",
               f"límite de {LIMITE_LLAMADA_MS} ms", round(median(suyas) / LIMITE_LLAMADA_MS, 3))
        for nombre, suyas in zip(nombres, zip(*sola, strict=True), strict=True)
    ]  # fmt: skip


def _sola(persona: Persona) -> list[list[float]]:
    veces = []
    for _vez in range(30):
        persona.ms.clear()
        persona.presentar()
        veces.append(list(persona.ms))
    return veces


def _a_la_vez(personas: list[Persona], segundos: float) -> tuple[int, float]:
    """Return how many filings all of them make in that time, and how long it was."""
    for persona in personas:
        persona.volver()
    comienzo = time.monotonic()

    def seguir(persona: Persona) -> int:
        return _contar(persona.presentar, comienzo + segundos)

    with ThreadPoolExecutor(len(personas)) as hilos:
        hechas = sum(hilos.map(seguir, personas))
    return hechas, time.monotonic() - comienzo


def _contar(hacer: Callable[[], None], hasta: float) -> int:
    veces = 0
    while time.monotonic() < hasta:
        hacer()
        veces += 1
    return veces


def respuestas(slug: str) -> dict[str, str]:
    """Return a complete answer to a form of the bench."""
    return {"asunto": "Una farola", **{f"c{n}": f"Dato {n}" for n in range(1, CAMPOS[slug])}}
