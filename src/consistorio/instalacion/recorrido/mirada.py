"""Somebody in front of a real browser, who looks hard at every screen she passes by."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from consistorio.instalacion.efimera import Efimera

ARTEFACTOS = Path(os.environ.get("CONSISTORIO_ARTEFACTOS", "artefactos")) / "navegador"
ANCHOS = (1280, 375)
ALTO = 800
ESTRECHO = 320
DIBUJAR_UN_PDF_MS = 900
PLAZO_MS = 15_000
PUERTOS = 3
FOTOS = 4
SIN_FOTO = "Unable to capture screenshot"
SIN_DESBORDAR = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Mirada:
    """
    One person with a browser of her own, who complains of anything that is not as it should be.

    :param provincia: where she goes; every other origin but that of the live events is a complaint.
    """

    def __init__(self, navegador: Any, provincia: Efimera, **contexto: Any) -> None:
        self.provincia, self.base = provincia, f"{provincia.origen}/villaclara/"
        contexto.setdefault("viewport", {"width": ANCHOS[0], "height": ALTO})
        self.contexto = navegador.new_context(ignore_https_errors=True, locale="es-ES", **contexto)
        self.contexto.set_default_timeout(PLAZO_MS)
        self.quejas: list[str] = []
        self.esperadas = ["status of 422"]
        self.contexto.on("console", self._oir)
        self.contexto.on("request", self._origen)
        self.pagina = self.contexto.new_page()
        self.pagina.on("pageerror", lambda error: self.quejas.append(f"error: {error}"))

    def _oir(self, mensaje: Any) -> None:
        if mensaje.type in {"error", "warning"}:
            self.quejas.append(f"{self.pagina.url}: {mensaje.text}")

    def _origen(self, peticion: Any) -> None:
        partes = urlsplit(peticion.url)
        puertos = {self.provincia.puerto + n for n in range(PUERTOS)}
        nuestro = partes.hostname == "localhost" and partes.port in puertos
        if partes.scheme in {"http", "https"} and not nuestro:
            self.quejas.append(f"pide {peticion.url}")

    def ir(self, ruta: str = "") -> None:
        self.pagina.goto(self.base + ruta)

    def pulsar(self, nombre: str, rol: str = "button") -> None:
        """Press the only thing in the page's body with that name."""
        self.pagina.get_by_role("main").get_by_role(rol, name=nombre).first.click()

    def lee(self, texto: str) -> None:
        """Wait until the page says ``texto``."""
        self.pagina.get_by_role("main").get_by_text(texto).first.wait_for()

    def ver(self, nombre: str) -> None:
        """Keep the screen at both widths; complain of what axe finds and of what does not fit."""
        for ancho in ANCHOS:
            self._a(ancho)
            if self.pagina.locator("iframe.visor").count():
                self.pagina.wait_for_timeout(DIBUJAR_UN_PDF_MS)
            ruta = ARTEFACTOS / f"{nombre}-{ancho}.png"
            self.foto(ruta, full_page=True, animations="disabled")
            self.quejas += [f"{nombre} a {ancho} px: {f}" for f in _faltas(self.pagina)]
        self._a(ESTRECHO)
        if (sobra := self.pagina.evaluate(SIN_DESBORDAR)) > 0:
            self.quejas.append(f"{nombre}: a {ESTRECHO} px sobran {sobra} px de ancho")
        self._a(ANCHOS[0])

    def foto(self, ruta: Path, **como: Any) -> None:
        """Keep what is seen; a browser that is resizing itself may need to be asked again."""
        from playwright.sync_api import Error

        for _vez in range(FOTOS - 1):
            try:
                self.pagina.screenshot(path=ruta, **como)
            except Error as fallo:
                if SIN_FOTO not in fallo.message:
                    raise
                self.pagina.wait_for_timeout(DIBUJAR_UN_PDF_MS)
            else:
                return
        self.pagina.screenshot(path=ruta, **como)

    def _a(self, ancho: int) -> None:
        self.pagina.set_viewport_size({"width": ancho, "height": ALTO})

    def cerrar(self) -> list[str]:
        """Close the browser and return what she complained of and was not expected."""
        if not self.pagina.is_closed():  # The last thing seen, for when something fails.
            self.foto(ARTEFACTOS / f"final-{id(self)}.png")
        self.contexto.close()
        return [q for q in self.quejas if not any(e in q for e in self.esperadas)]


def _faltas(pagina: Any) -> list[str]:
    """Return what axe says against the screen."""
    from axe_playwright_python.sync_playwright import Axe

    resultado = Axe().run(pagina, options={"iframes": False, "resultTypes": ["violations"]})
    return [
        f"{v['id']}: {nodo['html'][:160]} {nodo['failureSummary'][:200]}"
        for v in resultado.response["violations"]
        for nodo in v["nodes"]
    ]


def codigo(ella: Mirada, nif: str) -> str:
    """Return what the authenticator of the demonstration shows now."""
    pagina = ella.contexto.new_page()
    pagina.goto(f"{ella.base}tramitacion/autenticador-de-demostracion/")
    fila = pagina.locator("tr", has_text=nif).inner_text()
    pagina.close()
    return re.sub(r"\s", "", fila.replace(nif, "").split("\t")[-1])
