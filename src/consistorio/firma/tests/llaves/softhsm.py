"""A token of SoftHSM in a folder, which can be unplugged by taking the folder away."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from consistorio.firma.llaves.modulo import Token

MODULO = "/usr/lib/softhsm/libsofthsm2.so"
ETIQUETA, PIN = "sellos", "1234"

_hecho: dict[str, Any] = {}


def una_vez(nombre: str, hacer: Callable[[], Any]) -> Any:
    """Make it once in the process, in whichever folder of tests it is asked for."""
    if nombre not in _hecho:
        _hecho[nombre] = hacer()
    return _hecho[nombre]


class TokenDePrueba:
    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta
        self._fichas = carpeta / "fichas"
        self._fichas.mkdir(parents=True)
        conf = carpeta / "softhsm2.conf"
        conf.write_text(f"directories.tokendir = {self._fichas}\nlog.level = ERROR\n")
        os.environ["SOFTHSM2_CONF"] = str(conf)
        self.pin = carpeta / "pin"
        self.pin.write_text(f"{PIN}\n")
        self._util("--init-token", "--free", "--label", ETIQUETA, "--so-pin", "5678", "--pin", PIN)

    @property
    def token(self) -> Token:
        return Token("caja", MODULO, ETIQUETA, str(self.pin), str(self._carpeta / "marcas"))

    def meter(self, etiqueta: str, credencial: object, numero: str) -> None:
        pem = self._carpeta / "clave.pem"
        pem.write_bytes(
            credencial.clave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        quien = ("--token", ETIQUETA, "--pin", PIN, "--label", etiqueta, "--id", numero)
        self._util("--import", str(pem), *quien)
        pem.unlink()

    def desenchufar(self) -> None:
        self._fichas.rename(self._carpeta / "fuera")

    def enchufar(self) -> None:
        if (self._carpeta / "fuera").exists():
            (self._carpeta / "fuera").rename(self._fichas)

    def poner_pin(self, pin: str) -> None:
        antes = self.pin.stat().st_mtime_ns
        self.pin.write_text(f"{pin}\n")
        os.utime(self.pin, ns=(antes + 1_000_000, antes + 1_000_000))

    @staticmethod
    def _util(*orden: str) -> None:
        subprocess.run(["softhsm2-util", *orden], check=True, capture_output=True)
