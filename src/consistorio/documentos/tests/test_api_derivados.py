"""What programs do with documents: their versions, what is made out of them, and ENI in and out."""

import base64
from uuid import uuid4

import pytest

from consistorio.documentos import services
from consistorio.documentos.eni import leer_documento
from consistorio.documentos.tests import ocultos
from consistorio.plataforma.transacciones import acto

pytestmark = pytest.mark.django_db


@pytest.fixture
def documento(empleada, reloj):
    def firmar(pdf):
        pdf.docinfo["/Author"] = ocultos.SECRETO.decode()

    with acto():
        return services.incorporar(
            actor=empleada,
            nombre="Informe.pdf",
            contenido=ocultos.pdf(firmar, texto=uuid4().hex),
            mime="application/pdf",
            tipo_documental="TD13",
            origen_ciudadano=False,
            reloj=reloj,
        )


def test_la_copia_para_publicar_se_pide_y_se_descarga(api, documento):
    ruta = f"documentos/{documento.id}/derivados"

    hecho = api("POST", f"documentos/{documento.id}/copia-para-publicar")

    assert hecho.status_code == 200
    dicho = hecho.json()
    assert dicho["sha256_origen"] == documento.sha256
    assert dicho["quitado"][0].startswith("Propiedades del fichero")
    (uno,) = api("GET", ruta).json()["elementos"]
    assert (uno["id"], uno["sha256"]) == (dicho["id"], dicho["sha256"])
    pdf = api("GET", f"{ruta}/{dicho['id']}/contenido").content
    assert ocultos.SECRETO not in pdf


def test_lo_que_no_se_puede_hacer_es_422(api, documento):
    dicho = api("POST", f"documentos/{documento.id}/pdfa")

    assert (dicho.status_code, dicho.json()["type"]) == (422, "no-se-puede-derivar")


def test_las_versiones(api, documento):
    (una,) = api("GET", f"documentos/{documento.id}/versiones").json()["elementos"]

    assert (una["numero"], una["sha256"], una["vigente"]) == (1, documento.sha256, True)


def test_lo_que_no_hay_es_404(api):
    for ruta in ("versiones", "derivados", "eni"):
        assert api("GET", f"documentos/{uuid4()}/{ruta}").status_code == 404


def test_lo_exportado_por_un_programa_lo_importa_otro(api, documento):
    xml = api("GET", f"documentos/{documento.id}/eni?version=2.0").content
    leido = leer_documento(xml)
    ajeno = xml.replace(
        leido.identificador.encode(), f"ES_L01489010_2024_{uuid4().hex[:30]}".encode()
    )

    hecho = api("POST", "documentos", {"xml": base64.b64encode(ajeno).decode()})
    repetido = api("POST", "documentos", {"xml": base64.b64encode(ajeno).decode()})

    assert hecho.status_code == 201
    assert (leido.version, hecho.json()["sha256"]) == ("2.0", documento.sha256)
    assert (repetido.status_code, repetido.json()["type"]) == (422, "eni-no-valido")
