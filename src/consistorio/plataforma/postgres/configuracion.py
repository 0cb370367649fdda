"""Settings of the embedded server, and why."""

from __future__ import annotations

from pathlib import Path

SIEMPRE = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "shared_buffers": "'256MB'",
    "max_wal_size": "'1GB'",  # A longer one made a recovery of 42 s.
    "checkpoint_timeout": "'5min'",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "log_min_messages": "'warning'",
    "summarize_wal": "on",
    "wal_level": "'replica'",
}
DE_PRUEBAS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
DURADERO = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


def escribir_configuracion(datos: Path, socket: Path, *, duradero: bool) -> None:
    """Write our settings; ``duradero=False`` only for throwaway servers of the tests."""
    valores = {**SIEMPRE, **(DURADERO if duradero else DE_PRUEBAS)}
    valores["unix_socket_directories"] = f"'{socket}'"
    if int((datos / "PG_VERSION").read_text()) < 17:  # noqa: PLR2004
        valores.pop("summarize_wal")
    propio = datos / "consistorio.conf"
    propio.write_text("".join(f"{clave} = {valor}\n" for clave, valor in valores.items()))
    propio.chmod(0o644)
    principal = datos / "postgresql.conf"
    linea = "include = 'consistorio.conf'\n"
    if not (texto := principal.read_text()).endswith(linea):
        principal.write_text(texto + linea)
