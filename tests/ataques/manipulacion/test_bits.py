"""One bit of one row is changed, and the internal check says where."""

from __future__ import annotations

import json
import os
import random
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection

from consistorio.instalacion.auditoria import comprobar_registro
from consistorio.plataforma.reloj import ahora

pytestmark = pytest.mark.django_db
VOLTEOS = int(os.environ.get("CONSISTORIO_VOLTEOS", "40"))
"""How many random bits are changed; a thousand in the long run."""

CUBIERTAS = {
    "registro_asiento": (
        *("numero", "presentado_en", "huella", "cadena", "extracto", "solicita", "canal"),
        *("idioma", "datos", "ejercicio", "sentido", "efectivo_el"),
    ),
    "registro_interesado": ("nif", "nombre", "papel", "domicilio"),
    "registro_libro": ("ultimo", "ultimo_en", "cabeza"),
    "plataforma_hoja": ("contenido", "sal", "huella", "indice", "tipo"),
    "plataforma_nodo": ("nivel", "indice", "huella"),
    "plataforma_puntodecontrol": ("tamano", "raiz", "nota"),
}
"""The columns that the proof covers: what was presented, its number and hour, and the log."""
TODAS = [(tabla, columna) for tabla, columnas in CUBIERTAS.items() for columna in columnas]


def _con_un_bit_cambiado(valor, azar):
    """Return the value with one bit changed, if it is still something that can be kept."""
    match valor:
        case bytes() | memoryview():
            datos = bytearray(valor)
            datos[azar.randrange(len(datos))] ^= 1 << azar.randrange(8)
            return bytes(datos)
        case str():
            datos = bytearray(valor.encode())
            datos[azar.randrange(len(datos))] ^= 1 << azar.randrange(8)
            nuevo = datos.decode()
            if "\0" in nuevo:
                raise UnicodeError
            return nuevo
        case int():
            return valor ^ 1 << azar.randrange(12)
        case datetime():
            return valor + timedelta(microseconds=azar.choice((-1, 1)) << azar.randrange(40))
        case date():
            return valor + timedelta(days=1 << azar.randrange(9))
    raise TypeError(type(valor))


def _elegir(base, azar):
    """Choose a bit of a row, and say where it is: table, column, row, before and after."""
    while True:
        tabla, columna = azar.choice(TODAS)
        filas = base.sql(f"SELECT id, {columna} FROM {tabla} ORDER BY id")
        clave, antes = azar.choice(filas)
        if not antes:
            continue
        try:
            despues = _con_un_bit_cambiado(antes, azar)
            if columna in ("datos", "domicilio") and json.loads(antes) == json.loads(despues):
                continue
        except ValueError:  # Neither text nor JSON any more: the database itself refuses it.
            continue
        return tabla, columna, clave, antes, despues


def test_un_bit_cambiado_en_cualquier_fila_se_descubre_y_se_dice_donde(entidad, casa, base):
    azar, base_sql = random.Random("bits"), base.sql
    base.mandar()
    numeros = dict(base_sql("SELECT id, numero FROM registro_asiento"))

    descubiertos = 0
    while descubiertos < VOLTEOS:
        tabla, columna, clave, antes, despues = _elegir(base, azar)
        orden = f"UPDATE {tabla} SET {columna} = %s WHERE id = %s"
        with connection.cursor() as cursor:
            cursor.execute("SAVEPOINT bit")
        try:
            base_sql(orden, despues, clave)
        except DatabaseError:  # A constraint has refused it before we could see it.
            base_sql("ROLLBACK TO SAVEPOINT bit")
            continue
        falta = comprobar_registro(entidad).falta
        base_sql("ROLLBACK TO SAVEPOINT bit")

        assert falta, (tabla, columna, antes, despues)
        descubiertos += 1
        if tabla == "registro_asiento" and columna in ("huella", "cadena", "extracto", "datos"):
            assert f"-E-{numeros[clave]:06}:" in falta
    assert comprobar_registro(entidad).falta == ""


class TestLoQueLaComprobacionNombra:
    @pytest.mark.parametrize(
        ("cambio", "dice"),
        [
            ("UPDATE registro_asiento SET extracto = 'x' WHERE numero = 7", "000007: su contenido"),
            ("DELETE FROM registro_asiento WHERE numero = 7", "000007: falta, y detrás viene el 8"),
            ("DELETE FROM plataforma_hoja WHERE indice = 3", "000004: no tiene hoja"),
            (
                "UPDATE registro_asiento SET cadena = 'x' WHERE numero = 3",
                "000003: rompe la cadena",
            ),
            ("UPDATE plataforma_hoja SET sal = 'x' WHERE indice = 2", "000003: su hoja no es"),
            ("UPDATE registro_libro SET ultimo = 20", "ha contado 20 asientos y tiene 13"),
            ("UPDATE registro_libro SET cabeza = 'x'", "no acaba donde acaba la cadena"),
            ("UPDATE registro_libro SET ultimo = 12", "no acaba donde"),
            ("DELETE FROM registro_libro", "que su libro no ha contado: 2026-E-1"),
            ("DELETE FROM plataforma_nodo WHERE nivel = 1 AND indice = 2", "nodo 1/2 del árbol"),
            ("DELETE FROM plataforma_puntodecontrol WHERE tamano = 13", ""),
            (
                "UPDATE plataforma_puntodecontrol SET raiz = 'x' WHERE tamano = 9",
                "punto de control de 9 hojas: no es la raíz",
            ),
            ("UPDATE plataforma_hoja SET objeto_id = NULL WHERE indice = 2", "no tiene hoja"),
        ],
    )
    def test_la_primera_que_miente(self, entidad, casa, base, cambio, dice):
        base.mandar()
        base.sql(cambio)

        informe = comprobar_registro(entidad)

        anualidad = str(ahora().year)
        assert dice.replace("2026", anualidad) in informe.falta

    def test_lo_que_cuenta_cuando_todo_esta_bien(self, entidad, casa):
        informe = comprobar_registro(entidad)

        assert (informe.asientos, informe.hojas, informe.puntos) == (13, 13, 2)
