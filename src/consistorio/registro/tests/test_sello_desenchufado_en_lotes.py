"""The batch writer while the token of the seal is unplugged: everybody is answered."""

import pytest

from consistorio.firma.tests.llaves.conftest import (  # noqa: F401 — fixtures of the token.
    _caja,
    caja,
    con_token,
    credenciales,
)
from consistorio.registro.models import Asiento, Justificante
from consistorio.registro.services import anotar, escritura
from consistorio.registro.services.combinador import Combinador
from consistorio.registro.tests.test_sello_desenchufado import (  # noqa: F401
    presentar,
    sello_en_token,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _por_lotes(monkeypatch):
    escritor = escritura.Escritura()
    monkeypatch.setattr(anotar, "_escritor", [Combinador(escritor)])
    yield
    escritor._cerrar()


@pytest.mark.usefixtures("_por_lotes")
def test_se_contesta_con_numero_y_el_justificante_espera(presentar, caja):  # noqa: F811
    con_sello = presentar("a")
    caja.desenchufar()

    sin_sello = presentar("b")

    assert Asiento.objects.count() == 2
    assert list(Justificante.objects.values_list("asiento_id", flat=True)) == [con_sello.id]
    assert sin_sello.numero.endswith("000002")
