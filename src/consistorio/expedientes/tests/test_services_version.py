"""An expediente goes on by what the catalogue said when it was filed (LPACAP arts. 21.4, 53.1.f)."""

from datetime import timedelta

import msgspec
import pytest

from consistorio.catalogo import services as catalogo
from consistorio.catalogo.rules.definicion import Plazo, Unidad
from consistorio.expedientes import services
from consistorio.expedientes.models import Expediente
from consistorio.expedientes.services.procedimientos import ficha_de

pytestmark = pytest.mark.django_db
DIA = timedelta(days=1)
SLUG = "licencia-de-prueba"


@pytest.fixture
def publicar(empleada, reloj):
    """Publish a version of the procedure some days before or after the hour of the test."""

    def publicar(meses, *, dias, **mas):
        general = catalogo.leer_fichero(catalogo.DE_LA_CASA / "instancia-general.yaml")
        plazo = Plazo(meses, Unidad.MESES)
        definicion = msgspec.structs.replace(
            general,
            slug=SLUG,
            resolucion=msgspec.structs.replace(general.resolucion, plazo=plazo),
            **mas,
        )
        catalogo.publicar(actor=empleada, definicion=definicion, reloj=lambda: reloj() + dias * DIA)

    return publicar


@pytest.fixture
def incoar(empleada, reloj):
    def incoar(asiento):
        clave = services.incoar(actor=empleada, asiento_id=asiento, reloj=reloj)
        return Expediente.objects.get(id=clave)

    return incoar


def meses(expediente):
    return expediente.plazo["plazo"]["cantidad"]


def test_lo_presentado_se_abre_con_la_version_de_entonces(publicar, presentar, incoar):
    publicar(3, dias=-1)
    asiento = presentar()
    publicar(1, dias=1)

    expediente = incoar(asiento)

    assert (expediente.procedimiento_version, meses(expediente)) == (1, 3)


def test_lo_que_se_presenta_despues_va_con_la_nueva(publicar, presentar, incoar):
    publicar(3, dias=-2)
    publicar(1, dias=-1)

    expediente = incoar(presentar())

    assert (expediente.procedimiento_version, meses(expediente)) == (2, 1)


def test_retirado_el_procedimiento_lo_presentado_sigue_con_su_plazo(
    publicar, presentar, incoar, empleada, reloj
):
    publicar(2, dias=-1)
    asiento = presentar()
    catalogo.retirar(actor=empleada, slug=SLUG, reloj=reloj)

    expediente = incoar(asiento)

    assert (expediente.procedimiento_version, meses(expediente)) == (1, 2)
    assert services.campos_del_formulario(expediente)


def test_una_version_nueva_no_quita_lo_que_daba_la_suya(publicar, presentar, incoar, entidad):
    publicar(3, dias=-1)
    expediente = incoar(presentar())
    publicar(3, dias=1, concurrencia_competitiva=True)

    ficha = ficha_de(entidad, expediente)

    assert not ficha.concurrencia_competitiva


def test_lo_anterior_a_que_se_guardara_la_version_va_con_la_ultima(
    publicar, presentar, incoar, entidad
):
    publicar(3, dias=-1)
    expediente = incoar(presentar())
    publicar(1, dias=1)
    expediente.procedimiento_version = None

    assert ficha_de(entidad, expediente).version == 2


def test_lo_que_nunca_estuvo_en_el_catalogo_va_por_la_regla_general(presentar, incoar):
    expediente = incoar(presentar(procedimiento="no-hay"))

    assert (expediente.procedimiento_version, meses(expediente)) == (None, 3)
