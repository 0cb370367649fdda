"""The API of cases, notices, documents and signatures, and what it does with what is badly sent."""

import base64
import json
from datetime import UTC, datetime
from secrets import token_hex

import pytest
from django.test import Client

from consistorio.documentos.models import Documento
from consistorio.expedientes.models import Expediente
from consistorio.notificaciones.models import Notificacion
from consistorio.registro.models import Asiento

pytestmark = pytest.mark.django_db
CLAVE = {"Idempotency-Key": "una"}
ESCRITO = {
    "extracto": "Licencia de obra",
    "solicita": "Una licencia",
    "interesado": {"nif": "12345678Z", "nombre": "Ana García"},
}


@pytest.fixture
def memoria():
    """A document with bytes of its own: each test has another entidad, with other keys."""
    return f"La memoria {token_hex(8)}".encode()


@pytest.fixture
def escrito(memoria):
    documento = {"nombre": "memoria.txt", "contenido": base64.b64encode(memoria).decode()}
    return {**ESCRITO, "documentos": [documento]}


@pytest.fixture
def expediente(api, escrito):
    respuesta = api("POST", "expedientes", escrito, **CLAVE)
    assert respuesta.status_code == 201, respuesta.content
    return respuesta.json()


class TestExpedientes:
    def test_una_llamada_presenta_y_abre_y_explica_el_plazo(self, expediente):
        plazo = expediente["expediente"]["plazo"]

        assert expediente["asiento"]["numero"].endswith("-E-000001")
        assert expediente["expediente"]["asiento"] == expediente["asiento"]["numero"]
        assert len(expediente["expediente"]["documentos"]) == 2
        assert plazo["fin"] > plazo["desde"]
        assert "39/2015" in plazo["pasos"][0]["cita"] or plazo["pasos"][0]["cita"]

    def test_repetir_la_pregunta_da_lo_mismo_y_no_guarda_otra_vez_los_documentos(
        self, api, escrito, expediente
    ):
        antes = Documento.objects.count()

        repetida = api("POST", "expedientes", escrito, **CLAVE).json()

        assert repetida == expediente
        assert Asiento.objects.count() == Expediente.objects.count() == 1
        assert Documento.objects.count() == antes

    def test_se_lista_y_se_consulta(self, api, expediente):
        clave = expediente["expediente"]["id"]

        lista = api("GET", "expedientes?procedimiento=").json()
        uno = api("GET", f"expedientes/{clave}").json()

        assert [e["id"] for e in lista["elementos"]] == [clave]
        assert uno == expediente["expediente"]


class TestDocumentosFirmasYNotificaciones:
    def test_un_documento_con_su_contenido(self, api, memoria, expediente):
        documento = expediente["expediente"]["documentos"][0]

        datos = api("GET", f"documentos/{documento['id']}").json()
        contenido = api("GET", f"documentos/{documento['id']}/contenido")

        assert datos["sha256"] == documento["sha256"]
        assert contenido.content == memoria
        assert "attachment" in contenido["Content-Disposition"]

    def test_notificar_dos_veces_con_la_misma_clave_es_una(self, api, expediente):
        notificacion = {
            "documento_id": expediente["expediente"]["documentos"][1]["id"],
            "destinatario": {"nif": "12345678Z", "nombre": "Ana"},
            "obligada_o_elegida": True,
            "organo": "Alcaldía",
            "procedimiento": "Licencia",
            "asunto_neutro": "Una notificación",
        }

        primera = api("POST", "notificaciones", notificacion, **CLAVE)
        segunda = api("POST", "notificaciones", notificacion, **CLAVE)
        otra = api("POST", "notificaciones", {**notificacion, "organo": "Pleno"}, **CLAVE)
        vista = api("GET", f"notificaciones/{primera.json()['id']}").json()

        assert (primera.status_code, primera.content) == (201, segunda.content)
        assert (otra.status_code, otra.json()["type"]) == (422, "clave-reutilizada")
        assert Notificacion.objects.count() == 1
        assert vista["estado"] == "puesta_a_disposicion"

    def test_quien_reparte_el_papel_cuenta_como_fue(self, api, expediente):
        notificacion = {
            "documento_id": expediente["expediente"]["documentos"][1]["id"],
            "destinatario": {"nif": "12345678Z", "nombre": "Ana"},
            "obligada_o_elegida": False,
            "organo": "Alcaldía",
            "procedimiento": "Licencia",
            "asunto_neutro": "Una notificación",
        }
        clave = api("POST", "notificaciones", notificacion, **CLAVE).json()["id"]
        entrega = {
            "notificacion_id": clave,
            "resultado": "ausente",
            "en": datetime.now(UTC).isoformat(),
        }

        intento = api("POST", "entregas-en-papel", entrega, **{"Idempotency-Key": "dos"})
        anuncio = {**entrega, "resultado": "publicada", "referencia": "BOE-N-2026-1"}
        mal = api("POST", "entregas-en-papel", anuncio, **{"Idempotency-Key": "tres"})

        assert intento.status_code == 201
        assert intento.json()["hechos"][0]["detalle"] == "No había nadie"
        assert (mal.status_code, mal.json()["type"]) == (422, "papel-no-admitido")

    def test_se_pide_la_firma_al_cargo_y_nadie_firma_por_la_api(self, api, expediente):
        peticion = {
            "documento_id": expediente["expediente"]["documentos"][1]["id"],
            "asunto": "Firmar",
            "cargos": [["alcaldia"]],
        }

        vacante = api("POST", "peticiones-de-firma", peticion, **CLAVE)

        assert (vacante.status_code, vacante.json()["type"]) == (422, "cargo-vacante")
        descripcion = json.dumps(api("GET", "openapi.json").json())
        assert "firmar" not in {o.rpartition("/")[2] for o in json.loads(descripcion)["paths"]}

    def test_cualquiera_verifica_con_el_codigo_y_sin_token(self, expediente):
        csv = expediente["asiento"]["justificante"]["csv"]

        vista = Client().get(f"/villaclara/api/v1/verificacion/{csv}", secure=True)
        nada = Client().get("/villaclara/api/v1/verificacion/AAAA-BBBB", secure=True)

        assert vista.json()["documento"]["csv"] == csv
        assert vista.json()["firmas"][0]["frase"]
        assert nada.status_code == 404

    def test_probar_codigos_a_voleo_se_frena(self, api):
        ruta = "/villaclara/api/v1/verificacion/AAAA-BBBB"
        estados = [Client().get(ruta, secure=True).status_code for _ in range(62)]

        assert estados[0] == 404
        assert estados[-1] == 429


class TestLoMalEnviado:
    @pytest.mark.parametrize(
        ("caso", "estado", "cuerpo"),
        [
            (
                "nulo escrito",
                422,
                b'{"extracto":"a\\u0000b","interesado":{"nif":"12345678Z","nombre":"A"}}',
            ),
            ("nulo crudo", 400, b'{"extracto":"a\x00"}'),
            (
                "sustituto suelto",
                400,
                b'{"extracto":"\\ud800x","interesado":{"nif":"12345678Z","nombre":"A"}}',
            ),
            ("anidado sin fin", 422, b'{"extracto":"a","x":' + b"[" * 100_000),
            ("no es JSON", 400, b"extracto=a"),
            ("no es UTF-8", 400, b'{"extracto":"\xff"}'),
            ("vacío", 415, b""),
            ("una lista", 422, b"[]"),
            ("nada", 422, b"null"),
        ],
    )
    def test_se_dice_lo_que_es_y_no_cambia_nada(self, api, caso, estado, cuerpo):
        respuesta = _enviar(api, cuerpo)

        assert respuesta.status_code == estado, (caso, respuesta.content)
        assert respuesta["Content-Type"] == "application/problem+json"
        assert not Asiento.objects.exists()

    def test_un_nulo_que_solo_se_nombra_se_admite(self, api, pki):
        escrito = {**ESCRITO, "extracto": "El carácter \\u0000 se llama nulo"}

        assert _enviar(api, json.dumps(escrito).encode()).status_code == 201

    @pytest.mark.parametrize(
        "tipo", ["text/plain", "multipart/form-data; boundary=x", "application/xml", ""]
    )
    def test_lo_que_no_dice_ser_json_es_415(self, api, tipo):
        assert _enviar(api, json.dumps(ESCRITO).encode(), tipo=tipo).status_code == 415

    def test_demasiado_grande_es_413(self, api, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

        assert _enviar(api, b" " * 1001).status_code == 413

    @pytest.mark.parametrize(
        ("ruta", "estado"),
        [
            ("asientos?otro=1", 422),
            ("asientos?cuantos=1&cuantos=2", 422),
            ("asientos?cuantos=99999999999999999999999999", 422),
            ("asientos?cuantos=-1", 422),
            ("asientos?desde=%00", 422),
            (
                "expedientes?desde=0001-01-01T00:00:00%2B14:00~01890000-0000-7000-8000-000000000000",
                422,
            ),
            ("expedientes?procedimiento=%00", 422),
            ("expedientes/01890000-0000-7000-8000-000000000000?x=1", 422),
            ("asientos/%00", 404),
            ("nada", 404),
        ],
    )
    def test_lo_que_no_se_conoce_en_la_direccion_se_rechaza(self, api, ruta, estado):
        respuesta = api("GET", ruta)

        assert respuesta.status_code == estado
        assert respuesta["Content-Type"] == "application/problem+json"

    @pytest.mark.parametrize("clave", ["", "a" * 65, "con espacio", "eñe", "a\tb"])
    def test_una_clave_que_no_lo_es_se_rechaza(self, api, clave):
        assert api("POST", "asientos", ESCRITO, **{"Idempotency-Key": clave}).status_code == 400

    def test_los_demas_metodos(self, api):
        assert api("HEAD", "asientos").status_code == 200
        opciones = api("OPTIONS", "asientos")
        assert (opciones.status_code, opciones["Allow"]) == (204, "GET, HEAD, OPTIONS, POST")
        for metodo in ("TRACE", "PUT", "DELETE", "PATCH", "INVENTADO"):
            respuesta = api(metodo, "asientos")
            assert (respuesta.status_code, respuesta["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def _enviar(api, cuerpo, tipo="application/json"):
    return Client().generic(
        "POST",
        "/villaclara/api/v1/asientos",
        cuerpo,
        content_type=tipo,
        secure=True,
        headers={"Authorization": f"Bearer {api.token}", **CLAVE},
    )


def test_la_documentacion_nombra_todas_las_operaciones(api, entidad):
    pagina = Client().get("/villaclara/api/v1/", secure=True)
    descritas = api("GET", "openapi.json").json()["paths"]

    assert pagina.status_code == 200
    for ruta in descritas:
        assert ruta in pagina.content.decode()
