"""
The plug of the witnesses: real ones over HTTPS, and a simulated twin inside the house.

Only the addresses that the installation has in its settings are visited, without following where
they send us, for a few seconds and for a few bytes.
"""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from consistorio.nucleo.cofirma import Testigo

PLAZO_SEGUNDOS = 4
MAXIMO_BYTES = 16 * 1024
SIMULADO = "simulado:"
DE_CASA = {"localhost", "127.0.0.1"}


class TestigoNoResponde(OSError):
    """The witness is not there, or answers something that is not an answer."""


class Mensajero(Protocol):
    """Something that carries a request to a witness and brings back status and body."""

    def llevar(self, cuerpo: str) -> tuple[int, str]: ...


@dataclass(frozen=True, slots=True)
class TestigoConocido:
    """A witness that this installation trusts, and where it is."""

    testigo: Testigo
    url: str


@dataclass(frozen=True, slots=True)
class PorHttps:
    """Carries the request to a prefix (C2SP tlog-witness, submission prefix)."""

    url: str

    def llevar(self, cuerpo: str) -> tuple[int, str]:
        """
        Return the status and the body of the answer.

        :raises TestigoNoResponde: if there is none in time, or it is too long.
        """
        ruta = urlsplit(self.url).path.rstrip("/") + "/add-checkpoint"
        conexion = self._conexion()
        try:
            conexion.request("POST", ruta, cuerpo.encode(), {"Content-Type": "text/plain"})
            respuesta = conexion.getresponse()
            leido = respuesta.read(MAXIMO_BYTES + 1)
            if len(leido) > MAXIMO_BYTES:
                raise TestigoNoResponde("la respuesta es demasiado larga")
            return respuesta.status, leido.decode()
        except (OSError, http.client.HTTPException, UnicodeDecodeError) as error:
            raise TestigoNoResponde(str(error) or type(error).__name__) from error
        finally:
            conexion.close()

    def _conexion(self) -> http.client.HTTPConnection:
        partes = urlsplit(self.url)
        if partes.scheme == "https" and partes.hostname:
            return http.client.HTTPSConnection(
                partes.hostname,
                partes.port or 443,
                timeout=PLAZO_SEGUNDOS,
                context=ssl.create_default_context(),
            )
        if partes.scheme == "http" and partes.hostname in DE_CASA and settings.CONSISTORIO_DEMO:
            return http.client.HTTPConnection(
                partes.hostname, partes.port or 80, timeout=PLAZO_SEGUNDOS
            )
        raise TestigoNoResponde("la dirección de un testigo es de HTTPS")


@dataclass(frozen=True, slots=True)
class Simulado:
    """Asks a witness that lives in this same house: good to try, and worth nothing as evidence."""

    def llevar(self, cuerpo: str) -> tuple[int, str]:
        from consistorio.plataforma.testigo.servicio import atender
        from consistorio.plataforma.testigo.simulado import vigilante_simulado

        respuesta = atender(cuerpo, vigilante=vigilante_simulado())
        return int(respuesta.estado), respuesta.cuerpo


def testigos() -> list[TestigoConocido]:
    """Return the witnesses of this installation; a demonstration has at least the simulated one."""
    conocidos = [
        TestigoConocido(Testigo.desde_linea(uno["clave"]), uno["url"])
        for uno in settings.CONSISTORIO_TESTIGOS
    ]
    if conocidos or not settings.CONSISTORIO_DEMO:
        return conocidos
    from consistorio.plataforma.testigo.simulado import vigilante_simulado

    return [TestigoConocido(vigilante_simulado().testigo, SIMULADO)]


def mensajero(conocido: TestigoConocido) -> Mensajero:
    return Simulado() if conocido.url == SIMULADO else PorHttps(conocido.url)
