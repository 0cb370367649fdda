"""Every route × everybody × GET and POST: who gets in, and that who does not changes nothing."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from consistorio.plataforma.actores import Clase
from consistorio.plataforma.entidades import en
from consistorio.plataforma.reloj import hora_oficial

_espec = importlib.util.spec_from_file_location("matriz", Path(__file__).with_name("matriz.py"))
matriz = importlib.util.module_from_spec(_espec)
_espec.loader.exec_module(matriz)

pytestmark = pytest.mark.django_db
PARAMETRO = re.compile(r"<(?:\w+:)?(\w+)>")
SIN_OBJETO = {
    "slug": "instancia-general",
    "color": "0b5394",
    "huella": "abc",
    "codigo": "es",
    "nivel": "0",
    "ruta": "000.p/1",
    "version_id": "00000000-0000-7000-8000-000000000000",
    "derivado_id": "00000000-0000-7000-8000-000000000000",
}
DENEGADAS = "eupnm"
# A refusal is written down in the audit log; whoever asks, refused or not, keeps the session open.
CAMBIOS = """
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables
    WHERE relname NOT IN ('plataforma_anotacion', 'plataforma_sesionweb')
"""


def rutas(patrones: list[URLPattern | URLResolver], antes: str = "") -> Iterator[str]:
    for patron in patrones:
        if isinstance(patron, URLResolver):
            yield from rutas(patron.url_patterns, antes + str(patron.pattern))
        else:
            yield antes + str(patron.pattern)


TODAS = sorted(set(rutas(import_module("consistorio.canales.urls").urlpatterns)))


def test_toda_ruta_esta_en_la_tabla_y_la_tabla_no_tiene_otras():
    assert set(TODAS) == set(matriz.MATRIZ)


def direccion(ruta: str, mundo: object, slug: str = "villaclara") -> str:
    valores = {**SIN_OBJETO, **{clave: str(valor) for clave, valor in vars(mundo).items()}}
    if "expedientes/" in ruta or ruta.startswith("tramitacion/documentos/"):
        valores["documento_id"] = valores["del_expediente_id"]
    return f"/{slug}/{PARAMETRO.sub(lambda p: valores[p[1]], ruta)}"


def pedir(cliente: Client, metodo: str, ruta: str, url: str, **mas: object) -> HttpResponse:
    tipo = "application/json" if "api/v1/" in ruta else "application/x-www-form-urlencoded"
    cache.clear()  # The limits of the public pages have their own tests.
    return cliente.generic(metodo, url, secure=True, content_type=tipo, **mas)


def letra(respuesta: HttpResponse) -> str:
    if respuesta.status_code == 302:
        return "e" if "/entrar/?siguiente" in respuesta["Location"] else "o"
    assert respuesta.status_code < 500
    return {404: "n", 403: "p", 405: "m", 401: "u"}.get(respuesta.status_code, "o")


class Deshacer:
    """Undo in the database and in the browser whatever a request does."""

    def __init__(self, cliente):
        self.cliente = cliente

    def __enter__(self):
        self.galletas = {c: m.value for c, m in self.cliente.cookies.items()}
        self.punto = transaction.savepoint()

    def __exit__(self, *_):
        transaction.savepoint_rollback(self.punto)
        self.cliente.cookies.clear()
        for nombre, valor in self.galletas.items():
            self.cliente.cookies[nombre] = valor


def cambios() -> int:
    with connection.cursor() as cursor:
        cursor.execute(CAMBIOS)
        return cursor.fetchone()[0]


class TestCadaRutaACadaCual:
    @pytest.mark.parametrize("metodo", ["GET", "POST"])
    def test_responde_lo_que_dice_la_tabla_y_quien_no_entra_no_cambia_nada(
        self, mundo, clientes, metodo
    ):
        distintas, escritas = [], []
        for ruta in TODAS:
            visto = ""
            for rol in matriz.ROLES:
                with Deshacer(clientes[rol]):
                    antes = cambios()
                    visto += letra(pedir(clientes[rol], metodo, ruta, direccion(ruta, mundo)))
                    if visto[-1] in DENEGADAS and cambios() != antes:
                        escritas.append((ruta, metodo, rol))
            esperado = matriz.MATRIZ[ruta][metodo == "POST"]
            if visto != esperado:
                distintas.append((ruta, metodo, esperado, visto))

        assert not distintas
        assert not escritas

    def test_sin_la_ficha_de_formulario_no_se_acepta_ningun_post(self, mundo, casa, cliente_de):
        quienes = [
            Client(enforce_csrf_checks=True),
            cliente_de("12345678Z", Clase.CIUDADANO, enforce_csrf_checks=True),
            cliente_de("10000004H", enforce_csrf_checks=True),
        ]
        aceptadas = []
        for ruta in TODAS:
            if ruta.startswith("api/v1/"):
                continue  # No cookie opens the API: there is nothing to forge.
            for cliente in quienes:
                for metodo in ("POST", "PUT", "DELETE", "PATCH"):
                    with Deshacer(cliente):
                        antes = cambios()
                        respuesta = pedir(cliente, metodo, ruta, direccion(ruta, mundo))
                        if respuesta.status_code not in {403, 405} or cambios() != antes:
                            aceptadas.append((ruta, metodo, respuesta.status_code))

        assert not aceptadas

    def test_ninguna_galleta_abre_la_api(self, mundo, clientes):
        for ruta in (r for r in TODAS if r.startswith("api/v1/")):
            letras = matriz.MATRIZ[ruta]
            for rol, *vistas in zip(matriz.ROLES, *letras, strict=True):
                if rol != "aplicacion" and "u" in "".join(letras):
                    assert not {"o", "n", "p"} & set(vistas), (ruta, rol)


class TestLoDeOtraEntidad:
    """Staff of Peñalba with every role there, and its application, ask for what is of Villaclara."""

    @pytest.fixture
    def de_penalba(self, clientes, otra_entidad, cliente_de):
        from datetime import date

        from consistorio.identidad import services as identidad
        from consistorio.plataforma.actores import sistema
        from consistorio.plataforma.actores.asignaciones import asignar

        with en(otra_entidad):
            for rol in ("registro", "tramitador", "firmante", "secretaria", "administrador"):
                asignar(
                    clase=Clase.EMPLEADO,
                    identificador="10000009E",
                    rol=rol,
                    desde=date(2020, 1, 1),
                )
            alta = identidad.crear_aplicacion(
                actor=sistema(otra_entidad, "pruebas"),
                nombre="Otra",
                reloj=hora_oficial(otra_entidad),
            )
            token, _segundos = identidad.emitir_token(
                client_id=alta.client_id,
                client_secret=alta.client_secret,
                reloj=hora_oficial(otra_entidad),
            )
        return [
            cliente_de("10000009E", sede=otra_entidad),
            cliente_de("12345678Z", Clase.CIUDADANO, sede=otra_entidad),
            Client(headers={"Authorization": f"Bearer {token}"}),
        ]

    def test_no_existe_para_nadie(self, mundo, de_penalba):
        con_objeto = [r for r in TODAS if re.search(r"_id>|<str:csv>", r)]
        fugas = []
        for ruta in con_objeto:
            for metodo in ("GET", "POST"):
                for cliente in de_penalba:
                    with Deshacer(cliente):
                        antes = cambios()
                        respuesta = pedir(cliente, metodo, ruta, direccion(ruta, mundo, "penalba"))
                        if letra(respuesta) not in DENEGADAS or cambios() != antes:
                            fugas.append((ruta, metodo, respuesta.status_code))

        assert len(con_objeto) > 40
        assert not fugas

    def test_el_token_de_una_no_vale_en_otra(self, mundo, de_penalba):
        for ruta in (r for r in TODAS if r.startswith("api/v1/") and "u" in matriz.MATRIZ[r][0]):
            respuesta = pedir(de_penalba[2], "GET", ruta, direccion(ruta, mundo))
            assert respuesta.status_code == 401, ruta
