"""The catalogue in the hands of who keeps it: from the library, and as text."""

from __future__ import annotations

import msgspec
import pytest

from consistorio.catalogo import selectors, services
from consistorio.catalogo.rules.definicion import DefinicionIncorrecta
from consistorio.plataforma.actores import SinPermiso
from consistorio.plataforma.models import Evento

TRAMITES = "/villaclara/tramitacion/tramites/"
BIBLIOTECA = "/villaclara/tramitacion/biblioteca/"
VOLANTE = "volante-de-empadronamiento"


@pytest.fixture
def ella(sentar):
    """Who administers the entidad, logged in."""
    return sentar("10000005L", "administrador")


@pytest.mark.parametrize("slug", sorted(services.biblioteca()))
def test_lo_escrito_se_lee_igual(slug):
    definicion = services.leer_de_la_biblioteca(slug)

    assert services.leer_texto(services.escribir(definicion)) == definicion


@pytest.mark.parametrize(
    ("caso", "texto", "dice"),
    [
        ("a bomb of aliases", "a: &a [x]\nb: [*a, *a]", "referencias"),
        ("not YAML", "slug: [", "línea"),
        ("an object of Python", "!!python/object/apply:os.system [ls]", "no se entiende"),
        ("deep", "[" * 5000, "no se entiende"),
        ("too long", "a" * 200_001, "200.000"),
        ("another thing", "hola", "un grupo de datos"),
        ("nothing", "", "un grupo de datos"),
    ],
)
def test_lo_que_no_es_una_definicion_se_dice(caso, texto, dice):
    with pytest.raises(DefinicionIncorrecta, match=dice):
        services.leer_texto(texto)


def test_los_parrafos_se_escriben_como_se_leen():
    texto = services.escribir(services.leer_de_la_biblioteca("certificado-de-empadronamiento"))

    assert "  es: |-\n    Documento público" in texto


def test_lo_vacio_a_proposito_se_escribe_y_se_lee():
    definicion = msgspec.structs.replace(services.leer_de_la_biblioteca(VOLANTE), vias=())

    assert services.leer_texto(services.escribir(definicion)).vias == ()


@pytest.mark.parametrize(
    ("bueno", "malo", "dice"),
    [
        ("materia: padron\n", "", "Falta «materia»"),
        (
            "materia: padron",
            "materia: 3",
            r"Tiene que ser un texto, y es un número entero .en materia",
        ),
        ("materia: padron", "materia: padron\nraro: 1", "«raro» no se conoce"),
        ("cantidad: 10", "cantidad: 0", r"Tiene que ser 1 o más .en resolucion.plazo.cantidad"),
        ("dias_habiles", "siglos", "«siglos» no es uno de los valores"),
        ("slug: volante", "slug: VOLANTE", "No está escrito como se espera .en slug"),
        ("slug: volante", f"slug: {'a' * 70}", "demasiado largo: 60"),
        ("  es: Volante de empadronamiento\n", "", "Falta el texto en castellano en"),
    ],
)
def test_lo_que_esta_mal_se_dice_en_castellano_y_donde(bueno, malo, dice):
    texto = services.biblioteca()[VOLANTE].read_text()

    with pytest.raises(DefinicionIncorrecta, match=dice):
        services.leer_texto(texto.replace(bueno, malo, 1))


class TestRetirar:
    def test_nadie_lo_empieza_ya_y_la_version_se_conserva(self, empleada, reloj, db):
        services.publicar_de_la_biblioteca(actor=empleada, slugs=[VOLANTE], reloj=reloj)
        visto = selectors.por_slug(VOLANTE)

        services.retirar(actor=empleada, slug=VOLANTE, reloj=reloj)

        with pytest.raises(selectors.ProcedimientoDesconocido):
            selectors.por_slug(VOLANTE)
        assert not selectors.por_id(visto.id).en_vigor
        assert Evento.objects.filter(tipo="catalogo.procedimiento-retirado").count() == 1

    def test_lo_que_no_esta_en_vigor_no_se_retira(self, empleada, reloj, db):
        with pytest.raises(selectors.ProcedimientoDesconocido):
            services.retirar(actor=empleada, slug=VOLANTE, reloj=reloj)

    def test_sin_permiso_no(self, sin_permisos, reloj, db):
        with pytest.raises(SinPermiso):
            services.retirar(actor=sin_permisos, slug=VOLANTE, reloj=reloj)


class TestBiblioteca:
    def test_se_busca_se_mira_y_se_publica(self, ella):
        lista = ella.get(BIBLIOTECA, {"q": "errolda-orria"}).content.decode()
        ficha = ella.get(f"{BIBLIOTECA}{VOLANTE}/").content.decode()
        ella.post(BIBLIOTECA, {"slug": [VOLANTE]})

        assert "1 trámite" in lista
        assert "Volante de empadronamiento" in lista
        assert "Publicar tal cual" in ficha
        assert selectors.por_slug(VOLANTE).version == 1
        assert (
            'value="volante-de-empadronamiento" disabled' in ella.get(BIBLIOTECA).content.decode()
        )

    def test_uno_que_no_esta_no_publica_ninguno(self, ella):
        respuesta = ella.post(BIBLIOTECA, {"slug": [VOLANTE, "no-hay"]})

        assert respuesta.status_code == 404
        assert selectors.listar() == []

    def test_sin_elegir_se_dice(self, ella):
        assert "Elija al menos un trámite" in ella.post(BIBLIOTECA, follow=True).content.decode()


class TestEscribir:
    def test_se_adapta_uno_se_comprueba_y_se_publica(self, ella):
        pagina = ella.get(f"{TRAMITES}nuevo/", {"desde": VOLANTE})
        texto = pagina.context["form"].initial["texto"].replace("cantidad: 10", "cantidad: 2")

        comprobado = ella.post(
            f"{TRAMITES}nuevo/", {"texto": texto, "version": 0, "comprobar": "1"}
        )
        antes = selectors.listar()
        ella.post(f"{TRAMITES}nuevo/", {"texto": texto, "version": 0, "publicar": "1"})

        assert "Está bien" in comprobado.content.decode()
        assert antes == []
        assert selectors.por_slug(VOLANTE).definicion.resolucion.plazo.cantidad == 2
        assert "con cambios propios" in ella.get(BIBLIOTECA).content.decode()

    def test_lo_que_falta_se_dice_y_nada_cambia(self, ella):
        respuesta = ella.post(
            f"{TRAMITES}nuevo/", {"texto": "slug: algo", "version": 0, "publicar": "1"}
        )

        assert respuesta.status_code == 422
        assert "Falta «titulo»" in respuesta.content.decode()
        assert selectors.listar() == []

    def test_editar_es_otra_version_y_no_cambia_de_nombre(self, ella, empleada, reloj):
        services.publicar_de_la_biblioteca(actor=empleada, slugs=[VOLANTE], reloj=reloj)
        texto = ella.get(f"{TRAMITES}{VOLANTE}/editar/").context["form"].initial["texto"]
        otro = texto.replace(f"slug: {VOLANTE}", "slug: otro")

        mal = ella.post(
            f"{TRAMITES}{VOLANTE}/editar/", {"texto": otro, "version": 1, "publicar": "1"}
        )
        nuevo = texto.replace("cantidad: 10", "cantidad: 3")
        ella.post(f"{TRAMITES}{VOLANTE}/editar/", {"texto": nuevo, "version": 1, "publicar": "1"})

        assert mal.status_code == 422
        assert selectors.por_slug(VOLANTE).version == 2
        assert [p.slug for p in selectors.listar()] == [VOLANTE]

    def test_quien_llega_tarde_no_pisa_lo_de_otro(self, ella, empleada, reloj):
        services.publicar_de_la_biblioteca(actor=empleada, slugs=[VOLANTE], reloj=reloj)
        texto = ella.get(f"{TRAMITES}{VOLANTE}/editar/").context["form"].initial["texto"]
        suyo = {"texto": texto.replace("cantidad: 10", "cantidad: 3"), "publicar": "1"}
        otro = {"texto": texto.replace("cantidad: 10", "cantidad: 5"), "publicar": "1"}
        ella.post(f"{TRAMITES}{VOLANTE}/editar/", {**suyo, "version": 1})

        tarde = ella.post(f"{TRAMITES}{VOLANTE}/editar/", {**otro, "version": 1})
        de_nuevas = ella.post(f"{TRAMITES}nuevo/", {**otro, "version": 0})

        assert (tarde.status_code, de_nuevas.status_code) == (422, 422)
        assert "otra versión de este trámite" in tarde.content.decode()
        assert "cantidad: 5" in tarde.content.decode()
        assert selectors.por_slug(VOLANTE).definicion.resolucion.plazo.cantidad == 3

    def test_se_retira_desde_la_lista(self, ella, empleada, reloj):
        services.publicar_de_la_biblioteca(actor=empleada, slugs=[VOLANTE], reloj=reloj)

        pagina = ella.get(TRAMITES).content.decode()
        ella.post(f"{TRAMITES}{VOLANTE}/retirar/")

        assert "Volante de empadronamiento" in pagina
        assert selectors.listar() == []


class TestAnalisis:
    def enviar(self, ella, definicion=None, **mas):
        texto = services.escribir(definicion or services.leer_de_la_biblioteca(VOLANTE))
        return ella.post(f"{TRAMITES}nuevo/", {"texto": texto, "version": 0, **mas})

    @pytest.mark.django_db
    def test_con_algo_grave_dice_que_y_no_publica(self, ella, entidad):
        datos = services.leer_de_la_biblioteca("alta-en-el-padron")
        roto = msgspec.structs.replace(
            datos, resolucion=msgspec.structs.replace(datos.resolucion, plazo=None)
        )

        respuesta = self.enviar(ella, roto, publicar="1")

        assert respuesta.status_code == 422
        assert "en cuánto tiempo se resuelve" in respuesta.content.decode()
        assert not Evento.objects.filter(tipo="catalogo.procedimiento-publicado").exists()

    @pytest.mark.django_db
    def test_al_comprobar_dice_cuanto_cuesta_leerlo_y_sus_ejemplos(self, ella):
        pagina = self.enviar(ella, comprobar="1").content.decode()

        assert "INFLESZ" in pagina
        assert "Ejemplos probados" in pagina
