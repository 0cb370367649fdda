from datetime import date
from zoneinfo import ZoneInfo

import pytest

from consistorio.plataforma.actores import Clase
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.reloj import ahora
from consistorio.registro.models import Asiento, LibroExportado
from consistorio.registro.tests.test_web_mostrador import BASE, NIF, mesa, pedir, registrar

pytestmark = pytest.mark.django_db
__all__ = ["mesa"]


@pytest.fixture
def secretaria(mesa):
    asignar(clase=Clase.EMPLEADO, identificador=NIF, rol="secretaria", desde=date(2020, 1, 1))
    return mesa


def exportar(mesa, **mas):
    hoy = ahora().astimezone(ZoneInfo("Europe/Madrid")).date().isoformat()
    return pedir(
        mesa, "exportaciones/", **{"sentido": "ENTRADA", "desde": hoy, "hasta": hoy, **mas}
    )


def test_se_exporta_y_se_descargan_los_dos_ficheros(secretaria):
    registrar(secretaria)

    assert exportar(secretaria).status_code == 302
    clave = LibroExportado.objects.get().id
    pagina = secretaria.get(f"{BASE}exportaciones/", secure=True).content.decode()
    pdf = secretaria.get(f"{BASE}exportaciones/{clave}/", secure=True)
    datos = secretaria.get(f"{BASE}exportaciones/{clave}/?datos", secure=True)

    assert str(clave) in pagina
    assert pdf.content.startswith(b"%PDF-")
    assert b"-E-000001" in datos.content


@pytest.mark.parametrize(
    ("mas", "frase"),
    [
        ({}, "No hay asientos"),
        ({"desde": "2026-02-30"}, "Elija el libro"),
        ({"sentido": "OTRO"}, "Elija el libro"),
        ({"hasta": "2020-01-01"}, "posterior al último"),
    ],
)
def test_lo_que_no_puede_ser_se_dice(mas, frase, secretaria):
    respuesta = exportar(secretaria, **mas)

    assert respuesta.status_code == 422
    assert frase in respuesta.content.decode()
    assert not LibroExportado.objects.exists()


@pytest.mark.parametrize(
    ("consulta", "esta"),
    [
        ("q=vado", True),
        ("q=farola", False),
        ("sentido=SALIDA", False),
        ("ejercicio=x&desde=x", True),
    ],
)
def test_se_busca_en_el_libro(consulta, esta, mesa):
    registrar(mesa)

    pagina = mesa.get(f"{BASE}?{consulta}", secure=True).content.decode()

    assert ("-E-000001" in pagina) is esta


def test_sin_secretaria_el_certificado_lo_dice(secretaria):
    registrar(secretaria)
    vuelta = pedir(secretaria, f"asientos/{Asiento.objects.get().id}/certificar/")

    pagina = secretaria.get(vuelta["Location"], secure=True).content.decode()
    assert "Nadie ocupa hoy la Secretaría" in pagina


def test_lo_que_no_cabe_en_un_documento_sale_en_tomos_y_se_ve_por_donde_va(secretaria, monkeypatch):
    from consistorio.plataforma.apps import cargar_habitaciones
    from consistorio.plataforma.tareas.trabajador import vaciar
    from consistorio.registro.models import ExportacionDeLibro
    from consistorio.registro.rules import libros

    cargar_habitaciones("tasks", "handlers")
    monkeypatch.setattr(libros, "MAXIMO_DE_ASIENTOS", 1)
    registrar(secretaria)
    registrar(secretaria)

    assert exportar(secretaria, clave="k").status_code == 302
    pedida = secretaria.get(f"{BASE}exportaciones/", secure=True).content.decode()
    vaciar()
    acabada = secretaria.get(f"{BASE}exportaciones/", secure=True).content.decode()
    clave = ExportacionDeLibro.objects.get().id
    otra_vez = secretaria.post(
        f"{BASE}exportaciones/{clave}/reanudar/", secure=True, follow=True
    ).content.decode()

    assert "0 de 2" in pedida
    assert "2 de 2" in acabada
    assert "tomo 2" in acabada
    assert "ya ha acabado" in otra_vez
