"""What the walk knows so far, and the ways of people who take part in it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from consistorio.instalacion.demo import poblacion
from consistorio.instalacion.efimera import Efimera
from consistorio.instalacion.recorrido.navegante import Navegante, Pagina

BASE = "/villaclara/"
PACIENCIA_SEGUNDOS = 60
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


class Fallo(AssertionError):
    """A step did not do what it promises."""


def exigir(condicion: object, que: str) -> None:
    """
    Go on only if it is so.

    :raises Fallo: saying what was expected.
    """
    if not condicion:
        raise Fallo(que)


@dataclass
class Contexto:
    """The walk: its installation, its people and what each step leaves for the next."""

    efimera: Efimera
    personas: dict[str, Navegante] = field(default_factory=dict)
    asientos: dict[str, str] = field(default_factory=dict)
    numeros: dict[str, str] = field(default_factory=dict)
    expedientes: dict[str, str] = field(default_factory=dict)
    notificaciones: dict[str, str] = field(default_factory=dict)
    pdf: dict[str, bytes] = field(default_factory=dict)
    csv: str = ""
    codigos: dict[str, str] = field(default_factory=dict)

    @property
    def datos(self) -> Path:
        return self.efimera.datos

    @property
    def raices(self) -> Path:
        """The root and the issuing authority, in one PEM file."""
        fichero = self.datos / "raices.pem"
        if not fichero.exists():
            pki = self.datos / "pki"
            fichero.write_text((pki / "raiz.pem").read_text() + (pki / "emisora.pem").read_text())
        return fichero

    def navegante(self, certificado: str = "") -> Navegante:
        return Navegante(self.efimera.origen, self.datos, certificado=certificado)

    def con_clave(self, nif: str, siguiente: str = f"{BASE}carpeta/") -> Navegante:
        """Return a citizen who has come in through the simulated Cl@ve."""
        persona = self.navegante()
        pagina = persona.ir(f"{BASE}entrar/?siguiente={siguiente}")
        simulador = persona.enviar(pagina, "entrar/clave/")
        dentro = persona.enviar(simulador, "simulador/", nif=nif)
        exigir(dentro.url.endswith(siguiente), f"Cl@ve no lleva a {siguiente}: {dentro.url}")
        return persona

    def empleado(self, clave: str) -> Navegante:
        """Return somebody of the staff, logged in with password and second factor."""
        quien = next(p for p in poblacion.PERSONAL if p.clave == clave)
        persona = self.navegante()
        pagina = persona.ir(f"{BASE}tramitacion/")
        dentro = persona.enviar(
            pagina,
            "tramitacion/entrar/",
            nif=quien.nif,
            password=poblacion.PASSWORD,
            codigo=self.codigo(clave),
        )
        exigir("entrar" not in dentro.url, f"{clave} no entra: {dentro.texto[:200]}")
        self.personas[clave] = persona
        return persona

    def codigo(self, clave: str) -> str:
        """Return a code of the authenticator that has not been used yet; wait for it if need be."""
        quien = next(p for p in poblacion.PERSONAL if p.clave == clave)
        limite = time.monotonic() + PACIENCIA_SEGUNDOS
        while time.monotonic() < limite:
            pagina = self.navegante().ir(f"{BASE}tramitacion/autenticador-de-demostracion/")
            resto = pagina.texto.partition(quien.nombre_completo)[2]
            resto = resto.replace(quien.nif, "").replace("\u00a0", "")
            hallado = re.search(r"(\d{3})\s?(\d{3})", resto)
            codigo = f"{hallado[1]}{hallado[2]}" if hallado else ""
            if codigo and codigo != self.codigos.get(clave):
                self.codigos[clave] = codigo
                return codigo
            time.sleep(1)
        raise Fallo(f"No llega otro código para {clave}")

    def adelantar(self, dias: float) -> None:
        """Move the clock of the demonstration so many days ahead of the true one."""
        (self.datos / "desfase").write_text(str(dias * 86_400))


def esperar_a(mirar: Callable[[], Pagina], que: str, frase: str) -> Pagina:
    """
    Look again until the page says ``frase``: what depends on the queue takes a moment.

    :raises Fallo: if it does not in a minute.
    """
    limite = time.monotonic() + PACIENCIA_SEGUNDOS
    while time.monotonic() < limite:
        pagina = mirar()
        if frase in pagina.texto:
            return pagina
        time.sleep(0.3)
    raise Fallo(f"{que}: no aparece «{frase}» en {pagina.url}: {pagina.texto[:300]}")


def uno(patron: str, texto: str, que: str) -> str:
    """
    Return the first thing that looks like ``patron``.

    :raises Fallo: if there is none.
    """
    hallado = re.search(patron, texto)
    if hallado is None:
        raise Fallo(f"No se encuentra {que} en: {texto[:300]}")
    return hallado[1] if hallado.groups() else hallado[0]
