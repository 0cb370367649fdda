"""To keep a trusted list in an installation, once its signature has been checked."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from consistorio.identidad.pki.listas import listas_guardadas

from .lista_de_confianza import Lista, leer_lista


class ListaAnterior(ValueError):
    """It is older than the one that is kept: who gives it could be hiding a withdrawal."""


def guardar_lista(carpeta: Path, xml: bytes, firmantes: Sequence[bytes], ahora: datetime) -> Lista:
    """
    Keep a list, with its file as it came, in the place of the one of its territory.

    :raises ListaNoFiable: if it is not signed by who may.
    :raises ListaAnterior: if a later one is kept.
    """
    lista = leer_lista(xml, firmantes, ahora)
    for una in listas_guardadas(carpeta):
        if una.territorio == lista.territorio and una.secuencia > lista.secuencia:
            raise ListaAnterior(
                f"Ya hay una lista posterior de {una.territorio}: la {una.secuencia}, y esta es la "
                f"{lista.secuencia}."
            )
    carpeta.mkdir(parents=True, exist_ok=True)
    _escribir(carpeta / f"{lista.territorio}.xml", xml)
    _escribir(carpeta / f"{lista.territorio}.json", json.dumps(_datos(lista)).encode())
    return lista


def _datos(lista: Lista) -> dict[str, object]:
    return {
        "territorio": lista.territorio,
        "secuencia": lista.secuencia,
        "proxima": lista.proxima.isoformat() if lista.proxima else None,
        "firmante": lista.firmante,
        "servicios": [uno.a_json() for uno in lista.servicios],
    }


def _escribir(fichero: Path, contenido: bytes) -> None:
    """Write it whole or not at all."""
    nuevo = fichero.with_suffix(f"{fichero.suffix}.nuevo")
    nuevo.write_bytes(contenido)
    nuevo.replace(fichero)
