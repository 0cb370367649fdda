"""Turns on the combining writers of this process."""

from __future__ import annotations

import os

from consistorio.plataforma.controles import SIN_BARRERA
from consistorio.plataforma.reloj import desfase
from consistorio.registro.services import anotar, justificante
from consistorio.registro.services.combinador import Combinador
from consistorio.registro.services.libro import Fila


def combinar() -> None:
    """Enter filings, and keep receipts, through combining writers from now on."""
    barrera = os.environ.get(SIN_BARRERA) != "1"
    anotar.usar_combinador(
        Combinador(
            "SELECT * FROM registrar_lote(%s::jsonb, %s)",
            leer=lambda fila: Fila(*fila),
            parametros=lambda: [desfase().total_seconds()],
            barrera=barrera,
        )
    )
    justificante.usar_combinador(
        Combinador(justificante.SQL, leer=lambda fila: fila[0], barrera=barrera)
    )
