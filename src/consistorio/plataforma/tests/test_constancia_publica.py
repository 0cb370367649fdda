"""What anybody reads of the log is enough to rebuild it, never changes and says nothing of anybody."""

import hashlib
from datetime import timedelta

import pytest
from django.test import Client

from consistorio.nucleo.merkle import Arbol, hash_hoja
from consistorio.nucleo.punto_de_control import abrir_punto_de_control
from consistorio.nucleo.teselas import Tesela
from consistorio.plataforma.constancia import asentar, publicacion, vistas
from consistorio.plataforma.constancia.claves import clave_publica, origen
from consistorio.plataforma.constancia.secuencia import cerrar_punto
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Hoja, Nodo
from consistorio.plataforma.reloj import ahora

pytestmark = pytest.mark.django_db
RAIZ = "/villaclara/registro-verificable/"
PERSONAL = "12345678Z ANA GARCÍA PRUEBA"


@pytest.fixture
def mas_tarde(monkeypatch):
    """Half a minute has passed, so that what is closed is public."""
    monkeypatch.setattr(vistas, "ahora", lambda: ahora() + publicacion.CADA)


@pytest.fixture
def asentados(entidad):
    def asentar_varios(cuantos):
        for n in range(cuantos):
            asentar(
                entidad,
                tipo="prueba",
                contenido={"n": n, "quien": PERSONAL},
                objeto_id=uuid7(),
            )
        return cerrar_punto(entidad)

    return asentar_varios


def pedir(ruta, **cabeceras):
    return Client().get(RAIZ + ruta, secure=True, headers=cabeceras)


def trozos(datos, largo=32):
    return [datos[i : i + largo] for i in range(0, len(datos), largo)]


def test_the_whole_tree_is_rebuilt_from_what_is_public(entidad, asentados, mas_tarde):
    asentados(200)
    asentados(90)

    punto = abrir_punto_de_control(
        pedir("checkpoint").content.decode(),
        origen=origen(entidad),
        clave_publica=clave_publica(entidad),
    )
    hojas = trozos(pedir("tile/0/000").content) + trozos(pedir("tile/0/001.p/34").content)
    (de_arriba,) = trozos(pedir("tile/1/000.p/1").content)

    assert punto.size == len(hojas) == 290
    assert Arbol().anadir_varias(hojas)[0].raiz == punto.raiz
    assert Arbol().anadir_varias(hojas[:256])[0].raiz == de_arriba


def test_the_entries_are_the_leaves_and_say_nothing_of_anybody(asentados, mas_tarde):
    asentados(3)

    respuesta = pedir("tile/entries/000.p/3")

    entradas = trozos(respuesta.content, 34)
    assert {e[:2] for e in entradas} == {b"\0\x20"}
    assert [hash_hoja(e[2:]) for e in entradas] == trozos(pedir("tile/0/000.p/3").content)
    for hoja in Hoja.objects.all():
        assert bytes(hoja.sal) not in respuesta.content
        assert hashlib.sha256(hoja.contenido.encode()).digest() not in respuesta.content


def test_the_same_fact_twice_gives_two_leaves_that_nobody_can_tell_apart(entidad, mas_tarde):
    for _ in range(2):
        asentar(entidad, tipo="prueba", contenido={"quien": PERSONAL})
    cerrar_punto(entidad)

    una, otra = trozos(pedir("tile/entries/000.p/2").content, 34)

    assert una != otra


class TestCuandoSePublica:
    def test_what_has_just_been_closed_is_not_public_yet(self, asentados):
        punto = asentados(1)

        assert publicacion.punto_publico(punto.cerrado_en) is None

    def test_nor_are_its_teselas(self, asentados, monkeypatch):
        punto = asentados(1)
        monkeypatch.setattr(vistas, "ahora", lambda: punto.cerrado_en)

        assert pedir("checkpoint").status_code == 404
        assert pedir("tile/0/000.p/1").status_code == 404

    def test_it_is_public_before_a_minute(self, asentados):
        punto = asentados(1)
        limite = punto.cerrado_en + timedelta(seconds=60)

        assert publicacion.punto_publico(limite) == punto

    def test_the_hours_of_publication_are_whole_half_minutes(self):
        for segundos in (0, 1, 29.9, 30, 45):
            corte = publicacion.publicado_hasta(ahora() + timedelta(seconds=segundos))
            assert (corte.second % 30, corte.microsecond) == (0, 0)


class TestLoQueNoHay:
    @pytest.mark.parametrize(
        "ruta",
        [
            *("tile/0/000", "tile/0/000.p/4", "tile/0/001.p/1", "tile/1/000.p/1", "tile/64/000"),
            *("tile/0/0", "tile/0/000.p/0", "tile/0/../../x", "tile/entries/000", "tile/x/000"),
        ],
    )
    def test_is_not_served(self, asentados, mas_tarde, ruta):
        asentados(3)

        assert pedir(ruta).status_code == 404

    def test_a_log_without_checkpoints_says_so(self, entidad):
        respuesta = pedir("checkpoint")

        assert respuesta.status_code == 404
        assert "aún no tiene" in respuesta.content.decode()

    def test_a_hash_that_is_missing_is_not_hidden(self, asentados):
        asentados(3)

        with pytest.raises(publicacion.BitacoraRota):
            publicacion.hashes_de(Tesela(0, 0, 4))
        with pytest.raises(publicacion.BitacoraRota):
            publicacion.hojas_de(Tesela(0, 0, 4))


class TestParaLasCaches:
    def test_a_tesela_is_kept_for_ever_by_whoever_asks(self, asentados, mas_tarde):
        asentados(3)

        respuesta = pedir("tile/0/000.p/3", cookie="sesion=abc; idioma=eu")

        assert respuesta["Cache-Control"] == "public, max-age=31536000, immutable"
        assert respuesta["Vary"] == "Accept-Encoding"
        assert not respuesta.cookies
        assert respuesta["Content-Type"] == "application/octet-stream"

    def test_is_not_sent_twice(self, asentados, mas_tarde):
        asentados(3)
        etiqueta = pedir("tile/0/000.p/3")["ETag"]

        repetida = pedir("tile/0/000.p/3", if_none_match=f'"otra", {etiqueta}')

        assert (repetida.status_code, repetida.content) == (304, b"")
        assert repetida["ETag"] == etiqueta

    def test_the_checkpoint_is_kept_for_a_moment(self, asentados, mas_tarde):
        asentados(3)

        assert pedir("checkpoint")["Cache-Control"] == "public, max-age=5"

    def test_the_partial_ones_stay_when_the_log_grows(self, asentados, mas_tarde):
        asentados(3)
        antes = pedir("tile/0/000.p/3").content
        asentados(300)

        assert pedir("tile/0/000.p/3").content == antes


def test_each_log_is_its_own(asentados, otra_entidad, mas_tarde):
    asentados(3)

    ajena = Client().get("/penalba/registro-verificable/checkpoint", secure=True)

    assert ajena.status_code == 404


def test_costs_two_queries_whatever_the_size(asentados, mas_tarde, django_assert_num_queries):
    asentados(300)
    pedir("checkpoint")

    with django_assert_num_queries(2):
        assert len(pedir("tile/0/000").content) == 8192
    assert Nodo.objects.count() > 500
