"""Variants of a model: of the library or of the province; their versions, and what changed in each."""

from __future__ import annotations

import msgspec
import pytest

from consistorio.catalogo import selectors, services
from consistorio.catalogo.rules.definicion import DefinicionIncorrecta
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Entidad

pytestmark = pytest.mark.django_db
TRAMITES = "/villaclara/tramitacion/tramites/"
VADO = "vado-permanente"
TEXTO = f"hereda: {VADO}\nresolucion:\n  plazo: {{cantidad: 1, unidad: meses}}\n"


@pytest.fixture
def ella(sentar):
    return sentar("10000005L", "administrador")


@pytest.fixture
def provincia(entidad, otra_entidad):
    """Another entidad that writes the models of this one."""
    Entidad.objects.filter(id=entidad.id).update(
        ajustes={**entidad.ajustes, "modelos_de": otra_entidad.codigo}
    )
    entidad.refresh_from_db()
    return otra_entidad


def publicar_en(otra, definicion, reloj):
    with en(otra):
        services.publicar(actor=sistema(otra, "pruebas"), definicion=definicion, reloj=reloj)


def atrasadas():
    return services.variantes_atrasadas(selectors.listar())


def publicar(ella, texto, version=0):
    return ella.post(f"{TRAMITES}nuevo/", {"texto": texto, "version": version, "publicar": "1"})


class TestVariante:
    def test_se_publica_entera_y_se_guarda_como_se_escribio(self, ella):
        publicar(ella, TEXTO)

        visto = selectors.por_slug(VADO)
        del_modelo = services.leer_de_la_biblioteca(VADO)
        assert visto.definicion.resolucion.plazo.cantidad == 1
        assert visto.definicion.formulario == del_modelo.formulario
        assert (visto.modelo, visto.texto) == (VADO, TEXTO.strip())
        assert visto.publicado_por

    def test_al_editarla_se_lee_lo_que_se_escribio(self, ella):
        publicar(ella, TEXTO)

        pagina = ella.get(f"{TRAMITES}{VADO}/editar/")

        assert pagina.context["form"].initial["texto"] == TEXTO.strip()

    @pytest.mark.parametrize(
        ("texto", "dice"),
        [
            ("hereda: no-lo-hay", "No hay ningún modelo"),
            (f"hereda: {VADO}\nformulario: 3", "un grupo de datos"),
            (
                f"hereda: {VADO}\nformulario: {{campos: [{{nombre: no, quitar: true}}]}}",
                "no lo tiene",
            ),
            (f"hereda: {VADO}\nresolucion: {{plazo: {{cantidad: 0}}}}", "1 o más"),
            ("hereda: [a]", "No hay ningún modelo"),
        ],
    )
    def test_lo_que_esta_mal_se_dice(self, entidad, texto, dice):
        with pytest.raises(DefinicionIncorrecta, match=dice):
            services.leer_variante(texto)

    def test_la_de_la_provincia_va_antes_que_la_biblioteca(self, ella, provincia, reloj):
        biblioteca = services.leer_de_la_biblioteca(VADO)
        publicar_en(provincia, msgspec.structs.replace(biblioteca, sia="777"), reloj)

        publicar(ella, TEXTO)

        assert selectors.por_slug(VADO).definicion.sia == "777"

    def test_si_el_modelo_cambia_se_dice_y_al_publicar_se_pone_al_dia(self, ella, provincia, reloj):
        biblioteca = services.leer_de_la_biblioteca(VADO)
        publicar_en(provincia, biblioteca, reloj)
        publicar(ella, TEXTO)
        antes = atrasadas()
        publicar_en(provincia, msgspec.structs.replace(biblioteca, sia="888"), reloj)
        pagina = ella.get(TRAMITES).content.decode()
        en_medio = atrasadas()

        publicar(ella, TEXTO, version=1)

        assert (antes, en_medio, atrasadas()) == (set(), {VADO}, set())
        assert "El modelo ha cambiado" in pagina
        assert selectors.por_slug(VADO).definicion.sia == "888"

    def test_si_el_modelo_pierde_lo_que_se_cambia_tambien_se_dice(self, ella, provincia, reloj):
        biblioteca = services.leer_de_la_biblioteca(VADO)
        con_aviso = msgspec.structs.replace(biblioteca, palabras=("vado", "garaje"))
        publicar_en(provincia, con_aviso, reloj)
        ultimo = biblioteca.adjuntos.documentos[-1].nombre
        quita = f"adjuntos: {{documentos: [{{nombre: {ultimo}, quitar: true}}]}}"
        publicar(ella, f"hereda: {VADO}\n{quita}\n")
        documentos = biblioteca.adjuntos.documentos[:-1]
        adjuntos = msgspec.structs.replace(biblioteca.adjuntos, documentos=documentos)
        publicar_en(provincia, msgspec.structs.replace(biblioteca, adjuntos=adjuntos), reloj)

        assert atrasadas() == {VADO}


class TestVersiones:
    def test_dice_que_cambio_en_cada_una_y_frente_al_modelo(self, ella):
        publicar(ella, f"hereda: {VADO}\n")
        publicar(ella, TEXTO, version=1)

        anterior = ella.get(f"{TRAMITES}{VADO}/versiones/")
        modelo = ella.get(f"{TRAMITES}{VADO}/versiones/?version=2&con=modelo")
        primera = ella.get(f"{TRAMITES}{VADO}/versiones/?version=1")

        lugares = [c.donde for c in anterior.context["cambios"]]
        assert lugares[0] == "resolucion.plazo.cantidad"
        assert modelo.context["cambios"] == anterior.context["cambios"]
        assert primera.context["cambios"] == []
        assert "En vigor" in anterior.content.decode()

    def test_de_lo_que_no_hay_no_hay_versiones(self, ella):
        assert ella.get(f"{TRAMITES}nada/versiones/").status_code == 404

    def test_sin_permiso_no_se_ven(self, sentar):
        otra = sentar("10000002Q", "tramitador")

        assert otra.get(f"{TRAMITES}{VADO}/versiones/").status_code == 403
