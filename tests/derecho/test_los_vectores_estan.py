"""Every vector of deadlines worked out by hand has a test that bears its number."""

import re
from pathlib import Path

FUENTE = Path(__file__).parents[2] / "src" / "consistorio"
VECTORES = {f"V{n:02}" for n in range(1, 59)}


def test_los_cincuenta_y_ocho_vectores_de_plazos_tienen_su_prueba():
    con_prueba = set()
    for prueba in FUENTE.glob("*/tests/test_*.py"):
        lineas = prueba.read_text("utf-8").splitlines()
        codigo = "\n".join(linea for linea in lineas if not linea.startswith('"""'))
        con_prueba.update(re.findall(r"V[0-9]{2}(?=[_:])", codigo))

    assert con_prueba >= VECTORES, sorted(VECTORES - con_prueba)
