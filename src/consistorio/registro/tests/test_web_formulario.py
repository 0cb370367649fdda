"""The form of a procedure on the page: it asks what applies, keeps it, and needs no JavaScript."""

from __future__ import annotations

import base64
import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consistorio.catalogo import services as catalogo
from consistorio.catalogo.tests.formularios import campo, definicion, opciones
from consistorio.plataforma.entidades import en
from consistorio.registro.models import AdjuntoDeBorrador, Asiento, Borrador
from consistorio.registro.tests.test_web_presentar import PDF, abrir

pytestmark = pytest.mark.django_db
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
COLUMNAS = [
    {"nombre": "concepto", "tipo": "texto", "etiqueta": {"es": "Concepto"}},
    {"nombre": "importe", "tipo": "importe", "etiqueta": {"es": "Importe"}},
]
OBRA = definicion(
    campo("obra", "opciones", opciones=opciones("menor", "mayor")),
    campo("proyecto", cuando='obra == "mayor"'),
    campo("avisos", "varias", opciones=opciones("vado", "grua"), obligatorio=False),
    campo("sitio", "direccion"),
    campo("gastos", "tabla", columnas=COLUMNAS, maximo=3),
    campo("total", "calculo", calculo="suma(gastos.importe)", unidad="€"),
    campo("gracias", "nota"),
    secciones=[
        {"desde": "sitio", "titulo": {"es": "El sitio"}, "pagina": True},
        {"desde": "gastos", "titulo": {"es": "El dinero"}, "ayuda": {"es": "Sin IVA."}},
    ],
    slug="obra-de-prueba",
)
PRIMERA = {"asunto": "Obra en casa", "obra": "menor", "avisos": ["grua", "vado"]}
SEGUNDA = {
    "sitio_via": "Calle Mayor",
    "sitio_numero": "1",
    "sitio_codigo_postal": "48001",
    "sitio_municipio": "Bilbao",
    "gastos-0-concepto": "Azulejos",
    "gastos-0-importe": "100,50",
    "gastos-1-concepto": "Manos",
    "gastos-1-importe": "200",
    "email": "ana@correo.example",
}


@pytest.fixture
def tramite(entidad, unidad, pki, empleada, ciudadana, reloj):
    """A citizen with the form just begun: her browser and its address."""
    catalogo.publicar(actor=empleada, definicion=OBRA, reloj=reloj)
    navegador = abrir(ciudadana.entidad, ciudadana.identificador, ciudadana.nombre)
    url = navegador.get("/villaclara/tramites/obra-de-prueba/presentar/")["Location"]
    return navegador, url


def guardado(entidad):
    with en(entidad):
        return Borrador.objects.get().datos


class TestPaginas:
    def test_cada_pagina_pide_lo_suyo_y_lleva_a_la_siguiente(self, tramite):
        navegador, url = tramite
        primera = navegador.get(url).content.decode()

        a_la_segunda = navegador.post(f"{url}?pagina=1", PRIMERA)["Location"]
        segunda = navegador.get(a_la_segunda).content.decode()
        al_final = navegador.post(a_la_segunda, SEGUNDA)

        assert "Página 1 de 2" in primera
        assert "sitio_via" not in primera
        assert "email" not in primera.partition("<form")[2].partition("</form>")[0]
        assert "El dinero" in segunda
        assert "Sin IVA." in segunda
        assert al_final["Location"] == f"{url}documentos/"

    def test_no_se_pasa_de_pagina_con_algo_mal(self, tramite):
        navegador, url = tramite

        respuesta = navegador.post(f"{url}?pagina=1", {**PRIMERA, "obra": "ninguna"})

        assert respuesta.status_code == 422
        assert set(respuesta.context["form"].errors) == {"obra"}

    def test_si_falta_algo_al_revisar_se_vuelve_a_su_pagina(self, tramite):
        navegador, url = tramite
        navegador.post(f"{url}?pagina=1", PRIMERA)

        vuelta = navegador.get(f"{url}revisar/", follow=True)

        assert vuelta.context["form"].pagina == 2
        assert set(vuelta.context["form"].errors) == {"sitio", "gastos"}

    @pytest.mark.parametrize("pagina", ["9", "-1", "ñ", "٣"])
    def test_una_pagina_que_no_hay_no_rompe_nada(self, tramite, pagina):
        navegador, url = tramite

        assert navegador.get(f"{url}?pagina={pagina}").status_code == 200


class TestCondiciones:
    def test_lo_que_no_se_pregunta_esta_oculto_y_no_se_exige(self, tramite):
        navegador, url = tramite

        pagina = navegador.get(url).content.decode()

        assert '<div data-campo="proyecto" hidden>' in pagina
        assert '<div data-campo="obra">' in pagina

    def test_sin_javascript_aparece_al_continuar(self, tramite):
        navegador, url = tramite

        respuesta = navegador.post(f"{url}?pagina=1", {**PRIMERA, "obra": "mayor"})

        assert respuesta.status_code == 422
        assert set(respuesta.context["form"].errors) == {"proyecto"}
        assert '<div data-campo="proyecto">' in respuesta.content.decode()

    def test_al_guardarse_solo_dice_que_se_pregunta_y_cuanto_suma(self, tramite):
        navegador, url = tramite

        primero = navegador.post(f"{url}guardar/?pagina=1", {**PRIMERA, "obra": "mayor"}).json()
        segundo = navegador.post(f"{url}guardar/?pagina=2", SEGUNDA).json()

        assert primero["ocultos"] == []
        assert segundo["calculados"] == {"total": "300,50 €"}

    def test_lo_escrito_en_una_pagina_no_borra_la_otra(self, tramite, entidad):
        navegador, url = tramite
        navegador.post(f"{url}guardar/?pagina=1", PRIMERA)
        navegador.post(f"{url}guardar/?pagina=2", SEGUNDA)

        datos = guardado(entidad)

        assert datos["avisos"] == ["grua", "vado"]
        assert datos["sitio"]["municipio"] == "Bilbao"
        assert datos["gastos"][1] == {"concepto": "Manos", "importe": "200"}


class TestTabla:
    def test_otra_fila_se_pide_con_un_boton_y_lo_escrito_queda(self, tramite):
        navegador, url = tramite
        envio = {**SEGUNDA, "mas_filas": "gastos"}

        respuesta = navegador.post(f"{url}?pagina=2", envio)
        pagina = navegador.get(respuesta["Location"].partition("#")[0]).content.decode()

        assert respuesta["Location"].endswith("?pagina=2#id_gastos")
        assert pagina.count('class="fila-de-tabla"') == 3
        assert 'value="Azulejos"' in pagina

    def test_dice_en_que_fila_esta_lo_que_falla(self, tramite):
        navegador, url = tramite

        respuesta = navegador.post(f"{url}?pagina=2", {**SEGUNDA, "gastos-1-importe": "mucho"})

        [error] = respuesta.context["form"].errors["gastos"]
        assert error == "Fila 2, Importe: Escriba un importe así: 1200,50."

    def test_una_fila_de_mas_se_dice(self, tramite):
        navegador, url = tramite
        filas = {f"gastos-{n}-{c}": "1" for n in range(4) for c in ("concepto", "importe")}

        respuesta = navegador.post(f"{url}?pagina=2", {**SEGUNDA, **filas})

        assert respuesta.context["form"].errors["gastos"] == ["Caben 3 filas como mucho."]


def test_el_papel_dice_lo_respondido_en_palabras(tramite):
    navegador, url = tramite
    navegador.post(f"{url}?pagina=1", {**PRIMERA, "proyecto": "Escondido"})
    navegador.post(f"{url}?pagina=2", SEGUNDA)

    revision = navegador.get(f"{url}revisar/")

    assert revision.context["tramite"].campos == (
        ("Asunto", "Obra en casa"),
        ("Obra", "Menor"),
        ("Avisos", "Vado; Grua"),
        ("Sitio", "Calle Mayor, 1, 48001 Bilbao"),
        ("Gastos", "Concepto: Azulejos; Importe: 100,50 €\nConcepto: Manos; Importe: 200,00 €"),
        ("Total", "300,50 €"),
    )


def test_el_registro_recibe_el_extracto(tramite):
    navegador, url = tramite
    navegador.post(f"{url}?pagina=1", PRIMERA)
    navegador.post(f"{url}?pagina=2", SEGUNDA)
    sha256 = navegador.get(f"{url}revisar/").context["preparada"].sha256

    hecho = navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})

    assert "/presentado/" in hecho["Location"]


class TestDocumentos:
    PLANO = {"nombre": "plano", "titulo": {"es": "Plano"}, "obligatorio": True, "formatos": ["pdf"]}
    MEMORIA = {"nombre": "memoria", "titulo": {"es": "Memoria"}, "cuando": 'obra == "mayor"'}
    OBRA = definicion(
        campo("obra", "opciones", opciones=opciones("menor", "mayor")),
        documentos=[PLANO, MEMORIA],
        slug="obra-con-plano",
    )

    @pytest.fixture
    def tramite(self, entidad, unidad, pki, empleada, ciudadana, reloj):
        catalogo.publicar(actor=empleada, definicion=self.OBRA, reloj=reloj)
        navegador = abrir(ciudadana.entidad, ciudadana.identificador, ciudadana.nombre)
        url = navegador.get("/villaclara/tramites/obra-con-plano/presentar/")["Location"]
        navegador.post(url, {"asunto": "Valla", "obra": "menor"})
        return navegador, url

    def adjuntar(self, tramite, contenido, **mas):
        navegador, url = tramite
        fichero = SimpleUploadedFile(mas.pop("nombre", "plano.pdf"), contenido)
        return navegador.post(f"{url}documentos/adjuntar/", {"ficheros": fichero, **mas})

    def test_se_piden_solo_los_que_van_con_lo_respondido(self, tramite):
        navegador, url = tramite
        con_menor = navegador.get(f"{url}documentos/").context["pedidos"]
        navegador.post(url, {"asunto": "Valla", "obra": "mayor"})
        con_mayor = navegador.get(f"{url}documentos/").context["pedidos"]

        assert [p.documento.nombre for p in con_menor] == ["plano"]
        assert [p.documento.nombre for p in con_mayor] == ["plano", "memoria"]

    def test_cada_fichero_queda_en_su_sitio_y_con_su_nombre(self, tramite):
        navegador, url = tramite
        self.adjuntar(tramite, PDF + b"% valla", documento="plano")
        self.adjuntar(tramite, PDF + b"% otro", nombre="carta.pdf")

        pagina = navegador.get(f"{url}documentos/").context
        sha256 = navegador.get(f"{url}revisar/").context["preparada"].sha256
        navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})

        assert [a.nombre for a in pagina["pedidos"][0].adjuntos] == ["plano.pdf"]
        assert [a.nombre for a in pagina["otros"]] == ["carta.pdf"]
        presentados = Asiento.objects.get().documentos.order_by("orden")
        assert [d.nombre for d in presentados][1:3] == ["Plano: plano.pdf", "carta.pdf"]

    def test_en_otro_formato_no_se_admite_y_lo_dice(self, tramite):
        respuesta = self.adjuntar(tramite, PNG, nombre="plano.png", documento="plano")

        assert respuesta.status_code == 422
        assert "se pide en otro formato" in respuesta.content.decode()
        assert not AdjuntoDeBorrador.objects.exists()

    def test_por_trozos_tampoco_se_admite_en_otro_formato(self, tramite):
        navegador, url = tramite
        datos = {"nombre": "plano.png", "size": len(PNG), "documento": "plano"}
        datos["sha256"] = hashlib.sha256(PNG).hexdigest()
        subida = navegador.post(f"{url}subidas/", datos).json()["id"]

        respuesta = navegador.post(
            f"{url}subidas/{subida}/?desde=0", PNG, content_type="application/octet-stream"
        )

        assert respuesta.status_code == 422
        assert "otro formato" in respuesta.json()["error"]
        assert not AdjuntoDeBorrador.objects.exists()

    def test_si_falta_se_dice_pero_se_puede_presentar(self, tramite):
        navegador, url = tramite

        revision = navegador.get(f"{url}revisar/")
        sha256 = revision.context["preparada"].sha256
        hecho = navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})

        assert "Le falta algún documento" in revision.content.decode()
        assert "artículo 68.1" in revision.content.decode()
        assert "/presentado/" in hecho["Location"]

    def test_lo_que_ya_no_se_pide_sigue_entre_los_otros(self, tramite):
        navegador, url = tramite
        navegador.post(url, {"asunto": "Valla", "obra": "mayor"})
        self.adjuntar(tramite, PDF + b"% memoria", nombre="memoria.pdf", documento="memoria")
        navegador.post(url, {"asunto": "Valla", "obra": "menor"})

        pagina = navegador.get(f"{url}documentos/").context

        assert [a.nombre for a in pagina["otros"]] == ["memoria.pdf"]

    def test_un_documento_que_no_se_pide_es_otro(self, tramite):
        self.adjuntar(tramite, PDF + b"% inventado", documento="inventado")

        assert AdjuntoDeBorrador.objects.get().documento == ""
