"""
What a signature costs: a thousand documents that one code releases, and the seal of one PDF.

The thousand are signed by the workers of a whole installation, with everything that a signature
leaves: the new document kept, the leaf of the log, the use of the key, the event, the audit. The limit
is what bare RSA-2048 takes here and now.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path

from consistorio.instalacion.bancos.justificantes import PROCESOS, firmas_por_segundo
from consistorio.instalacion.bancos.medida import Medida
from consistorio.instalacion.efimera import instalacion

DOCUMENTOS = int(os.environ.get("CONSISTORIO_BANCO_DOCUMENTOS", "1000"))
SELLOS = 300
LIMITE_TANDA_SEGUNDOS = 20.0
LIMITE_SELLO_MS = 0.5


def medir() -> list[Medida]:
    """Return how long they take, beside their limits."""
    techo = firmas_por_segundo()
    sello = _sello()
    with instalacion() as efimera:
        dicho = efimera.al_lado(
            "consistorio.instalacion.bancos.firma_proceso", str(DOCUMENTOS), "firmar"
        )
    medido = json.loads(dicho)
    firmar = medido["firmar"]
    limite = LIMITE_TANDA_SEGUNDOS * DOCUMENTOS / 1000
    desnudas = f"{limite:.0f} s, y solo RSA: {DOCUMENTOS / techo:.2f} s" if techo else f"{limite} s"
    de_rsa = f"{LIMITE_SELLO_MS} ms, y solo RSA: {PROCESOS / techo * 1e3:.3f} ms" if techo else ""
    return [
        Medida("firma.documentos", DOCUMENTOS, "documentos"),
        Medida("firma.autorizar", round(medido["autorizar"], 2), "s"),
        Medida("firma.tanda", round(firmar, 1), "s", desnudas, round(firmar / limite, 3)),
        Medida("firma.por_segundo", round(DOCUMENTOS / firmar, 1), "documentos/s"),
        Medida(
            "firma.sellar", round(sello, 3), "ms de CPU", de_rsa, round(sello / LIMITE_SELLO_MS, 3)
        ),
    ]


def _sello() -> float:
    """Return the milliseconds of processor that the seal of one PDF of ours takes (PAdES B-B)."""
    from consistorio.documentos.composicion import muestras
    from consistorio.firma.llaves.memoria import LlaveEnMemoria
    from consistorio.firma.sello.pdf import SelladorDePdf
    from consistorio.identidad.pki.demostracion import abrir_pki, crear_pki
    from consistorio.instalacion.bancos.firma_proceso import una_pagina

    with tempfile.TemporaryDirectory() as carpeta:
        crear_pki(Path(carpeta), ahora=muestras.AHORA)
        firmante = LlaveEnMemoria(abrir_pki(Path(carpeta)).sello("valdehaya"))
    sellador = SelladorDePdf(firmante, nombre="Ayuntamiento de Valdehaya")
    papel = una_pagina()
    sellador.sellar(papel, ahora=muestras.AHORA)
    comienzo = time.process_time()
    for _vez in range(SELLOS):
        sellador.sellar(papel, ahora=muestras.AHORA)
    return (time.process_time() - comienzo) / SELLOS * 1000
