"""The library: each procedure says what the law asks for, and its form takes a real answer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from consistorio.catalogo import services
from consistorio.catalogo.rules.analisis.forma import DEL_CONTACTO
from consistorio.catalogo.rules.definicion import IDIOMAS, Sentido
from consistorio.plataforma.actores import SinPermiso
from consistorio.registro.web.contacto import Contacto

FICHEROS = services.biblioteca()
DEFINICIONES = {slug: services.leer_fichero(f) for slug, f in FICHEROS.items()}
ICONOS = Path(services.__file__).parents[2] / "plataforma/ui/templates/ui/iconos"
DATOS_QUE_YA_TIENE = ("fotocopia del dni", "certificado de empadronamiento", "volante")
cada_una = pytest.mark.parametrize("slug", DEFINICIONES)


def test_el_analisis_sabe_que_se_pregunta_con_los_datos_de_contacto():
    assert {*Contacto.base_fields, "idioma"} == DEL_CONTACTO


@cada_una
def test_lo_que_se_elige_se_lee_en_los_siete_idiomas(slug):
    for campo in DEFINICIONES[slug].formulario.campos:
        assert all(set(o.etiqueta) == IDIOMAS for o in campo.opciones), campo.nombre


@cada_una
def test_dice_que_pasa_si_no_se_resuelve_y_en_que_plazo(slug):
    resolucion = DEFINICIONES[slug].resolucion

    assert resolucion.silencio.articulos
    assert resolucion.plazo or resolucion.silencio.sentido is Sentido.NO_PROCEDE


@cada_una
def test_no_pide_lo_que_ya_tiene_la_administracion(slug):
    definicion = DEFINICIONES[slug]

    for documento in definicion.adjuntos.documentos:
        titulo = documento.titulo["es"].casefold()
        assert not any(dato in titulo for dato in DATOS_QUE_YA_TIENE), titulo
        assert set(documento.titulo) == IDIOMAS
    assert all(set(c.titulo) == IDIOMAS for c in definicion.adjuntos.consultas)


@cada_una
def test_cita_normas_y_su_dibujo_existe(slug):
    definicion = DEFINICIONES[slug]

    assert any(norma.url for norma in definicion.normativa)
    assert (ICONOS / f"{definicion.icono}.svg").is_file()
    assert definicion.palabras
    assert FICHEROS[slug].parent.name == definicion.materia


def test_no_hay_dos_con_el_mismo_nombre_o_titulo():
    slugs = Counter(f.stem for f in services.DE_LA_CASA.rglob("*.yaml"))
    titulos = Counter(d.titulo["es"] for d in DEFINICIONES.values())

    assert slugs.most_common(1)[0][1] == 1
    assert titulos.most_common(1)[0][1] == 1


@pytest.mark.django_db
class TestPublicar:
    def test_se_toma_de_la_biblioteca_y_su_ficha_dice_que_se_consulta(
        self, client, empleada, reloj
    ):
        services.publicar_de_la_biblioteca(actor=empleada, slugs=["alta-en-el-padron"], reloj=reloj)

        pagina = client.get("/villaclara/tramites/alta-en-el-padron/").content.decode()

        assert "Lo que consultamos nosotros" in pagina
        assert "Dirección General de la Policía" in pagina

    def test_con_uno_que_no_existe_no_se_publica_ninguno(self, client, empleada, reloj):
        with pytest.raises(services.FueraDeLaBiblioteca):
            services.publicar_de_la_biblioteca(
                actor=empleada, slugs=["alta-en-el-padron", "pescar"], reloj=reloj
            )

        assert client.get("/villaclara/tramites/alta-en-el-padron/").status_code == 404

    def test_sin_permiso_no_se_publica(self, sin_permisos, reloj):
        with pytest.raises(SinPermiso):
            services.publicar_de_la_biblioteca(
                actor=sin_permisos, slugs=["alta-en-el-padron"], reloj=reloj
            )


@pytest.mark.django_db
def test_toda_la_biblioteca_se_publica_y_su_catalogo_se_lee(client, empleada, reloj):
    services.publicar_de_la_biblioteca(actor=empleada, slugs=FICHEROS, reloj=reloj)

    pagina = client.get("/villaclara/tramites/").content.decode()

    assert all(f"/tramites/{slug}/" in pagina for slug in FICHEROS)
    assert {
        s: e for s in FICHEROS if (e := client.get(f"/villaclara/tramites/{s}/").status_code) != 200
    } == {}
    assert json.dumps(len(FICHEROS)) in pagina
