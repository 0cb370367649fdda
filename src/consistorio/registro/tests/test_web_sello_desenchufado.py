"""What a citizen sees while the token of the seal is unplugged."""

import pytest

from consistorio.firma.tests.llaves.conftest import (  # noqa: F401 — fixtures of the token.
    _caja,
    caja,
    con_token,
    credenciales,
)
from consistorio.registro.models import Asiento, Borrador
from consistorio.registro.tests.test_sello_desenchufado import (  # noqa: F401
    presentar,
    sello_en_token,
)
from consistorio.registro.tests.test_web_presentar import (  # noqa: F401
    BASE,
    _hasta_revisar,
    navegador,
    sede,
)

pytestmark = pytest.mark.django_db
FIRMA = {"consiente": "si"}


def test_el_borrador_queda_y_se_presenta_cuando_vuelve(sello_en_token, navegador, caja):  # noqa: F811
    navegador.raise_request_exception = False
    url, sha256 = _hasta_revisar(navegador)
    caja.desenchufar()

    averiada = navegador.post(f"{url}revisar/", {**FIRMA, "sha256": sha256})

    assert averiada.status_code == 503
    assert "parada un momento" in averiada.content.decode()
    assert not Asiento.objects.exists()
    assert Borrador.objects.get().asiento_id is None

    caja.enchufar()
    navegador.post(f"{url}revisar/", {**FIRMA, "sha256": sha256})

    assert Asiento.objects.count() == 1


def test_el_justificante_que_espera_dice_que_se_vuelva(presentar, navegador, caja):  # noqa: F811
    navegador.raise_request_exception = False
    caja.desenchufar()
    hecho = presentar("a")
    direccion = f"{BASE}carpeta/registro/{hecho.id}/justificante.pdf"

    assert navegador.get(direccion).status_code == 503

    caja.enchufar()
    assert navegador.get(direccion).status_code == 200
