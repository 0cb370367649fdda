"""The plug of the interchange of registers (SIR): envelopes go out to offices that are known."""

from __future__ import annotations

import http.client
import json
import ssl
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

from django.conf import settings

PLAZO_SEGUNDOS = 20
RESPUESTA_MAXIMA_BYTES = 64 * 1024
ACEPTADO = (200, 201, 202)


class DestinoInalcanzable(Exception):
    """The envelope could not be handed over; the sentence says why to whoever repairs it."""


@dataclass(frozen=True, slots=True)
class Sobre:
    """A message of an office to another, with the files that it speaks of by their reference."""

    de: str
    a: str
    mensaje: bytes
    ficheros: dict[str, bytes] = field(default_factory=dict)


class Nodo(Protocol):
    """Something that takes envelopes to an office."""

    def entregar(self, sobre: Sobre) -> None:
        """
        Hand the envelope over; twice is as good as once.

        :raises DestinoInalcanzable: if it could not.
        """

    def comprobar(self) -> str:
        """Return an empty text if it works, or what is wrong."""


@dataclass(frozen=True, slots=True)
class Https:
    """Another installation, spoken to through its API. Only those of the settings are known."""

    url: str
    client_id: str
    client_secret: str
    ca: str = ""
    cliente: str = ""

    def entregar(self, sobre: Sobre) -> None:
        cuerpo = {
            "de": sobre.de,
            "a": sobre.a,
            "mensaje": b64encode(sobre.mensaje).decode(),
            "ficheros": [
                {"referencia": referencia, "contenido": b64encode(contenido).decode()}
                for referencia, contenido in sobre.ficheros.items()
            ],
        }
        cabeceras = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token()}"}
        self._pedir("/api/v1/sir/mensajes", json.dumps(cuerpo).encode(), cabeceras)

    def comprobar(self) -> str:
        try:
            self._token()
        except DestinoInalcanzable as error:
            return str(error)
        return ""

    def _token(self) -> str:
        credenciales = {"client_id": self.client_id, "client_secret": self.client_secret}
        cuerpo = urlencode({"grant_type": "client_credentials", **credenciales}).encode()
        cabeceras = {"Content-Type": "application/x-www-form-urlencoded"}
        token = self._pedir("/api/v1/oauth/token", cuerpo, cabeceras).get("access_token")
        if not isinstance(token, str):
            raise DestinoInalcanzable("La otra oficina no ha dado permiso para entregar.")
        return token

    def _pedir(self, ruta: str, cuerpo: bytes, cabeceras: dict[str, str]) -> dict[str, Any]:
        partes = urlsplit(self.url)
        if partes.scheme != "https" or not partes.hostname:
            raise DestinoInalcanzable("La dirección de la otra oficina no es https.")
        contexto = ssl.create_default_context(cafile=self.ca or None)
        conexion = http.client.HTTPSConnection(
            partes.hostname, partes.port, timeout=PLAZO_SEGUNDOS, context=contexto
        )
        try:
            conexion.request("POST", f"{partes.path.rstrip('/')}{ruta}", cuerpo, cabeceras)
            respuesta = conexion.getresponse()
            leido = respuesta.read(RESPUESTA_MAXIMA_BYTES)
        except (OSError, http.client.HTTPException) as error:
            raise DestinoInalcanzable(f"No responde: {type(error).__name__}.") from error
        finally:
            conexion.close()
        if respuesta.status not in ACEPTADO:
            raise DestinoInalcanzable(f"Ha respondido {respuesta.status}.")
        return _objeto(leido)


def _objeto(leido: bytes) -> dict[str, Any]:
    try:
        datos = json.loads(leido or b"{}")
    except ValueError:
        raise DestinoInalcanzable("Ha respondido algo que no se entiende.") from None
    return datos if isinstance(datos, dict) else {}


Buscador = Callable[[str], Nodo | None]
_buscadores: list[Buscador] = []


def registrar_nodos(buscador: Buscador) -> None:
    """Add whoever knows the way to some offices: those of this house, the simulated ones."""
    if buscador not in _buscadores:
        _buscadores.append(buscador)


def nodos_de_fuera() -> dict[str, Https]:
    """Return the offices of other installations, which are all that we speak to outside."""
    return {
        oficina: Https(**datos)
        for oficina, datos in settings.CONSISTORIO_SIR.get("nodos", {}).items()
    }


def nodo_de(oficina: str) -> Nodo:
    """
    Return the way to an office. What the settings say comes first.

    :raises DestinoInalcanzable: if nobody knows it.
    """
    if oficina in (fuera := nodos_de_fuera()):
        return fuera[oficina]
    for buscador in _buscadores:
        if nodo := buscador(oficina):
            return nodo
    raise DestinoInalcanzable(f"No se conoce el camino a la oficina {oficina[:21]}.")


def habla_por(cliente: str, oficina: str) -> bool:
    """Tell whether the application ``cliente`` may hand over messages of that office."""
    nodo = nodos_de_fuera().get(oficina)
    return nodo is not None and bool(cliente) and nodo.cliente == cliente
