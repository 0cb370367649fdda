from __future__ import annotations

import msgspec
import pytest

from consistorio.catalogo import selectors, services
from consistorio.catalogo.models import Procedimiento
from consistorio.catalogo.rules.definicion import como_datos
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.entidades import en

pytestmark = pytest.mark.django_db


@pytest.fixture
def definicion():
    return services.leer_fichero(services.DE_LA_CASA / "instancia-general.yaml")


class TestPublicar:
    def test_repetir_lo_mismo_no_crea_otra_version(self, empleada, definicion, reloj):
        primera = services.publicar(actor=empleada, definicion=definicion, reloj=reloj)

        segunda = services.publicar(actor=empleada, definicion=definicion, reloj=reloj)

        assert (primera, segunda) == (1, 1)

    def test_lo_que_guardo_un_programa_anterior_no_se_publica_otra_vez(
        self, empleada, definicion, reloj
    ):
        services.publicar(actor=empleada, definicion=definicion, reloj=reloj)
        sin_lo_nuevo = como_datos(definicion)
        for campo in sin_lo_nuevo["formulario"]["campos"]:
            del campo["cuando"], campo["columnas"]
        Procedimiento.objects.update(definicion=sin_lo_nuevo)

        assert services.publicar(actor=empleada, definicion=definicion, reloj=reloj) == 1

    def test_un_cambio_es_otra_version_y_la_anterior_se_conserva(self, empleada, definicion, reloj):
        services.publicar(actor=empleada, definicion=definicion, reloj=reloj)
        anterior = selectors.por_slug("instancia-general")
        cambiada = msgspec.structs.replace(definicion, sia="123456")

        version = services.publicar(actor=empleada, definicion=cambiada, reloj=reloj)

        assert version == 2
        assert selectors.por_slug("instancia-general").definicion.sia == "123456"
        assert selectors.por_id(anterior.id).definicion.sia == ""
        assert not selectors.por_id(anterior.id).en_vigor

    def test_con_algo_grave_no_se_publica_y_lo_que_habia_sigue(self, empleada, definicion, reloj):
        services.publicar(actor=empleada, definicion=definicion, reloj=reloj)
        [prueba, *_] = definicion.pruebas
        rota = msgspec.structs.replace(
            definicion, pruebas=(msgspec.structs.replace(prueba, errores=("asunto",)),)
        )

        with pytest.raises(services.DefinicionConFallos, match="asunto"):
            services.publicar(actor=empleada, definicion=rota, reloj=reloj)

        assert selectors.por_slug("instancia-general").version == 1

    def test_sin_permiso_no_se_publica(self, sin_permisos, definicion, reloj):
        with pytest.raises(SinPermiso):
            services.publicar(actor=sin_permisos, definicion=definicion, reloj=reloj)


class TestBuscar:
    @pytest.fixture(autouse=True)
    def catalogo(self, empleada, reloj):
        services.publicar_los_de_la_casa(actor=empleada, reloj=reloj)

    @pytest.mark.parametrize(
        ("palabras", "slugs"),
        [
            ("peticion", ["instancia-general"]),
            ("BAÑO", ["licencia-de-obra-menor"]),
            ("obra permiso", ["licencia-de-obra-menor"]),
            ("iradokizunak", ["quejas-y-sugerencias"]),
            ("жалобы", ["quejas-y-sugerencias"]),
            ("xyzzy", []),
            ("", ["instancia-general", "licencia-de-obra-menor", "quejas-y-sugerencias"]),
        ],
    )
    def test_encuentra_sin_tildes_y_en_cualquier_idioma(self, palabras, slugs):
        assert [p.slug for p in selectors.listar(palabras)] == slugs

    def test_el_catalogo_de_una_entidad_no_es_el_de_otra(self, otra_entidad):
        with en(otra_entidad):
            assert selectors.listar() == []
            with pytest.raises(selectors.ProcedimientoDesconocido):
                selectors.por_slug("instancia-general")

    def test_la_ficha_dice_plazo_silencio_y_articulos(self, client):
        pagina = client.get("/villaclara/tramites/licencia-de-obra-menor/").content.decode()

        assert "1 mes" in pagina
        assert "silencio positivo" in pagina
        assert "Ley 39/2015, art. 24.1" in pagina

    def test_lo_que_no_esta_traducido_dice_en_que_idioma_esta(self, client):
        client.cookies["idioma"] = "eu"

        pagina = client.get("/villaclara/tramites/licencia-de-obra-menor/").content.decode()

        assert "Obra txikiko lizentzia" in pagina
        assert '<span lang="es">La Alcaldía' in pagina

    def test_un_tramite_que_no_existe_es_404(self, client):
        assert client.get("/villaclara/tramites/pescar/").status_code == 404

    def test_the_schema_is_public(self, client):
        assert client.get("/villaclara/catalogo/procedimiento.schema.json").json()["title"]
