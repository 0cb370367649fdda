"""The screens of versions and of ENI documents, as the staff use them."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consistorio.documentos import services
from consistorio.documentos.eni import leer_documento
from consistorio.documentos.selectors.versiones import versiones
from consistorio.plataforma.models import Rol
from consistorio.plataforma.transacciones import acto

pytestmark = pytest.mark.django_db
NIF = "99999999R"
BASE = "/villaclara/tramitacion/documentos/"
PERMISOS = ["ficha", "derivar", "versionar", "eni", "consultar"]


@pytest.fixture
def mesa(sentar, pki):
    Rol.objects.filter(codigo="tramitador").update(permisos=[f"documentos.{p}" for p in PERMISOS])
    return sentar(NIF, "tramitador")


@pytest.fixture
def documento(empleada, reloj):
    with acto():
        return services.incorporar(
            actor=empleada,
            nombre="informe.txt",
            contenido=f"uno {uuid4()}".encode(),
            mime="text/plain",
            tipo_documental="TD13",
            origen_ciudadano=False,
            reloj=reloj,
        )


def _fichero(nombre="informe.txt"):
    return SimpleUploadedFile(nombre, f"dos {uuid4()}".encode())


def test_se_guarda_otra_version_y_la_de_antes_se_puede_ver(mesa, documento):
    ficha = f"{BASE}{documento.id}/"

    hecho = mesa.post(
        f"{ficha}versiones/",
        {"fichero": _fichero(), "motivo": "Faltaba una cifra.", "sha256": documento.sha256},
        secure=True,
    )

    assert hecho.status_code == 302
    dicho = mesa.get(ficha, secure=True).content.decode()
    assert "Faltaba una cifra." in dicho
    antes = versiones(documento.id)[1]
    assert mesa.get(f"{ficha}versiones/{antes.id}/", secure=True).content.startswith(b"uno")
    assert mesa.get(f"{ficha}versiones/{uuid4()}/", secure=True).status_code == 404


@pytest.mark.parametrize(
    ("mas", "dice"),
    [
        ({"fichero": ""}, "Elija el fichero."),
        ({"motivo": " "}, "Diga por qué hay otra versión."),
        ({"sha256": "0" * 64}, "ha cambiado mientras usted lo miraba"),
    ],
)
def test_lo_que_no_se_guarda_dice_por_que(mas, dice, mesa, documento):
    datos = {"fichero": _fichero(), "motivo": "Algo.", "sha256": documento.sha256} | mas

    dicho = mesa.post(f"{BASE}{documento.id}/versiones/", datos, secure=True)

    assert dicho.status_code == 422
    assert dice in dicho.content.decode()
    assert len(versiones(documento.id)) == 1


def test_un_documento_sale_como_eni_y_entra_en_la_lista(mesa, documento):
    sale = mesa.get(f"{BASE}{documento.id}/eni.xml?version=2.0", secure=True)
    leido = leer_documento(sale.content)
    ajeno = f"ES_L01489010_2024_{uuid4().hex[:30]}"
    xml = sale.content.replace(leido.identificador.encode(), ajeno.encode())

    hecho = mesa.post(BASE, {"fichero": SimpleUploadedFile("a.xml", xml)}, secure=True)

    assert leido.version == "2.0"
    assert hecho.status_code == 302
    assert ajeno in mesa.get(BASE, secure=True).content.decode()
    assert "queda como llegó" in mesa.get(hecho["Location"], secure=True).content.decode()


def test_lo_que_no_es_eni_se_dice(mesa):
    dicho = mesa.post(BASE, {"fichero": SimpleUploadedFile("a.xml", b"<a/>")}, secure=True)

    assert dicho.status_code == 422
    assert "no es un documento electrónico ENI" in dicho.content.decode()
