import pytest

# An expediente on its way, as its own module tests it.
from consistorio.expedientes.tests.conftest import (  # noqa: F401 (fixtures)
    casa,
    en_firma,
    habitaciones,
    incoar,
    presentar,
    redactado,
    resuelto,
)


@pytest.fixture
def expediente_resuelto(resuelto):  # noqa: F811 (the fixture)
    from consistorio.expedientes.models import Expediente

    return Expediente.objects.get(id=resuelto())
