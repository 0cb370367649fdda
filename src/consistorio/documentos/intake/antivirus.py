"""Virus scanners, behind one door."""

import os
import socket
import struct
from pathlib import Path
from typing import Protocol

_TROZO = 1 << 20
# In two halves, so that no scanner takes this very file for the test virus.
_EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class AntivirusNoResponde(RuntimeError):
    """The scanner gave no answer: the file has not been scanned."""


class Antivirus(Protocol):
    def revisar(self, contenido: bytes) -> str | None:
        """
        Return the name of the virus, or ``None`` if there is none.

        :raises AntivirusNoResponde: if it could not be scanned.
        """


class AntivirusDePrueba:
    """The simulated twin: it knows one virus, the one that everybody agreed upon for tests."""

    def revisar(self, contenido: bytes) -> str | None:
        """Return the name of the test virus if it is there."""
        return "EICAR" if _EICAR in contenido else None


class Clamd:
    """ClamAV's service, by its local socket (protocol INSTREAM)."""

    def __init__(self, enchufe: Path, *, segundos: float = 30) -> None:
        self._enchufe, self._segundos = enchufe, segundos

    def revisar(self, contenido: bytes) -> str | None:
        """
        Return the name of the virus, or ``None`` if there is none.

        :raises AntivirusNoResponde: if the service is down, slow, or refuses the file.
        """
        try:
            with socket.socket(socket.AF_UNIX) as conexion:
                conexion.settimeout(self._segundos)
                conexion.connect(str(self._enchufe))
                conexion.sendall(b"zINSTREAM\0")
                for n in range(0, len(contenido), _TROZO):
                    trozo = contenido[n : n + _TROZO]
                    conexion.sendall(struct.pack(">I", len(trozo)) + trozo)
                conexion.sendall(struct.pack(">I", 0))
                dicho = conexion.makefile("rb").read().rstrip(b"\0\n").decode("utf-8", "replace")
        except OSError as error:
            raise AntivirusNoResponde(str(error)) from error
        if dicho.endswith(" FOUND"):
            return dicho.removeprefix("stream: ").removesuffix(" FOUND")
        if dicho.endswith(" OK") or dicho == "stream: OK":
            return None
        raise AntivirusNoResponde(dicho)


def antivirus_de_la_casa() -> Antivirus:
    """
    Return the scanner of this installation: ClamAV where its socket is said, or the simulated one.

    The variable is ``CONSISTORIO_CLAMD``, with the path of the socket of ``clamd``.
    """
    enchufe = os.environ.get("CONSISTORIO_CLAMD")
    return Clamd(Path(enchufe)) if enchufe else AntivirusDePrueba()
