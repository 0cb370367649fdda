from datetime import date

import pytest

from consistorio.nucleo.identificadores import NifNoValido
from consistorio.organizacion import selectors, services
from consistorio.plataforma.actores import SinPermiso

pytestmark = pytest.mark.django_db
HOY = date(2026, 2, 10)


@pytest.fixture
def alcaldesa(empleada, unidad):
    empleado = services.dar_de_alta(
        actor=empleada,
        nif="11111111H",
        nombre="ITZIAR MENDOZA",
        email="",
        unidad_id=unidad,
        alta_el=date(2024, 1, 1),
    )
    services.nombrar(
        actor=empleada,
        empleado_id=empleado,
        codigo="alcaldia",
        nombre="Alcaldesa",
        desde=date(2024, 1, 1),
    )


def test_el_cargo_lo_tiene_quien_esta_nombrado_ese_dia(alcaldesa):
    assert selectors.titular_de("alcaldia", HOY).titular == "ITZIAR MENDOZA"
    assert selectors.titular_de("alcaldia", date(2023, 12, 31)) is None
    assert [c.codigo for c in selectors.cargos_de("11111111H", HOY)] == ["alcaldia"]


def test_un_nif_mal_escrito_no_entra_en_la_plantilla(empleada, unidad):
    with pytest.raises(NifNoValido):
        services.dar_de_alta(
            actor=empleada, nif="11111111A", nombre="X", email="", unidad_id=unidad, alta_el=HOY
        )


def test_sin_permiso_no_se_toca_la_organizacion(sin_permisos):
    with pytest.raises(SinPermiso):
        services.crear_unidad(actor=sin_permisos, codigo="X", nombre="X")


def test_la_unidad_de_otra_entidad_no_se_encuentra(unidad, otra_entidad):
    from consistorio.plataforma.entidades import en

    assert selectors.destino("REG") == (unidad, "Registro")
    with en(otra_entidad):
        assert selectors.destino("REG") is None
