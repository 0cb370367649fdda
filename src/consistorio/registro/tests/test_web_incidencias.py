"""The incidents of the sede on the screen: who publishes them, and who reads them."""

from datetime import date, timedelta

import pytest
from django.test import Client

from consistorio.organizacion import selectors as organizacion
from consistorio.organizacion.models import Incidencia
from consistorio.plataforma.actores import Clase
from consistorio.plataforma.actores.asignaciones import asignar
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro.models import Asiento
from consistorio.registro.tests.test_web_presentar import DATOS, abrir

pytestmark = pytest.mark.django_db
BASE = "/villaclara/"
INCIDENCIAS = f"{BASE}tramitacion/incidencias/"
MOTIVO = {"titulo": "Avería en el registro", "causa": "Un disco.", "procedimiento": "*"}


@pytest.fixture
def sede(entidad, unidad, pki, empleada):
    from consistorio.catalogo import demostracion

    demostracion.sembrar(empleada)


@pytest.fixture
def secretario(sede, entidad):
    asignar(
        clase=Clase.EMPLEADO, identificador="10000003V", rol="secretaria", desde=date(2020, 1, 1)
    )
    return abrir(entidad, "10000003V", "EL SECRETARIO", Clase.EMPLEADO)


@pytest.fixture
def ella(sede, ciudadana):
    return abrir(ciudadana.entidad, ciudadana.identificador, ciudadana.nombre)


def _a_punto(ella):
    """A draft at its last step; return where it is presented and with what."""
    url = ella.get(f"{BASE}tramites/instancia-general/presentar/")["Location"]
    ella.post(url, DATOS)
    sha256 = ella.get(f"{url}revisar/").context["preparada"].sha256
    return f"{url}revisar/", {"sha256": sha256, "consiente": "si"}


def test_se_para_se_dice_y_se_reanuda_sin_perder_el_borrador(secretario, ella):
    url, datos = _a_punto(ella)
    parada = secretario.post(f"{INCIDENCIAS}parar/", MOTIVO)

    respuesta = ella.post(url, datos)

    texto = respuesta.content.decode()
    assert (respuesta.status_code, Asiento.objects.count()) == (503, 0)
    assert "Su borrador está guardado" in texto
    assert "Avería en el registro" in ella.get(BASE).content.decode()
    assert ella.post(url.replace("revisar/", "guardar/"), DATOS).json()["guardado"] is True

    secretario.post(parada["Location"], {"accion": "reanudar"})

    datos["sha256"] = ella.get(url).context["preparada"].sha256
    assert ella.post(url, datos).status_code == 302
    assert Asiento.objects.count() == 1
    assert "Avería en el registro" not in ella.get(BASE).content.decode()
    assert "Avería en el registro" in ella.get(f"{BASE}sede/incidencias/").content.decode()


def test_parar_sin_decir_por_que_no_para(secretario, entidad):
    respuesta = secretario.post(f"{INCIDENCIAS}parar/", {**MOTIVO, "causa": ""})

    assert respuesta.status_code == 422
    assert organizacion.parada("", hora_oficial(entidad)()) is None


def test_parar_dos_veces_dice_que_ya_lo_esta(secretario):
    secretario.post(f"{INCIDENCIAS}parar/", MOTIVO)

    otra = secretario.post(f"{INCIDENCIAS}parar/", MOTIVO)

    assert otra.status_code == 422
    assert "La presentación ya está parada." in otra.content.decode()


def test_se_publica_se_termina_y_se_decide(secretario, entidad):
    desde = (hora_oficial(entidad)() - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    datos = {**MOTIVO, "servicios": "Todo", "desde": desde, "hasta": "", "impide": "on"}
    url = secretario.post(f"{INCIDENCIAS}nueva/", datos)["Location"]
    assert "Hay que decidir sobre los plazos" in secretario.get(INCIDENCIAS).content.decode()

    secretario.post(url, {"accion": "terminar"})
    vacio = secretario.post(
        url, {"accion": "ampliar", "nuevo_fin": "", "organo": "", "acuerdo": ""}
    )
    ayer = (hora_oficial(entidad)() - timedelta(days=1)).date().isoformat()
    pasado = secretario.post(
        url,
        {"accion": "ampliar", "nuevo_fin": ayer, "organo": "Alcaldía", "acuerdo": "Decreto 1"},
    )
    bien = secretario.post(url, {"accion": "no_ampliar", "motivo": "Duró un minuto."})

    assert (vacio.status_code, pasado.status_code, bien.status_code) == (422, 422, 302)
    assert "Ese día ya ha pasado" in pasado.content.decode()
    assert "Duró un minuto." in Client().get(f"{BASE}sede/incidencias/").content.decode()
    assert Incidencia.objects.get().decision == "sin_ampliar"


def test_la_hora_que_se_escribe_es_la_de_la_sede(secretario, entidad):
    entidad.zona = "Atlantic/Canary"
    entidad.save()
    datos = {**MOTIVO, "servicios": "Todo", "desde": "2026-02-10T08:00", "hasta": ""}

    secretario.post(f"{INCIDENCIAS}nueva/", datos)

    assert Incidencia.objects.get().desde.isoformat() == "2026-02-10T08:00:00+00:00"


def test_un_programa_lo_sabe_por_la_api(secretario, api):
    secretario.post(f"{INCIDENCIAS}parar/", MOTIVO)

    [una] = api("GET", "incidencias").json()["elementos"]
    respuesta = api(
        "POST",
        "asientos",
        {"extracto": "Algo", "interesado": {"nif": "12345678Z", "nombre": "ANA"}},
        **{"Idempotency-Key": "a"},
    )

    assert (una["titulo"], una["para"], una["en_curso"]) == ("Avería en el registro", True, True)
    assert respuesta.status_code == 503
    assert respuesta.json()["type"].endswith("presentacion-parada")
