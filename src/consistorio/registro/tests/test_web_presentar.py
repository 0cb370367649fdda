from datetime import timedelta

import pytest
from django.test import Client

from consistorio.plataforma.actores import Clase
from consistorio.plataforma.models import SesionWeb
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.web.sesiones import huella_de
from consistorio.registro.models import Asiento, Borrador

pytestmark = pytest.mark.django_db
BASE = "/villaclara/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
DATOS = {
    "asunto": "Farola rota",
    "expone": "No luce.",
    "solicita": "Que se repare.",
    "email": "ana@correo.example",
    "telefono": "",
    "direccion": "",
}


@pytest.fixture
def sede(entidad, unidad, pki, empleada):
    from consistorio.catalogo import demostracion

    demostracion.sembrar(empleada)


@pytest.fixture
def navegador(sede, ciudadana):
    return abrir(ciudadana.entidad, ciudadana.identificador, ciudadana.nombre)


def abrir(entidad, nif, nombre, clase=Clase.CIUDADANO):
    """A browser with an open session."""
    instante = ahora()
    SesionWeb.objects.create(
        entidad=entidad,
        huella=huella_de(nif),
        clase=clase,
        identificador=nif,
        nombre=nombre,
        abierta_en=instante,
        vista_en=instante,
        caduca_en=instante + timedelta(hours=1),
    )
    cliente = Client()
    cliente.cookies["sesion"] = nif
    cliente.defaults["wsgi.url_scheme"] = "https"
    return cliente


def _borrador(navegador):
    respuesta = navegador.get(f"{BASE}tramites/instancia-general/presentar/")
    return respuesta["Location"]


def _hasta_revisar(navegador):
    url = _borrador(navegador)
    navegador.post(url, DATOS)
    pagina = navegador.get(f"{url}revisar/")
    return url, pagina.context["preparada"].sha256


def test_de_la_ficha_al_justificante(navegador):
    from django.core.files.uploadedfile import SimpleUploadedFile

    url = _borrador(navegador)
    siguiente = navegador.post(url, DATOS)
    subida = navegador.post(
        f"{url}documentos/adjuntar/", {"ficheros": SimpleUploadedFile("plano.pdf", PDF)}
    )
    revision = navegador.get(f"{url}revisar/")
    sha256 = revision.context["preparada"].sha256
    solicitud = navegador.get(f"{url}solicitud.pdf")
    hecho = navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})
    recibo = navegador.get(hecho["Location"])
    pdf = navegador.get(hecho["Location"].replace("presentado/", "justificante.pdf"))

    asiento = Asiento.objects.get()
    assert siguiente["Location"] == subida["Location"] == f"{url}documentos/"
    assert solicitud.content.startswith(b"%PDF-")
    assert str(asiento) in recibo.content.decode()
    assert pdf.content.startswith(b"%PDF-")
    assert [d.nombre for d in asiento.documentos.order_by("orden")] == [
        "Solicitud: Instancia general.pdf",
        "plano.pdf",
        "Evidencia de firma.pdf",
    ]


def test_presentar_dos_veces_es_un_asiento(navegador):
    url, sha256 = _hasta_revisar(navegador)

    veces = [
        navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})["Location"]
        for _ in range(3)
    ]

    assert len(set(veces)) == 1
    assert Asiento.objects.count() == 1


def test_si_se_pierde_la_respuesta_se_recupera_el_mismo_asiento(navegador):
    url, sha256 = _hasta_revisar(navegador)
    navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})
    Borrador.objects.update(asiento_id=None)  # The process died before writing it down.

    navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})

    assert Asiento.objects.count() == 1


def test_sin_consentir_no_se_presenta(navegador):
    url, sha256 = _hasta_revisar(navegador)

    respuesta = navegador.post(f"{url}revisar/", {"sha256": sha256})

    assert respuesta.status_code == 422
    assert not Asiento.objects.exists()


def test_lo_que_se_firma_es_lo_que_se_vio(navegador):
    url, sha256 = _hasta_revisar(navegador)
    navegador.post(f"{url}guardar/", {**DATOS, "solicita": "Otra cosa"})

    respuesta = navegador.post(f"{url}revisar/", {"sha256": sha256, "consiente": "si"})

    assert respuesta.status_code == 422
    assert not Asiento.objects.exists()


def test_el_borrador_se_guarda_aunque_no_este_completo(navegador):
    url = _borrador(navegador)
    incompleto = navegador.post(url, {**DATOS, "solicita": ""})

    de_nuevo = navegador.get(url)

    assert incompleto.status_code == 422
    assert "Farola rota" in de_nuevo.content.decode()


def test_un_fichero_que_no_se_admite_lo_dice_y_no_se_guarda(navegador):
    from django.core.files.uploadedfile import SimpleUploadedFile

    url = _borrador(navegador)
    respuesta = navegador.post(
        f"{url}documentos/adjuntar/", {"ficheros": SimpleUploadedFile("foto.pdf", b"MZ" * 50)}
    )

    assert respuesta.status_code == 422
    assert "foto.pdf" in respuesta.content.decode()
    assert not Borrador.objects.get().adjuntos.exists()


def test_nadie_ve_ni_toca_el_borrador_de_otra_persona(navegador, ciudadana):
    url = _borrador(navegador)
    otra = abrir(ciudadana.entidad, "99999999R", "OTRA")

    respuestas = [
        otra.get(url),
        otra.post(url, DATOS),
        otra.get(f"{url}revisar/"),
        otra.post(f"{url}descartar/"),
        otra.get(f"{url}solicitud.pdf"),
    ]

    assert {r.status_code for r in respuestas} == {404}
    assert Borrador.objects.count() == 1


def test_sin_sesion_se_va_a_entrar_y_se_vuelve(sede, client):
    respuesta = client.get(f"{BASE}tramites/instancia-general/presentar/", secure=True)

    assert respuesta.status_code == 302
    assert respuesta["Location"].startswith(f"{BASE}entrar/?siguiente=")


def test_un_tramite_que_no_existe_es_404(navegador):
    assert navegador.get(f"{BASE}tramites/inventado/presentar/").status_code == 404


def test_lo_que_falta_se_dice_al_querer_revisar(navegador):
    url = _borrador(navegador)
    navegador.post(url, {**DATOS, "solicita": ""})

    respuesta = navegador.get(f"{url}revisar/", follow=True)

    assert respuesta.status_code == 422
    assert "Hay algo que corregir" in respuesta.content.decode()
