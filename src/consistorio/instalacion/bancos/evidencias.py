"""Evidence records of a hundred thousand documents by one stamp, against the bare hashing of them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from consistorio.instalacion.bancos.medida import Medida

DOCUMENTOS = 100_000


def medir() -> list[Medida]:
    """Return the processor per document: tree and way to the root, and the DER of its record."""
    from consistorio.firma.sello.evidencias import Arbol, Registro

    hojas = [hashlib.sha256(n.to_bytes(4, "big")).digest() for n in range(DOCUMENTOS)]
    limite = _cpu(lambda: [hashlib.sha256(uno + uno).digest() for uno in hojas])
    registros: list[Registro] = []
    arbol = _cpu(lambda: registros.extend(Arbol(hojas).sellar(lambda raiz: b"\x30\x00" + raiz)))
    escritos = _cpu(lambda: [uno.der() for uno in registros[:10_000]])
    por_documento, der = arbol / DOCUMENTOS * 1e6, escritos / 10_000 * 1e6
    suelo = limite / DOCUMENTOS * 1e6
    return [
        Medida(
            "arbol_y_camino",
            round(por_documento, 2),
            "µs de procesador por documento",
            f"resumir otro tanto, {suelo:.2f} µs; se pide 25 o menos",
            round(por_documento / suelo, 1),
        ),
        Medida("escribir_el_registro", round(der, 1), "µs por documento, solo cuando se pide"),
    ]


def _cpu(hacer: Callable[[], object]) -> float:
    antes = time.process_time()
    hacer()
    return time.process_time() - antes
