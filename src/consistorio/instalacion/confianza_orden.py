"""`./consistorio confianza`: the trusted lists of this installation."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from consistorio.instalacion.abierta import carpeta_de, con_carpeta


def configurar(analizador: argparse.ArgumentParser) -> None:
    con_carpeta(analizador)
    acciones = analizador.add_subparsers(dest="accion", required=True, metavar="ACCIÓN")
    importar = acciones.add_parser("importar", help="una lista de confianza (TSL) ya descargada")
    importar.add_argument("lista", type=Path)
    importar.add_argument(
        "--firmante",
        type=Path,
        action="append",
        required=True,
        metavar="CERT",
        help="certificado de quien puede firmarla (el que publica la lista de listas europea)",
    )
    acciones.add_parser("ver", help="qué listas hay y hasta cuándo valen")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Import a list or show those that there are; say in words why not."""
    from consistorio.firma.validacion.guardar_lista import ListaAnterior, guardar_lista
    from consistorio.firma.validacion.lista_de_confianza import ListaNoFiable
    from consistorio.identidad.pki.listas import listas_guardadas

    carpeta = carpeta_de(opciones) / "confianza" / "listas"
    try:
        if opciones.accion == "importar":
            firmantes = [_der(uno.read_bytes()) for uno in opciones.firmante]
            guardar_lista(carpeta, opciones.lista.read_bytes(), firmantes, datetime.now(UTC))
    except (OSError, ValueError, ListaNoFiable, ListaAnterior) as error:
        print(error, file=sys.stderr)
        return 1
    for una in listas_guardadas(carpeta):
        proxima = una.proxima.date() if una.proxima else "sin fecha"
        print(f"{una.territorio}: número {una.secuencia}, {len(una.servicios)} servicios, ", end="")
        print(f"siguiente antes de {proxima}")
    return 0


def _der(fichero: bytes) -> bytes:
    """:raises ValueError: if it is not a certificate, in PEM or DER."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    leer = x509.load_pem_x509_certificate if b"-----BEGIN" in fichero else None
    certificado = leer(fichero) if leer else x509.load_der_x509_certificate(fichero)
    return certificado.public_bytes(Encoding.DER)
