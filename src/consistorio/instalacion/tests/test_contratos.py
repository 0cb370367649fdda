"""Floors, rooms and doors: no module is without its own."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

RAIZ = Path(__file__).resolve().parents[4]
CASA = RAIZ / "src" / "consistorio"
MODULOS = sorted(c.name for c in CASA.iterdir() if (c / "__init__.py").exists())
CON_TABLAS = [
    m for m in MODULOS if (CASA / m / "models.py").exists() or (CASA / m / "models").is_dir()
]
LINEAS_DE_README = 60


@pytest.fixture(scope="module")
def contratos():
    lector = configparser.ConfigParser()
    lector.read(RAIZ / ".importlinter", encoding="utf-8")
    return lector


def test_todos_los_modulos_tienen_su_piso(contratos):
    pisos = contratos["importlinter:contract:pisos"]["layers"]

    assert set(MODULOS) <= set(re.findall(r"\w+", pisos))


@pytest.mark.parametrize("modulo", CON_TABLAS)
def test_las_tablas_de_un_modulo_tienen_su_puerta(contratos, modulo):
    puerta = contratos[f"importlinter:contract:puertas-{modulo}"]

    assert puerta["type"] == "protected"
    assert f"consistorio.{modulo}.models" in puerta["protected_modules"]
    assert f"consistorio.{modulo}" in puerta["allowed_importers"].split()


@pytest.mark.parametrize("modulo", CON_TABLAS)
def test_un_modulo_con_tablas_tiene_sus_habitaciones(contratos, modulo):
    habitaciones = [
        contratos[seccion]["containers"].split()
        for seccion in contratos.sections()
        if seccion.startswith("importlinter:contract:habitaciones")
    ]

    assert modulo == "plataforma" or any(f"consistorio.{modulo}" in h for h in habitaciones)


def test_las_tablas_de_la_plataforma_estan_todas_cerradas(contratos):
    cerradas = contratos["importlinter:contract:puertas-plataforma"]["protected_modules"].split()
    abiertas = {"__init__", "entidad"}  # The type of the tenant, and the base of every table.
    tablas = {f.stem for f in (CASA / "plataforma" / "models").glob("*.py")} - abiertas

    assert {f"consistorio.plataforma.models.{tabla}" for tabla in tablas} == set(cerradas)


@pytest.mark.parametrize("modulo", MODULOS)
def test_cada_modulo_se_explica_en_una_pagina(modulo):
    lineas = (CASA / modulo / "README.md").read_text(encoding="utf-8").splitlines()

    assert 3 <= len(lineas) <= LINEAS_DE_README
