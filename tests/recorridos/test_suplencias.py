"""Ordering who signs in a post while its holder is away, in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.navegador
SECRETARIO = "10000003V"


def test_se_dispone_una_suplencia_y_se_termina(empleada) -> None:
    secretario = empleada(SECRETARIO)
    p = secretario.pagina
    secretario.ir("tramitacion/suplencias/")
    secretario.ver("430-sin-suplencias")
    secretario.pulsar("Disponer")
    secretario.lee("Hay algo que corregir")
    secretario.ver("431-suplencia-errores")
    p.select_option("#id_cargo", "alcaldia")
    p.select_option("#id_suplente", "10000002Q")
    p.fill("#id_hasta", p.input_value("#id_desde"))
    p.fill("#id_acto", "Decreto de la Alcaldía 12/2026")
    secretario.pulsar("Disponer")
    secretario.lee("Suplencia dispuesta")
    secretario.ver("432-suplencia")
    secretario.pulsar("Terminar")
    secretario.lee("La suplencia queda terminada")
