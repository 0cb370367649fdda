"""
The administrator of the database, with its superuser, its triggers off and the key of the log.

Each attack is tried twice: as it comes, and made good afterwards (chain, leaves, tree and checkpoints
computed again and signed with the true key). The first way is for the internal check to see; the
second leaves nothing wrong inside, and is seen by whoever kept something from outside: an old
receipt, a witness, a watcher.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from consistorio.instalacion.auditoria import comprobar_registro
from consistorio.nucleo.merkle import hash_hoja
from consistorio.plataforma.constancia import claves, cofirmas, publicacion, secuencia, vistas
from consistorio.plataforma.enchufes import testigos as enchufe
from consistorio.plataforma.models import Hoja, PuntoDeControl
from consistorio.plataforma.reloj import ahora, hora_oficial
from consistorio.registro import services as registro
from consistorio.registro.models import Asiento, Libro
from consistorio.verificador import vigilante

pytestmark = pytest.mark.django_db
RAIZ = "/villaclara/registro-verificable/"
ANTES, DESPUES = 9, 4
VOLTEOS = int(os.environ.get("CONSISTORIO_VOLTEOS", "40"))
"""How many random bits are changed; a thousand in the long run."""


@dataclass
class Fuera:
    """What others keep of the log: a watcher's state, a receipt, and the cosignature of a witness."""

    estado: vigilante.Estado
    recibo: vigilante.Recibo


class Base:
    """The database, for whom nothing is forbidden."""

    def sql(self, consulta, *parametros):
        with connection.cursor() as cursor:
            cursor.execute(consulta, list(parametros))
            return cursor.fetchall() if cursor.description else cursor.rowcount

    def mandar(self):
        self.sql("RESET ROLE")
        self.sql("SET LOCAL session_replication_role = replica")

    def obedecer(self):
        self.sql("SET LOCAL session_replication_role = origin")
        self.sql("SET ROLE consistorio_aplicacion")


@pytest.fixture
def base(casa):
    """The database after all that people did; what is done to it is undone at the end."""
    una = Base()
    una.sql("SAVEPOINT ataque")
    yield una
    una.sql("ROLLBACK TO SAVEPOINT ataque")


@pytest.fixture(autouse=True)
def _mas_tarde(monkeypatch):
    """Half a minute has always passed: what is closed is public."""
    for modulo in (vistas, cofirmas):
        monkeypatch.setattr(modulo, "ahora", lambda: ahora() + publicacion.CADA)
    cofirmas._no_antes_de.clear()


@pytest.fixture
def presentar(entidad, empleada):
    def presentar(cuantos):
        reloj = hora_oficial(entidad)
        for n in range(cuantos):
            registro.anotar_entrada(
                actor=empleada,
                presentacion=registro.Presentacion(
                    extracto=f"[{n}] Escrito",
                    solicita="Algo",
                    interesados=(
                        registro.PersonaDeAsiento(
                            papel="interesado", nif="12345678Z", nombre="ANA", domicilio={"cp": "1"}
                        ),
                    ),
                    datos={"importe": n, "lista": ["ñ", None, True]},
                ),
                clave=uuid4().hex,
                reloj=reloj,
            )
        secuencia.cerrar_punto(entidad)

    return presentar


@pytest.fixture
def casa(entidad, presentar):
    """A registro of two checkpoints, which a witness, a watcher and a citizen have seen."""
    presentar(ANTES)
    presentar(DESPUES)
    cofirmas.cofirmar_pendientes()
    return Fuera(_mirar(entidad, vigilante.Estado()), _recibo())


def _leer(ruta):
    respuesta = Client().get(RAIZ + ruta, secure=True)
    return respuesta.content if respuesta.status_code == 200 else None


def _mirar(entidad, estado, **reglas):
    pedidas = vigilante.Reglas(claves.verificador(entidad), **reglas)
    return vigilante.vigilar(_leer, estado, pedidas, time.time())


def _recibo():
    """What a citizen keeps of her filing: her leaf, its place, and the root of that day."""
    hoja, punto = Hoja.objects.get(indice=4), PuntoDeControl.objects.order_by("-tamano")[0]
    hash_ = hash_hoja(bytes(hoja.huella))
    return vigilante.Recibo("prueba.zip", 4, punto.tamano, bytes(punto.raiz), hash_)


# --- Who may notice ---------------------------------------------------------------------------


def interna(entidad, _fuera):
    return comprobar_registro(entidad).falta


def recibo(entidad, fuera):
    return _dicho(lambda: _mirar(entidad, vigilante.Estado(), recibos=(fuera.recibo,)))


def vigia(entidad, fuera):
    return _dicho(lambda: _mirar(entidad, replace(fuera.estado)))


def atestigua(_entidad, _fuera):
    """Whether a witness refuses what is there now."""
    (conocido,) = enchufe.testigos()
    punto = PuntoDeControl.objects.order_by("-tamano").first()
    try:
        cofirmas.pedir_cofirma(punto, conocido)
    except cofirmas.TestigoNoCofirma as error:
        return str(error)
    return ""


def _dicho(mirar):
    try:
        mirar()
    except vigilante.Mentira as mentira:
        return str(mentira)
    return ""


QUIENES = (interna, recibo, vigia, atestigua)


# --- The attacks ------------------------------------------------------------------------------


def _mover(base, desde, cuanto):
    """Shift the numbers from one on, by way of numbers that nobody has."""
    base.sql("UPDATE registro_asiento SET numero = numero + 1000 WHERE numero >= %s", desde)
    base.sql("UPDATE registro_asiento SET numero = numero - 1000 + %s WHERE numero > 1000", cuanto)


def insertar_en_medio(base):
    _mover(base, 5, 1)
    base.sql(
        """INSERT INTO registro_asiento SELECT (jsonb_populate_record(a, jsonb_build_object(
            'id', gen_random_uuid(), 'numero', 5, 'clave', 'colado'))).*
           FROM registro_asiento a WHERE numero = 4"""
    )
    base.sql("UPDATE registro_libro SET ultimo = ultimo + 1")


def borrar_el_ultimo(base):
    _borrar(base, ANTES + DESPUES)


def borrar_en_medio(base):
    _borrar(base, 5)
    _mover(base, 6, -1)


def _borrar(base, numero):
    base.sql("DELETE FROM registro_interesado i USING registro_asiento a"
             " WHERE i.asiento_id = a.id AND a.numero = %s", numero)  # fmt: skip
    base.sql("DELETE FROM registro_asiento WHERE numero = %s", numero)
    base.sql("UPDATE registro_libro SET ultimo = ultimo - 1")


def cambiar_el_orden(base):
    """Five and six change places, each with the hour that goes with its new number."""
    horas = dict(base.sql("SELECT numero, presentado_en FROM registro_asiento"))
    for numero, otro in ((5, 1005), (6, 5), (1005, 6)):
        base.sql(
            "UPDATE registro_asiento SET numero = %s, presentado_en = %s WHERE numero = %s",
            otro,
            horas[otro % 1000],
            numero,
        )


def antedatar(base):
    base.sql(
        "UPDATE registro_asiento a SET presentado_en = b.presentado_en FROM registro_asiento b"
        " WHERE a.numero = 6 AND b.numero = 5"
    )


def reescribir_la_cola(base):
    base.sql("UPDATE registro_asiento SET extracto = 'Otra cosa' WHERE numero >= 5")


def volver_al_respaldo_de_ayer(base):
    """What came after yesterday is gone, leaves and all."""
    tamano = ANTES - 3
    for numero in range(ANTES + DESPUES, tamano, -1):
        base.sql("DELETE FROM plataforma_hoja h USING registro_asiento a"
                 " WHERE h.objeto_id = a.id AND a.numero = %s", numero)  # fmt: skip
        _borrar(base, numero)


def dos_historias(base):
    """One for the citizen, whose number five is hers, and another for everybody else."""
    base.sql("UPDATE registro_asiento SET extracto = 'Nada' WHERE numero = 5")


ATAQUES = (
    insertar_en_medio,
    borrar_el_ultimo,
    borrar_en_medio,
    cambiar_el_orden,
    antedatar,
    reescribir_la_cola,
    volver_al_respaldo_de_ayer,
    dos_historias,
)


class Arreglo:
    """Makes an attack good: everything is computed again, and signed with the true key."""

    def __init__(self, base, entidad):
        self.base, self.entidad = base, entidad

    def __call__(self):
        self._libro()
        self._hojas()
        for tabla in ("nodo", "puntodecontrol", "cofirma"):
            self.base.sql(f"DELETE FROM plataforma_{tabla}")
        self.base.sql("UPDATE plataforma_hoja SET indice = NULL")
        secuencia.cerrar_punto(self.entidad)

    def _libro(self):
        """Write again content, leaf and chain of every asiento."""
        from consistorio.instalacion.auditoria import libros

        libro = Libro.objects.get()
        suyo = libros.Libro(self.entidad.codigo, libro.sentido, libro.ejercicio)
        pedido = [libro.sentido, libro.ejercicio, 10**6]
        corte = len(libros.PROPIAS)
        for fila in list(libros.filas(libros.ASIENTOS, pedido)):
            suyo.numero, momento = fila[0], fila[1]
            contenido = fila[corte : corte + len(libros.CAMPOS) + len(libros.LISTAS)]
            cuerpo = libros._huella_de(list(contenido))
            texto = libros._texto_de_la_hoja(suyo, cuerpo, momento)
            asiento = Asiento.objects.get(numero=suyo.numero)
            hoja = Hoja.objects.filter(objeto_id=asiento.id).first()
            sal = bytes(hoja.sal) if hoja else b"x" * 16
            huella = hashlib.sha256(sal + texto.encode()).digest()
            suyo.cabeza = hashlib.sha256(suyo.cabeza + huella).digest()
            self.base.sql("UPDATE registro_asiento SET huella = %s, cadena = %s WHERE id = %s",
                          cuerpo, suyo.cabeza, asiento.id)  # fmt: skip
            if hoja is None:
                Hoja.objects.create(tipo=libros.HOJA, objeto_id=asiento.id, contenido=texto,
                                    sal=sal, huella=huella, momento=momento)  # fmt: skip
            self.base.sql("UPDATE plataforma_hoja SET contenido = %s, huella = %s, momento = %s"
                          " WHERE objeto_id = %s", texto, huella, momento, asiento.id)  # fmt: skip
            suyo.momento = momento
        self.base.sql("UPDATE registro_libro SET ultimo = %s, ultimo_en = %s, cabeza = %s",
                      suyo.numero, suyo.momento, suyo.cabeza)  # fmt: skip

    def _hojas(self):
        self.base.sql("DELETE FROM plataforma_hoja h WHERE NOT EXISTS"
                      " (SELECT 1 FROM registro_asiento a WHERE a.id = h.objeto_id)")  # fmt: skip


def _en_palabras(ataque):
    return ataque.__name__.replace("_", " ")


class TestSinAtaque:
    def test_nadie_nota_nada(self, entidad, casa):
        assert {quien.__name__: quien(entidad, casa) for quien in QUIENES} == {
            "interna": "",
            "recibo": "",
            "vigia": "",
            "atestigua": "",
        }

    def test_rehacerlo_todo_sin_cambiar_nada_tampoco_se_nota(self, entidad, casa, base):
        """The control of the repairer: what it writes again is what was there, byte by byte."""
        raiz = bytes(PuntoDeControl.objects.order_by("-tamano")[0].raiz)
        base.mandar()
        Arreglo(base, entidad)()
        base.obedecer()

        assert bytes(PuntoDeControl.objects.get().raiz) == raiz
        assert [quien(entidad, casa) for quien in (interna, recibo, vigia, atestigua)] == [""] * 4


@pytest.mark.parametrize("ataque", ATAQUES, ids=_en_palabras)
class TestOchoAtaques:
    def test_hecho_sin_mas_lo_ve_la_comprobacion_interna(self, entidad, casa, base, ataque):
        base.mandar()
        ataque(base)
        base.obedecer()

        assert interna(entidad, casa)

    def test_hecho_bueno_y_firmado_lo_ven_los_de_fuera(self, entidad, casa, base, ataque):
        base.mandar()
        ataque(base)
        Arreglo(base, entidad)()
        base.obedecer()

        visto = {quien.__name__: quien(entidad, casa) for quien in QUIENES}

        assert {quien for quien in visto if visto[quien]} == {"recibo", "vigia", "atestigua"}

    def test_sin_la_clave_no_se_puede_hacer_bueno(self, entidad, casa, base, ataque, monkeypatch):
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        otra = Ed25519PrivateKey.generate()
        monkeypatch.setattr(secuencia, "firmar", lambda _entidad, datos: otra.sign(datos))
        base.mandar()
        ataque(base)
        Arreglo(base, entidad)()
        base.obedecer()

        assert "punto de control" in interna(entidad, casa)


class TestElLimite:
    """What nobody outside has seen can still be taken away; that is why it is soon seen."""

    def test_lo_ultimo_sin_publicar_solo_lo_ve_quien_lo_tiene(self, entidad, casa, presentar, base):
        presentar(1)
        base.mandar()
        _borrar(base, ANTES + DESPUES + 1)
        Arreglo(base, entidad)()
        base.obedecer()

        assert [quien(entidad, casa) for quien in QUIENES] == [""] * 4

    def test_y_deja_de_poderse_en_cuanto_lo_ve_un_testigo(self, entidad, casa, presentar, base):
        presentar(1)
        cofirmas.cofirmar_pendientes()
        base.mandar()
        _borrar(base, ANTES + DESPUES + 1)
        Arreglo(base, entidad)()
        base.obedecer()

        assert "aquí faltan" in atestigua(entidad, casa)

    def test_pasan_menos_de_sesenta_segundos(self):
        plazos = secuencia.CADA_SEGUNDOS + publicacion.CADA.total_seconds()

        assert plazos + cofirmas.CADA_SEGUNDOS <= 60


# --- Bits (D1) --------------------------------------------------------------------------------

CUBIERTAS = {
    "registro_asiento": (
        *("numero", "presentado_en", "huella", "cadena", "extracto", "solicita", "canal"),
        *("idioma", "datos", "ejercicio", "sentido"),
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
