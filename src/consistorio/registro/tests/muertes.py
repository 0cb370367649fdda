"""A process that is killed while it works: once all is written and nothing is durable yet."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime

from django.db import connection

HIJO = """
import os, signal, sys
from contextlib import nullcontext
from datetime import datetime
from uuid import UUID

import django
django.setup()
from django.db import connection
from django.db.models.query import QuerySet
from consistorio.plataforma.entidades import en
from consistorio.plataforma.entidades.consultas import por_slug
from consistorio.registro.services import lotes, tomos

base, que, clave, ahora, lecturas, con_transaccion = sys.argv[1:]
connection.settings_dict["NAME"] = base
quedan = [int(lecturas)]
if con_transaccion == "no":
    lotes.tandas.acto = tomos.hacer.acto = nullcontext
    QuerySet.select_for_update = lambda self, **_: self

def que_mata():
    quedan[0] -= 1
    if not quedan[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return datetime.fromisoformat(ahora)

entidad = por_slug("villaclara")
with en(entidad):
    if que == "tomo":
        tomos.hacer_tomo(exportacion_id=UUID(clave), turno=1, reloj=que_mata)
    else:
        lotes.hacer_tanda(lote_id=UUID(clave), turno=1, reloj=que_mata)
"""


def morir(
    que: str, clave: object, *, ahora: datetime, lecturas: int, con_transaccion: str = "si"
) -> subprocess.CompletedProcess[bytes]:
    """
    Do a tomo or a tanda in a process that is killed, and return how it ended.

    :param lecturas: at which reading of the clock it is killed.
    :param con_transaccion: «no» takes away the transaction and the locks: the positive control.
    """
    orden = [sys.executable, "-c", HIJO, connection.settings_dict["NAME"], que, str(clave)]
    orden += [ahora.isoformat(), str(lecturas), con_transaccion]
    return subprocess.run(orden, timeout=60, check=False, capture_output=True)
