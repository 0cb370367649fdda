"""The library: each procedure says what the law asks for, and its form takes a real answer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from consistorio.catalogo import services
from consistorio.catalogo.rules.definicion import IDIOMAS, Definicion, Sentido
from consistorio.catalogo.rules.formulario import Campo, TipoDeCampo
from consistorio.plataforma.actores import SinPermiso
from consistorio.registro.web.formularios import Contacto, formulario_de

FICHEROS = services.biblioteca()
DEFINICIONES = {slug: services.leer_fichero(f) for slug, f in FICHEROS.items()}
ICONOS = Path(services.__file__).parents[2] / "plataforma/ui/templates/ui/iconos"
DATOS_QUE_YA_TIENE = ("fotocopia del dni", "certificado de empadronamiento", "volante")
RESPUESTAS: dict[TipoDeCampo, Any] = {
    TipoDeCampo.TEXTO: "Calle Mayor, 1",
    TipoDeCampo.PARRAFO: "Lo que haga falta decir.",
    TipoDeCampo.FECHA: "2026-03-02",
    TipoDeCampo.NUMERO: 2,
    TipoDeCampo.IMPORTE: "1200,50",
    TipoDeCampo.CORREO: "ana@correo.example",
    TipoDeCampo.TELEFONO: "600 000 000",
    TipoDeCampo.CASILLA: "on",
}
cada_una = pytest.mark.parametrize("slug", DEFINICIONES)


def _respuesta(campo: Campo) -> Any:
    return campo.opciones[0].valor if campo.opciones else RESPUESTAS[campo.tipo]


def _respuestas(definicion: Definicion) -> dict[str, Any]:
    return {
        c.nombre: str(_respuesta(c))[: c.maximo] if c.tipo is TipoDeCampo.TEXTO else _respuesta(c)
        for c in definicion.formulario.campos
    }


@cada_una
def test_su_formulario_admite_una_respuesta_completa(slug):
    definicion = DEFINICIONES[slug]
    form = formulario_de(definicion, "es")(_respuestas(definicion))

    assert form.is_valid(), form.errors


@cada_una
def test_su_formulario_no_admite_que_falte_lo_obligatorio(slug):
    definicion = DEFINICIONES[slug]
    obligatorios = {c.nombre for c in definicion.formulario.campos if c.obligatorio}

    assert obligatorios
    assert set(formulario_de(definicion, "es")({}).errors) == obligatorios


@cada_una
def test_no_pregunta_lo_que_ya_se_pregunta_con_los_datos_de_contacto(slug):
    nombres = {c.nombre for c in DEFINICIONES[slug].formulario.campos}

    assert not nombres & set(Contacto.base_fields)


@cada_una
def test_el_extracto_sale_de_un_texto_obligatorio(slug):
    formulario = DEFINICIONES[slug].formulario
    extracto = next(c for c in formulario.campos if c.nombre == formulario.extracto_de)

    assert extracto.obligatorio
    assert extracto.tipo in {TipoDeCampo.TEXTO, TipoDeCampo.PARRAFO}


@cada_una
def test_las_opciones_y_solo_ellas_tienen_que_elegir_en_los_siete_idiomas(slug):
    for campo in DEFINICIONES[slug].formulario.campos:
        elige = campo.tipo in {TipoDeCampo.OPCIONES, TipoDeCampo.LISTA}
        assert elige == bool(campo.opciones), campo.nombre
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
