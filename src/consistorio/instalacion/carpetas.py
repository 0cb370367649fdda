"""Where the data of this installation are."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def carpeta_por_defecto() -> Path:
    """Return the data folder of whoever runs us: of the machine for root, else of the person."""
    if fijada := os.environ.get("CONSISTORIO_DATOS"):
        return Path(fijada)
    if os.geteuid() == 0:
        return Path("/var/lib/consistorio")  # A home of root is closed to the database's user.
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "consistorio"


def secreto(datos: Path) -> str:
    """Return the secret of the web of this installation, making it the first time."""
    fichero = datos / "secreto"
    if not fichero.exists():
        fichero.touch(mode=0o600)
        fichero.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return fichero.read_text(encoding="ascii")
