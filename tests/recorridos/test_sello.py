"""The seal of the entidad where there is no token, in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.navegador
ADMINISTRADORA = "10000005L"


def test_sin_token_se_dice_con_que_se_sella_y_que_hace_falta(empleada) -> None:
    ella = empleada(ADMINISTRADORA)
    ella.ir("tramitacion/sello/")
    ella.lee("Sello de la entidad")
    ella.ver("460-sello")
