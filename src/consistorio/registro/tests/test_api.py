import base64

import pytest

from consistorio.registro.models import Asiento, Libro

pytestmark = pytest.mark.django_db
ESCRITO = {
    "extracto": "Instancia general",
    "solicita": "Una farola",
    "interesado": {"nif": "12345678Z", "nombre": "Ana García"},
}


@pytest.fixture(autouse=True)
def _con_sello(pki):
    pass


def test_presentar_da_numero_hora_y_justificante(api):
    respuesta = api("POST", "asientos", ESCRITO, **{"Idempotency-Key": "a"})

    hecho = respuesta.json()
    pdf = api("GET", f"asientos/{hecho['id']}/justificante")
    assert respuesta.status_code == 201
    assert hecho["numero"].endswith("-E-000001")
    assert hecho["justificante"]["csv"] in hecho["justificante"]["verificacion"]
    assert pdf.content.startswith(b"%PDF-")


def test_repetir_la_pregunta_da_la_misma_respuesta(api):
    primera = api("POST", "asientos", ESCRITO, **{"Idempotency-Key": "a"})
    repetida = api("POST", "asientos", ESCRITO, **{"Idempotency-Key": "a"})

    assert (repetida.status_code, repetida.content) == (201, primera.content)
    assert Asiento.objects.count() == 1


def test_la_misma_clave_con_otro_escrito_es_422(api):
    api("POST", "asientos", ESCRITO, **{"Idempotency-Key": "a"})

    otra = api("POST", "asientos", {**ESCRITO, "solicita": "Dos"}, **{"Idempotency-Key": "a"})

    assert (otra.status_code, otra.json()["type"]) == (422, "clave-reutilizada")


def test_sin_clave_es_400_y_no_se_anota_nada(api):
    respuesta = api("POST", "asientos", ESCRITO)

    assert respuesta.status_code == 400
    assert respuesta["Content-Type"] == "application/problem+json"
    assert not Libro.objects.exists()


@pytest.mark.parametrize(
    ("caso", "cambio"),
    [
        ("sin extracto", {"extracto": ""}),
        ("NIF con otra letra", {"interesado": {"nif": "12345678A", "nombre": "Ana"}}),
        ("campo que no existe", {"numero": 7}),
        ("unidad que no existe", {"unidad": "NADA"}),
        (
            "tipo documental inventado",
            {"documentos": [{"nombre": "a", "contenido": "", "tipo_documental": "TD98"}]},
        ),
        (
            "ejecutable disfrazado",
            {
                "documentos": [
                    {"nombre": "a.pdf", "contenido": base64.b64encode(b"MZ" * 99).decode()}
                ]
            },
        ),
    ],
)
def test_lo_mal_escrito_se_explica_y_no_cambia_nada(api, caso, cambio):
    respuesta = api("POST", "asientos", {**ESCRITO, **cambio}, **{"Idempotency-Key": "a"})

    assert respuesta.status_code == 422, caso
    assert respuesta.json()["title"]
    assert not Asiento.objects.exists()


def test_la_lista_avanza_sin_repetir_ni_saltar(api):
    for n in range(5):
        api("POST", "asientos", ESCRITO, **{"Idempotency-Key": f"k{n}"})

    vistos, desde = [], ""
    while desde is not None:
        pagina = api("GET", f"asientos?cuantos=2&desde={desde.replace('+', '%2B')}").json()
        vistos += [a["numero"][-1] for a in pagina["elementos"]]
        desde = pagina["siguiente"]

    assert vistos == ["5", "4", "3", "2", "1"]


def test_sin_token_o_con_el_de_otra_entidad_no_se_entra(api, otra_entidad, client):
    cabecera = {"Authorization": f"Bearer {api.token}"}

    sin_token = client.get("/villaclara/api/v1/asientos", secure=True)
    en_otra = client.get("/penalba/api/v1/asientos", secure=True, headers=cabecera)
    falso = client.get(
        "/villaclara/api/v1/asientos", secure=True, headers={"Authorization": "Bearer x"}
    )

    assert [r.status_code for r in (sin_token, en_otra, falso)] == [401, 401, 401]


def test_lo_que_no_existe_es_404(api):
    ruta = "asientos/01890000-0000-7000-8000-000000000000"

    assert api("GET", ruta).status_code == 404
    assert api("GET", f"{ruta}/justificante").status_code == 404
