"""
The certificate listener: a TLS port that asks the browser for a certificate.

It only looks: it leaves the certificate in a one-use ticket and sends the browser back to the sede,
which judges it and can say in a page why it is refused. Python's own ``ssl`` ends the handshake when
the authority is unknown or the certificate has expired, so that no page could be shown; OpenSSL through
pyOpenSSL lets us look first (production: nginx with ``ssl_verify_client optional_no_ca``).
"""

from __future__ import annotations

import socket
import socketserver
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import structlog
from django.conf import settings
from django.db import close_old_connections
from OpenSSL import SSL

from consistorio.identidad.services import emitir_ticket
from consistorio.plataforma.entidades import en
from consistorio.plataforma.entidades.consultas import por_slug

PLAZO_SEGUNDOS = 20
PETICION_MAXIMA = 16_384

log = structlog.get_logger("certificado")


class Oyente(socketserver.ThreadingTCPServer):
    """Listens on ``direccion`` with the server certificate of ``carpeta``."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, direccion: tuple[str, int], certificado: Path, clave: Path) -> None:
        self.contexto = _contexto(certificado, clave)
        super().__init__(direccion, Conversacion)


def _contexto(certificado: Path, clave: Path) -> SSL.Context:
    contexto = SSL.Context(SSL.TLS_SERVER_METHOD)
    contexto.set_min_proto_version(SSL.TLS1_2_VERSION)
    contexto.use_certificate_chain_file(str(certificado))
    contexto.use_privatekey_file(str(clave))
    contexto.set_verify(SSL.VERIFY_PEER, lambda *_: True)  # The sede judges, not the handshake.
    contexto.set_session_cache_mode(SSL.SESS_CACHE_OFF)
    contexto.set_options(SSL.OP_NO_TICKET)
    contexto.set_session_id(b"consistorio")
    return contexto


class Conversacion(socketserver.BaseRequestHandler):
    """One handshake, one request, one redirection."""

    server: Oyente

    def handle(self) -> None:
        crudo: socket.socket = self.request
        crudo.settimeout(PLAZO_SEGUNDOS)
        crudo.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _plazo())
        crudo.setblocking(True)
        conexion = SSL.Connection(self.server.contexto, crudo)
        conexion.set_accept_state()
        try:
            conexion.do_handshake()
            destino = _destino(_leer_ruta(conexion), _certificado(conexion))
            conexion.sendall(_respuesta(destino))
            conexion.shutdown()
        except (SSL.Error, OSError) as error:
            log.info("certificado.sin-conversacion", error=type(error).__name__)
        finally:
            close_old_connections()


def _plazo() -> bytes:
    import struct

    return struct.pack("ll", PLAZO_SEGUNDOS, 0)


def _leer_ruta(conexion: SSL.Connection) -> str:
    datos = b""
    while b"\r\n\r\n" not in datos and len(datos) < PETICION_MAXIMA:
        datos += conexion.recv(4096)
    partes = datos.split(b"\r\n", 1)[0].split(b" ")
    return partes[1].decode("ascii", "replace") if len(partes) == 3 else "/"  # noqa: PLR2004


def _certificado(conexion: SSL.Connection) -> bytes:
    certificado = conexion.get_peer_certificate(as_cryptography=True)
    if certificado is None:
        return b""
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificado.public_bytes(Encoding.DER)


def _destino(ruta: str, certificado: bytes) -> str:
    """Return the address of the sede where the ticket is exchanged."""
    partes = urlsplit(ruta)
    slug = partes.path.strip("/").partition("/")[0]
    entidad = por_slug(slug)
    if entidad is None:
        return f"{settings.CONSISTORIO_ORIGEN}/"
    with en(entidad):
        ticket = emitir_ticket(entidad, certificado)
    siguiente = quote(parse_qs(partes.query).get("siguiente", [""])[0], safe="")
    base = (
        f"https://{entidad.dominio}" if entidad.dominio else f"{settings.CONSISTORIO_ORIGEN}/{slug}"
    )
    return f"{base}/entrar/certificado/?ticket={ticket}&siguiente={siguiente}"


def _respuesta(destino: str) -> bytes:
    return (
        f"HTTP/1.1 303 See Other\r\nLocation: {destino}\r\nCache-Control: no-store\r\n"
        "Referrer-Policy: no-referrer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ).encode()
