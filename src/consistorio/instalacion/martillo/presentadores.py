"""Eight clients that file without rest, and repeat each question until it is answered."""

from __future__ import annotations

import http.client
import json
import secrets
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

PACIENCIA_SEGUNDOS = 180
CREADO = 201


class SinRespuesta(RuntimeError):
    """A filing was not answered in all the time that we waited."""


@dataclass(frozen=True, slots=True)
class Acuse:
    """What the service acknowledged: the number and hour of a key."""

    clave: str
    asiento_id: str
    numero: str
    presentado_en: str


@dataclass
class Presentadores:
    """File ``peticiones`` times between all, from ``hilos`` threads."""

    puerto: int
    slug: str
    token: str
    peticiones: int
    hilos: int = 8
    acuses: list[Acuse] = field(default_factory=list)
    fallos: list[str] = field(default_factory=list)
    reintentos: int = 0
    _restan: int = 0
    _cerrojo: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._restan = self.peticiones
        self.parar = threading.Event()
        self._hilos = [threading.Thread(target=self._trabajar) for _ in range(self.hilos)]

    def empezar(self) -> None:
        for hilo in self._hilos:
            hilo.start()

    def acabar(self) -> None:
        for hilo in self._hilos:
            hilo.join()

    @property
    def trabajan(self) -> bool:
        return any(hilo.is_alive() for hilo in self._hilos)

    def _trabajar(self) -> None:
        conexion: http.client.HTTPSConnection | None = None
        while not self.parar.is_set():
            with self._cerrojo:
                if self._restan == 0:
                    return
                self._restan -= 1
            clave = secrets.token_hex(16)
            limite = time.monotonic() + PACIENCIA_SEGUNDOS
            while (respuesta := self._preguntar(conexion, clave))[0] is None:
                conexion = respuesta[1]
                self.reintentos += 1
                if time.monotonic() > limite:
                    self.fallos.append(f"sin respuesta a {clave}")
                    return
                time.sleep(0.05)
            acuse, conexion = respuesta
            if acuse is not None:
                self.acuses.append(acuse)

    def _preguntar(
        self, conexion: http.client.HTTPSConnection | None, clave: str
    ) -> tuple[Acuse | None, http.client.HTTPSConnection | None]:
        """Ask once; without an answer, give up the connection and say nothing."""
        try:
            conexion = conexion or self._conectar()
            conexion.request(
                "POST",
                f"/{self.slug}/api/v1/asientos",
                self._escrito(clave),
                self._cabeceras(clave),
            )
            respuesta = conexion.getresponse()
            cuerpo = respuesta.read()
        except (OSError, http.client.HTTPException):
            if conexion is not None:
                with suppress(OSError):
                    conexion.close()
            return None, None
        if respuesta.status != CREADO:
            return None, conexion
        datos = json.loads(cuerpo)
        return Acuse(clave, datos["id"], datos["numero"], datos["presentado_en"]), conexion

    def _conectar(self) -> http.client.HTTPSConnection:
        contexto = ssl.create_default_context()
        contexto.check_hostname, contexto.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("localhost", self.puerto, timeout=15, context=contexto)

    def _cabeceras(self, clave: str) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": clave,
        }

    @staticmethod
    def _escrito(clave: str) -> str:
        return json.dumps(
            {
                "extracto": f"Instancia general {clave}",
                "expone": "Que la farola de la calle Mayor no luce.",
                "solicita": "Que se repare.",
                "interesado": {"nif": "12345678Z", "nombre": "María Núñez Echevarría"},
                "representante": {"nif": "87654321X", "nombre": "Ramón Güell Prats"},
            }
        )
