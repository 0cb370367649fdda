"""
Talks to the module of a token (PKCS#11): opens it, signs, and opens it again after it was unplugged.

The login is of the whole process and what is opened cannot be used by two threads at once, so each
module has one lock. A module that hangs holds whoever signs: nothing here can stop it.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import pkcs11
from pkcs11 import KeyType, Mechanism, ObjectClass, PKCS11Error

from .llave import LlaveNoDisponible

SEGUNDOS_DE_REPOSO = 5.0
"""How long a token that failed is left alone: who signs meanwhile is told at once."""
_DE_PIN = (
    pkcs11.PinIncorrect,
    pkcs11.PinInvalid,
    pkcs11.PinLocked,
    pkcs11.PinExpired,
    pkcs11.PinLenRange,
)


@dataclass(frozen=True, slots=True)
class Token:
    """
    Where keys are, as the settings of the installation say.

    :param marcas: folder where it is written down that a PIN was refused.
    """

    nombre: str
    modulo: str
    etiqueta: str
    pin_fichero: str
    marcas: str

    @property
    def marca(self) -> Path:
        return Path(self.marcas) / f"{self.nombre}.pin-rechazado"


class Modulo:
    """A module of PKCS#11 in this process, with what it has open."""

    def __init__(self, ruta: str) -> None:
        self._ruta = ruta
        self._cerrojo = Lock()
        self._proceso = os.getpid()
        self._claves: dict[tuple[str, str], pkcs11.SignMixin] = {}
        self._sesiones: dict[str, pkcs11.Session] = {}
        self._en_reposo: dict[str, float] = {}

    def firmar(self, token: Token, etiqueta: str, datos: bytes, mecanismo: Mechanism) -> bytes:
        """
        Sign with the key that has that label; what was open and broke is opened again once.

        :raises LlaveNoDisponible: if it cannot be.
        """
        with self._cerrojo:
            if time.monotonic() < self._en_reposo.get(token.nombre, 0.0):
                raise LlaveNoDisponible(f"El token «{token.nombre}» no responde.")
            abierta = token.nombre in self._sesiones and self._proceso == os.getpid()
            try:
                return self._firmar(token, etiqueta, datos, mecanismo)
            except LlaveNoDisponible:
                if not abierta:
                    raise
            return self._firmar(token, etiqueta, datos, mecanismo)

    def _firmar(self, token: Token, etiqueta: str, datos: bytes, mecanismo: Mechanism) -> bytes:
        try:
            return bytes(self._clave(token, etiqueta).sign(datos, mechanism=mecanismo))
        except _DE_PIN as error:
            _apuntar_el_rechazo(token)
            raise LlaveNoDisponible(_pin_rechazado(token)) from error
        except pkcs11.NoSuchKey as error:
            raise LlaveNoDisponible(
                f"En el token «{token.nombre}» no hay ninguna clave «{etiqueta}»."
            ) from error
        except (PKCS11Error, OSError) as error:
            abierta = self._soltar(token)
            if not abierta:
                self._en_reposo[token.nombre] = time.monotonic() + SEGUNDOS_DE_REPOSO
            raise LlaveNoDisponible(
                f"El token «{token.nombre}» no responde ({type(error).__name__})."
            ) from error

    def _clave(self, token: Token, etiqueta: str) -> pkcs11.SignMixin:
        if self._proceso != os.getpid():  # What was opened before a fork belongs to the parent.
            self._soltar(token)
            self._proceso = os.getpid()
        clave = self._claves.get((token.nombre, etiqueta))
        if clave is None:
            sesion = self._sesiones.get(token.nombre) or self._abrir(token)
            clave = _buscar(sesion, etiqueta)
            self._claves[token.nombre, etiqueta] = clave
        return clave

    def _abrir(self, token: Token) -> pkcs11.Session:
        pin_de = Path(token.pin_fichero)
        if _ya_rechazado(token):
            raise LlaveNoDisponible(_pin_rechazado(token))
        encontrado = pkcs11.lib(self._ruta).get_token(token_label=token.etiqueta)
        sesion = encontrado.open(user_pin=pin_de.read_text().strip())
        token.marca.unlink(missing_ok=True)
        self._sesiones[token.nombre] = sesion
        return sesion

    def _soltar(self, token: Token) -> bool:
        """Forget all that is open, so that the module looks again; tell whether the token was."""
        abierta = token.nombre in self._sesiones
        self._claves.clear()
        self._sesiones.clear()
        try:
            pkcs11.lib(self._ruta).reinitialize()
        except (PKCS11Error, OSError):  # It will be tried again by whoever opens it.
            return abierta
        return abierta


@lru_cache(maxsize=100)
def modulo(ruta: str) -> Modulo:
    """Return the module of that path, the same one for all in this process."""
    return Modulo(ruta)


def _buscar(sesion: pkcs11.Session, etiqueta: str) -> pkcs11.SignMixin:
    for tipo in (KeyType.RSA, KeyType.EC):
        try:
            return sesion.get_key(  # type: ignore[return-value]
                object_class=ObjectClass.PRIVATE_KEY, key_type=tipo, label=etiqueta
            )
        except pkcs11.NoSuchKey:
            continue
    raise pkcs11.NoSuchKey(etiqueta)


def _apuntar_el_rechazo(token: Token) -> None:
    """Let nobody try this PIN again: at the third time many tokens lock themselves for ever."""
    token.marca.parent.mkdir(parents=True, exist_ok=True)
    token.marca.write_text(_version_del_pin(token))


def _ya_rechazado(token: Token) -> bool:
    return token.marca.exists() and token.marca.read_text() == _version_del_pin(token)


def _version_del_pin(token: Token) -> str:
    return str(Path(token.pin_fichero).stat().st_mtime_ns)


def _pin_rechazado(token: Token) -> str:
    return (
        f"El token «{token.nombre}» rechaza el PIN de {token.pin_fichero}. "
        "No se vuelve a probar hasta que cambie ese fichero."
    )
