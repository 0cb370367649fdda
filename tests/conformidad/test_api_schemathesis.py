"""The API against its own description: what it says of itself is what it does, whatever it is sent."""

from __future__ import annotations

import os
import warnings

import pytest
from django.core import signals
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

warnings.filterwarnings("ignore", category=DeprecationWarning, module="schemathesis.*")
schemathesis = pytest.importorskip("schemathesis")

from schemathesis.config import SchemathesisConfig  # noqa: E402
from schemathesis.generation.hypothesis.builder import (  # noqa: E402
    HypothesisTestConfig,
    HypothesisTestMode,
    create_test,
)

from consistorio.canales.api.urls import operaciones  # noqa: E402

pytestmark = [pytest.mark.django_db, pytest.mark.conformidad]
EJEMPLOS = int(os.environ.get("CONSISTORIO_EJEMPLOS", "25"))
# Well formed is not yet admitted: a NIF has a letter to check, a unit has to exist.
ADMITIDOS = ["2xx", "401", "403", "404", "409", "422", "429"]
RECHAZADOS = ["400", "401", "403", "404", "405", "406", "411", "413", "415", "422", "428", "429"]
OPERACIONES = {operacion.nombre: operacion for operacion in operaciones()}


@pytest.fixture
def esquema(api, _pki_de_la_sesion):
    """The API of a town hall with something in it, as described by itself."""
    respuesta = api("GET", "openapi.json")
    assert respuesta.status_code == 200
    configuracion = SchemathesisConfig.from_dict(
        {
            "seed": 39,
            "checks": {
                "positive_data_acceptance": {"expected-statuses": ADMITIDOS},
                "negative_data_rejection": {"expected-statuses": RECHAZADOS},
                "missing_required_header": {"expected-statuses": RECHAZADOS},
            },
            "generation": {"mode": "all", "max-examples": EJEMPLOS},
        }
    )
    esquema = schemathesis.openapi.from_dict(respuesta.json(), config=configuracion)
    esquema.app = WSGIHandler()
    for senal in (signals.request_started, signals.request_finished):
        senal.disconnect(close_old_connections)  # As Django's own client does in each request.
    yield esquema
    for senal in (signals.request_started, signals.request_finished):
        senal.connect(close_old_connections)


@pytest.mark.parametrize("nombre", sorted(OPERACIONES))
def test_hace_lo_que_dice_con_lo_bueno_y_con_lo_malo(esquema, api, nombre):
    """Examples, limits of each datum, methods that are not, and random data, good and bad."""

    def comprobar(case):
        cache.clear()  # Or the limit of the public operations would answer for them.
        case.call_and_validate(headers={"Authorization": f"Bearer {api.token}"})

    descritas = (resultado.ok() for resultado in esquema.get_all_operations())
    una = next(o for o in descritas if o.definition.raw["operationId"] == nombre)
    prueba = create_test(
        operation=una,
        test_func=comprobar,
        config=HypothesisTestConfig(
            project=esquema.config,
            modes=list(HypothesisTestMode),
            settings=settings(
                max_examples=EJEMPLOS,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        ),
    )

    prueba()
