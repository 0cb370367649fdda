from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from consistorio.canales import demostracion, menus
from consistorio.canales.sede.datos import datos_de
from consistorio.canales.sede.urls import PAGINAS
from consistorio.catalogo import services as catalogo
from consistorio.plataforma.actores import Actor, Clase, sistema

pytestmark = pytest.mark.django_db
IDIOMAS = ["es", "eu", "ca", "ca-valencia", "gl", "en", "ru"]
RUTAS = ["", "tramites/", "tramites/instancia-general/", "entrar/", "sede/fecha-y-hora/"]
RUTAS += [f"sede/{ruta}" for ruta, _ in PAGINAS]


@pytest.fixture
def sede(client, entidad, reloj):
    actor = sistema(entidad, "pruebas")
    demostracion.sembrar(actor)
    catalogo.publicar_los_de_la_casa(actor=actor, reloj=reloj)
    return client


@pytest.mark.parametrize("idioma", IDIOMAS)
@pytest.mark.parametrize("ruta", RUTAS)
def test_cada_pagina_existe_en_cada_idioma(sede, ruta, idioma):
    sede.cookies["idioma"] = idioma

    respuesta = sede.get(f"/villaclara/{ruta}")
    pagina = respuesta.content.decode()

    assert respuesta.status_code == 200
    assert f'<html lang="{idioma}"' in pagina
    assert pagina.count("<h1") == 1
    assert "style=" not in pagina
    assert not re.search(r"<script(?![^>]*src=)", pagina)


@pytest.mark.parametrize("ruta", RUTAS)
def test_todas_las_paginas_llevan_la_hora_oficial_y_la_accesibilidad(sede, ruta):
    pagina = sede.get(f"/villaclara/{ruta}").content.decode()

    assert "data-hora=" in pagina
    assert "/villaclara/sede/accesibilidad/" in pagina


def test_every_link_of_the_map_leads_somewhere(sede):
    pagina = sede.get("/villaclara/sede/mapa/").content.decode()
    propias = {
        u for u in re.findall(r'href="(/villaclara/[^"#?]*)"', pagina) if "/idioma/" not in u
    }

    assert len(propias) > 15
    assert {u: s for u in propias if (s := sede.get(u).status_code) not in {200, 302}} == {}


def test_la_sede_publica_lo_que_exige_el_articulo_11(sede):
    pagina = sede.get("/villaclara/sede/titularidad/").content.decode()

    assert "P2807900B" in pagina
    assert "Boletín Oficial de la Provincia núm. 21" in pagina


def test_lo_que_la_entidad_no_dice_no_se_inventa(entidad):
    datos = datos_de(entidad)

    assert datos.telefono == ""
    assert datos.oficinas == ()


class TestIdioma:
    def test_elegir_idioma_vuelve_a_la_misma_pagina(self, sede):
        respuesta = sede.get("/villaclara/idioma/eu/?volver=/villaclara/tramites/")

        assert respuesta.url == "/villaclara/tramites/"
        assert respuesta.cookies["idioma"].value == "eu"
        assert respuesta.cookies["idioma"]["path"] == "/villaclara/"

    @pytest.mark.parametrize("fuera", ["https://malo.example/", "//malo.example/", "javascript:x"])
    def test_nunca_lleva_fuera_de_la_sede(self, sede, fuera):
        respuesta = sede.get("/villaclara/idioma/eu/", {"volver": fuera})

        assert respuesta.url == "/villaclara/"

    def test_un_idioma_que_no_tenemos_es_404(self, sede):
        assert sede.get("/villaclara/idioma/tlh/").status_code == 404


class TestErrores:
    def test_lo_que_no_existe_se_dice_en_palabras(self, sede):
        respuesta = sede.get("/villaclara/nada/")

        assert respuesta.status_code == 404
        assert "Esta página no existe" in respuesta.content.decode()

    def test_outside_every_sede_too(self, client):
        assert "Esta página no existe" in client.get("/no-hay/tal/").content.decode()


class TestMenus:
    def test_no_se_ofrece_lo_que_no_esta_instalado_o_no_se_puede(self, entidad):
        entradas = (
            menus.Entrada("Sí", "sede:inicio"),
            menus.Entrada("No está", "nada:nada"),
            menus.Entrada("No puede", "sede:ayuda", permiso="x.y"),
        )
        nadie = Actor(entidad, Clase.EMPLEADO, "11111111H", "Nadie", frozenset())

        assert [e.texto for e in menus.visibles(entradas, nadie, "/otra/")] == ["Sí"]

    def test_la_de_la_pagina_va_marcada_y_solo_una(self, sede):
        pagina = sede.get("/villaclara/tramites/").content.decode()
        menu = pagina.split('class="ancho"')[1].split("</ul>")[0]

        assert menu.count('aria-current="page"') == 1


def test_the_portal_finds_a_town_hall_without_accents(client, entidad, otra_entidad):
    pagina = client.get("/", {"q": "VILLACLÁRA"}).content.decode()

    assert 'href="/villaclara/"' in pagina
    assert 'href="/penalba/"' not in pagina


def test_la_mesa_de_trabajo_pide_entrar(client, entidad):
    assert client.get("/villaclara/tramitacion/").url.startswith("/villaclara/tramitacion/entrar/")
    assert client.get("/villaclara/carpeta/").url.startswith("/villaclara/entrar/")


class TestElRegistroVerificable:
    URL = "/villaclara/registro-verificable/"

    @pytest.fixture
    def publicado(self, entidad, monkeypatch):
        from consistorio.canales.sede import registro_verificable
        from consistorio.plataforma.constancia import asentar, cofirmas, publicacion, secuencia
        from consistorio.plataforma.enchufes.testigos import testigos
        from consistorio.plataforma.reloj import ahora

        asentar(entidad, tipo="prueba", contenido={})
        punto = secuencia.cerrar_punto(entidad)
        (conocido,) = testigos()
        cofirmas.pedir_cofirma(punto, conocido)
        monkeypatch.setattr(registro_verificable, "ahora", lambda: ahora() + publicacion.CADA)
        return punto

    def test_dice_la_clave_el_punto_de_control_y_sus_testigos(self, entidad, publicado):
        from consistorio.plataforma.constancia.claves import verificador

        pagina = Client().get(self.URL, secure=True).content.decode()

        assert bytes(publicado.raiz).hex() in pagina
        assert verificador(entidad) in html.unescape(pagina)
        assert "testigo-simulado" in pagina
        assert "Ha firmado el último punto de control" in pagina
        assert "Es simulado" in pagina

    def test_recien_nacido_lo_dice(self, entidad, settings):
        settings.CONSISTORIO_DEMO = False

        pagina = Client().get(self.URL, secure=True).content.decode()

        assert "Todavía no se ha publicado ningún punto de control" in pagina
        assert "todavía no tiene testigos" in pagina

    def test_da_el_mismo_vigilante_que_la_orden(self, entidad):
        from pathlib import Path

        from consistorio.verificador import vigilante

        respuesta = Client().get("/villaclara/verificar/vigilante.py", secure=True)

        assert respuesta.content == Path(vigilante.__file__).read_bytes()
        assert "vigilante.py" in respuesta["Content-Disposition"]
