"""
Filings by batches: entered, made durable, sealed and kept together before anybody is answered.

The batch is committed without waiting for the disk, so that the lock of the libro is let go at once
(early lock release); a barrier then makes the log of the database durable, which covers all that was
written before; only then is a receipt sealed, and only once it is kept too is its caller answered.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection

from consistorio.firma import services as firma
from consistorio.plataforma.controles import SIN_BARRERA
from consistorio.plataforma.db.schema import ROL_APLICACION
from consistorio.plataforma.reloj import desfase
from consistorio.registro.services import anotar, justificante
from consistorio.registro.services.combinador import Combinador
from consistorio.registro.services.libro import Fila, PorAnotar, en_json
from consistorio.registro.services.recibo import recien_anotado

ANOTAR = "SELECT * FROM registrar_lote(%s::jsonb, %s)"
ANALIZAR = "SELECT analizar_si_es_nuevo()"
LOTES_EN_QUE_SE_ANALIZA = (8, 32, 128, 512)
BARRERA = "SELECT pg_logical_emit_message(true, 'consistorio', '')"

Conexion = psycopg.Connection[Any]


def combinar() -> None:
    """Enter filings through a combiner from now on, in a server that receives many at a time."""
    anotar.usar_combinador(Combinador(Escritura(barrera=os.environ.get(SIN_BARRERA) != "1")))


@dataclass
class Escritura:
    """
    Enters batches of filings and keeps their receipts, with two connections of its own.

    :param barrera: only a control of the tests goes without it, and loses what it acknowledged.
    :param sella: only what measures the libro alone goes without; the periodic task makes them then.
    """

    barrera: bool = True
    sella: bool = True
    _conexiones: dict[bool, Conexion] = field(default_factory=dict)
    _lotes: int = 0

    def __call__(self, pedidos: Sequence[PorAnotar]) -> list[Fila | Exception]:
        """
        Return what became of each filing; doing one again finds it entered.

        :raises psycopg.Error: if the batch cannot be entered.
        :raises OSError: if the receipts cannot be kept.
        """
        try:
            return self._escribir(pedidos)
        except psycopg.Error:
            self._cerrar()
            raise

    def _escribir(self, pedidos: Sequence[PorAnotar]) -> list[Fila | Exception]:
        self._revisar_planes()
        lote = en_json([pedido.elemento for pedido in pedidos])
        filas = self._preguntar(ANOTAR, [lote, desfase().total_seconds()], duradera=False)
        respuestas: list[Fila | Exception] = [Fila(*fila) for fila in sorted(filas)]
        if self.barrera:
            self._preguntar(BARRERA, [], duradera=True)
        if not self.sella:
            return respuestas
        nuevos = {
            n: (pedidos[n].entidad, recien_anotado(pedidos[n].entidad, pedidos[n].elemento, fila))
            for n, fila in enumerate(respuestas)
            if isinstance(fila, Fila) and not fila.repetido and fila.fallo is None
        }
        fallos = justificante.emitir_varios(nuevos, self._guardar)
        for n, error in fallos.items():
            if isinstance(error, firma.LlaveNoDisponible):  # Filed it is: its receipt waits.
                justificante.avisar_de_que_espera(error)
            else:
                respuestas[n] = error
        return respuestas

    def _revisar_planes(self) -> None:
        """
        Have the tables analysed while they are new.

        Until then every index looks as good as the right one, and the plan that is kept may read
        the whole entidad for each filing; the database by itself takes a minute to notice.
        """
        self._lotes += 1
        if self._lotes in LOTES_EN_QUE_SE_ANALIZA:
            self._preguntar(ANALIZAR, [], duradera=False)

    def _guardar(self, lote: str) -> None:
        self._preguntar(justificante.GUARDAR, [lote], duradera=self.barrera)

    def _preguntar(self, sql: str, valores: list[Any], *, duradera: bool) -> list[Any]:
        conexion = self._conexiones.get(duradera)
        if conexion is None:
            conexion = self._conexiones[duradera] = _conectar(duradera=duradera)
        return conexion.execute(sql, valores, prepare=True).fetchall()

    def _cerrar(self) -> None:
        for conexion in self._conexiones.values():
            conexion.close()
        self._conexiones.clear()


def _conectar(*, duradera: bool) -> Conexion:
    parametros = connection.get_connection_params()
    claves = {"dbname", "user", "password", "host", "port"}
    conexion = psycopg.connect(
        **{clave: v for clave, v in parametros.items() if clave in claves and v}, autocommit=True
    )
    conexion.execute(f"SET ROLE {ROL_APLICACION}")
    conexion.execute(f"SET synchronous_commit = {'on' if duradera else 'off'}")
    return conexion
