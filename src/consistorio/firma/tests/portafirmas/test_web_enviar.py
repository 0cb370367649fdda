"""To send a document to be signed, from the screen."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consistorio.documentos.models import Documento
from consistorio.firma.models import Peticion

pytestmark = pytest.mark.django_db
ENVIAR = "/villaclara/tramitacion/portafirmas/enviar/"


@pytest.fixture
def ella(plantilla, sentar):
    return sentar("10000002Q", "tramitador")


@pytest.fixture
def en_filas(ella):
    """Return the number of the row of each post, as the page shows them."""
    form = ella.get(ENVIAR).context["form"]
    return {cargo.codigo: n for n, (cargo, _, _) in enumerate(form.filas)}


def pdf_nuevo(pdf, marca):
    return SimpleUploadedFile("Convenio.pdf", pdf + f"% {marca}\n".encode())


def test_se_envia_un_pdf_con_turnos_opcional_y_plazo(ella, en_filas, pdf):
    datos = {
        "asunto": "Convenio",
        "fichero": pdf_nuevo(pdf, "enviado"),
        "plazo": "2099-01-31",
        f"turno_{en_filas['secretaria']}": "1",
        f"turno_{en_filas['intervencion']}": "1",
        f"turno_{en_filas['alcaldia']}": "3",
        f"opcional_{en_filas['intervencion']}": "on",
        "minimo_1": "1",
    }

    respuesta = ella.post(ENVIAR, datos)

    peticion = Peticion.objects.get()
    assert respuesta["Location"].endswith(f"/{peticion.id}/")
    assert peticion.plazo == date(2099, 1, 31)
    puestos = peticion.firmantes.order_by("bloque", "orden")
    assert [(f.cargo, f.bloque, f.opcional, f.minimo) for f in puestos.order_by("cargo")] == [
        ("alcaldia", 2, False, 0),
        ("intervencion", 1, True, 1),
        ("secretaria", 1, False, 1),
    ]
    pagina = ella.get(respuesta["Location"]).content.decode()
    assert "es opcional" in pagina
    assert "en su turno basta 1 firma" in pagina
    assert "31 de enero de 2099" in pagina


@pytest.mark.parametrize(
    ("cambia", "dice"),
    [
        ({"turno": ""}, "en qué turno firma"),
        ({"minimo_1": "3"}, "no pueden bastar más firmas"),
        ({"plazo": "2020-01-01"}, "no puede haber pasado"),
        ({"contenido": b"hola"}, "Solo se firman documentos PDF"),
    ],
)
def test_lo_que_no_puede_ser_se_dice_y_no_deja_nada(ella, en_filas, pdf, cambia, dice):
    antes = Documento.objects.count()
    fichero = SimpleUploadedFile("a.pdf", cambia.pop("contenido", pdf + dice.encode()))
    turno = cambia.pop("turno", "1")
    datos = {"asunto": "x", "fichero": fichero, f"turno_{en_filas['alcaldia']}": turno, **cambia}

    respuesta = ella.post(ENVIAR, datos)

    assert respuesta.status_code == 422
    assert dice in respuesta.content.decode()
    assert not Peticion.objects.exists()
    assert Documento.objects.count() == antes


def test_un_documento_que_no_se_le_muestra_no_existe(ella, documento):
    ajeno = documento()

    assert ella.get(f"{ENVIAR}?documento={ajeno.id}").status_code == 404
    assert ella.get(f"{ENVIAR}?documento=nada").status_code == 404


def test_en_la_bandeja_se_ve_el_plazo_y_si_ha_pasado(enviar, sentar, reloj, ella):
    enviar(("secretario",), plazo=reloj().date(), asunto="Con plazo")
    Peticion.objects.update(remitente_nif="10000002Q")
    hoy = ella.get("/villaclara/tramitacion/portafirmas/?bandeja=enviadas").content.decode()
    Peticion.objects.update(plazo=date(2020, 1, 1))
    despues = ella.get("/villaclara/tramitacion/portafirmas/?bandeja=enviadas").content.decode()

    assert "Firmar como tarde el" in hoy
    assert "Plazo pasado" in despues
