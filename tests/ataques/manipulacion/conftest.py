"""A registro that a witness, a watcher and a citizen have seen, and its almighty administrator."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest
from django.db import connection
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

RAIZ = "/villaclara/registro-verificable/"
ANTES, DESPUES = 9, 4


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
    respuesta = Client(raise_request_exception=False).get(RAIZ + ruta, secure=True)
    if respuesta.status_code == 500:
        raise vigilante.NoResponde("responde 500")
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
    except (vigilante.Mentira, vigilante.NoResponde) as motivo:
        return str(motivo)
    return ""


QUIENES = (interna, recibo, vigia, atestigua)


@pytest.fixture
def visto(entidad, casa):
    """Return what each of those who may notice says now; empty where nothing is noticed."""
    return lambda: {quien.__name__: quien(entidad, casa) for quien in QUIENES}


@pytest.fixture
def arreglar(base, entidad):
    return Arreglo(base, entidad)


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
            texto = libros._texto_de_la_hoja(suyo, cuerpo, momento, *fila[corte - 2 : corte])
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
