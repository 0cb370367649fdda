"""What is answered when it is the house that is out of order, and not the person."""

import errno

import psycopg
import pytest
from django.db import OperationalError

pytestmark = pytest.mark.django_db
SIN_SITIO = OSError(errno.ENOSPC, "No space left on device")
CERRADO = OSError(errno.EACCES, "Permission denied")
ESCRITO = {
    "extracto": "Instancia general",
    "interesado": {"nif": "12345678Z", "nombre": "Ana García"},
}
AVERIAS = {
    "base de datos": OperationalError("server closed the connection"),
    "base del combinador": psycopg.OperationalError("server closed the connection"),
    "lentitud": TimeoutError(),
    "disco lleno": SIN_SITIO,
}


@pytest.fixture
def se_estropea(monkeypatch):
    """Make something fail with an error, as it does when the house is out of order."""

    def se_estropea(que, error):
        def falla(*_args, **_kwargs):
            raise error

        monkeypatch.setattr(que, falla)

    return se_estropea


@pytest.mark.parametrize("averia", AVERIAS)
def test_a_program_is_told_when_to_try_again(api, se_estropea, averia):
    api.cliente.raise_request_exception = False
    se_estropea("consistorio.organizacion.selectors.destino", AVERIAS[averia])

    respuesta = api("POST", "asientos", ESCRITO, **{"Idempotency-Key": "a"})

    assert respuesta.status_code == 503
    assert respuesta["Retry-After"] == "30"
    assert respuesta["Content-Type"] == "application/problem+json"


def test_an_error_of_ours_is_not_called_a_breakdown(api, se_estropea):
    api.cliente.raise_request_exception = False
    se_estropea("consistorio.organizacion.selectors.destino", CERRADO)

    respuesta = api("POST", "asientos", ESCRITO, **{"Idempotency-Key": "a"})

    assert respuesta.status_code == 500
    assert "Retry-After" not in respuesta


def test_a_person_reads_that_it_is_a_moment_and_what_of_her_terms(client, entidad, se_estropea):
    se_estropea("consistorio.catalogo.selectors.listar", AVERIAS["base de datos"])
    client.raise_request_exception = False

    respuesta = client.get(f"/{entidad.slug}/tramites/", secure=True)

    assert (respuesta.status_code, respuesta["Retry-After"]) == (503, "30")
    assert "La sede está parada un momento" in respuesta.content.decode()
    assert "plazo" in respuesta.content.decode()


def test_even_the_page_may_want_what_is_out_of_order(client, entidad, se_estropea):
    se_estropea("consistorio.plataforma.web.entidad._leer", AVERIAS["base de datos"])
    se_estropea("consistorio.plataforma.web.errores.render", AVERIAS["base de datos"])
    client.raise_request_exception = False

    respuesta = client.get(f"/{entidad.slug}/tramites/", secure=True)

    assert (respuesta.status_code, respuesta["Retry-After"]) == (503, "30")
    assert "no se presenta dos veces" in respuesta.content.decode()
