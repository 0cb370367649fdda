import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.documentos.rules.texto_rico import desde_html
from consistorio.expedientes.rules.cierre import Situacion, comprobaciones
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.rules.marcado import ETIQUETAS, a_html, dice_algo, limpiar
from consistorio.expedientes.rules.recursos import contenido_de_la_notificacion, pie_de_recursos
from consistorio.expedientes.rules.resolucion import (
    CampoDesconocido,
    Sentido,
    fundir,
    texto_inicial,
)
from consistorio.notificaciones.rules.contenido import Validez, validez

CAMPOS = {
    "expediente": "EXP-2026-000001",
    "procedimiento": "Licencia",
    "asunto": "Reformar el baño",
    "interesado": "ANA GARCÍA",
    "nif": "12345678Z",
    "asiento": "2026-E-000001",
    "fecha_de_entrada": "martes, 10 de febrero de 2026",
    "organo": "la Alcaldía",
    "base_legal": "",
}


class TestMarcado:
    @pytest.mark.parametrize(
        ("caso", "texto", "html"),
        [
            ("un párrafo", "Hola", "<p>Hola</p>"),
            ("dos, con línea en blanco", "Uno\n\nDos", "<p>Uno</p><p>Dos</p>"),
            ("saltos sencillos", "Uno\r\nDos", "<p>Uno<br>Dos</p>"),
            ("título", "## Resuelvo", "<h2>Resuelvo</h2>"),
            ("título y su párrafo", "## Resuelvo\nUno", "<h2>Resuelvo</h2><p>Uno</p>"),
            ("lista", "- Uno\n- Dos", "<ul><li>Uno</li><li>Dos</li></ul>"),
            ("numerada", "1. Uno\n2. Dos", "<ol><li>Uno</li><li>Dos</li></ol>"),
            ("negrita y cursiva", "**Uno** y *dos*", "<p><b>Uno</b> y <i>dos</i></p>"),
            ("un asterisco suelto", "2 * 3 * 4", "<p>2 * 3 * 4</p>"),
            ("signos", "a < b & c", "<p>a &lt; b &amp; c</p>"),
            ("html del subconjunto", "<p>Uno <b>dos</b></p>", "<p>Uno <b>dos</b></p>"),
            ("html de fuera", '<p onclick="x()">Uno<img src=x></p>', "<p>Uno</p>"),
            ("código", "<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ],
    )
    def test_lo_que_se_escribe(self, caso, texto, html):
        assert a_html(texto) == html

    @given(st.text(alphabet=string.printable, max_size=300))
    def test_nunca_sale_una_etiqueta_de_fuera(self, texto):
        html = a_html(texto)

        assert limpiar(html) == html
        assert all(
            trozo.split(">")[0].strip("/ ").split(" ")[0] in ETIQUETAS
            for trozo in html.split("<")[1:]
        )

    @given(st.text(max_size=300))
    def test_el_compositor_acepta_cualquier_texto(self, texto):
        assert bool(desde_html(a_html(texto))) == dice_algo(texto)


class TestPlantilla:
    @pytest.mark.parametrize("sentido", list(Sentido))
    def test_cada_sentido_llena_todos_los_huecos(self, sentido):
        texto = texto_inicial(sentido, CAMPOS)

        assert "[[" not in texto
        assert "ANA GARCÍA" in texto

    def test_un_campo_que_no_existe_se_dice(self):
        with pytest.raises(CampoDesconocido):
            fundir("[[saldo]]", CAMPOS)

    def test_lo_que_llena_un_hueco_no_se_vuelve_a_leer(self):
        assert fundir("[[asunto]]", {"asunto": "[[nif]]", "nif": "1"}) == "[[nif]]"


class TestRecursos:
    def test_la_notificacion_dice_todo_lo_que_manda_el_articulo_40_2(self):
        contenido = contenido_de_la_notificacion("la Alcaldía", date(2026, 2, 10))

        assert validez(contenido) is Validez.COMPLETA
        pie = pie_de_recursos(contenido)
        for dato in ("pone fin a la vía", "reposición", "un mes", "dos meses", "la Alcaldía"):
            assert dato in pie

    def test_lo_que_no_pone_fin_a_la_via_admite_alzada(self):
        contenido = contenido_de_la_notificacion(
            "la Concejalía", date(2026, 2, 10), pone_fin_a_la_via=False, superior="la Alcaldía"
        )

        assert validez(contenido) is Validez.COMPLETA
        assert "no pone fin" in pie_de_recursos(contenido)
        assert "de alzada, ante la Alcaldía" in pie_de_recursos(contenido)


class TestCierre:
    @pytest.mark.parametrize(
        ("cambio", "falta"),
        [
            ({}, []),
            ({"estado": Estado.EN_TRAMITACION}, ["terminado"]),
            ({"resolucion_firmada": False}, ["resolucion"]),
            ({"notificacion_con_efecto": False}, ["notificacion"]),
            ({"acuse_incorporado": False}, ["acuse"]),
            ({"ordenes": [1, 3]}, ["indice"]),
            ({"ordenes": []}, ["indice"]),
        ],
    )
    def test_dice_lo_que_falta(self, cambio, falta):
        completa = {
            "estado": Estado.RESUELTO,
            "resolucion_firmada": True,
            "notificacion_con_efecto": True,
            "acuse_incorporado": True,
            "ordenes": [1, 2, 3],
        }

        hechas = comprobaciones(Situacion(**{**completa, **cambio}))

        assert [c.codigo for c in hechas if not c.cumplida] == falta
