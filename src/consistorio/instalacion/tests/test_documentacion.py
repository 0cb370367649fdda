"""What the documents name exists."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, reverse

RAIZ = Path(__file__).resolve().parents[4]
PAGINAS = [RAIZ / "README.md", RAIZ / "CONTRIBUTING.md", RAIZ / "SECURITY.md"]
PAGINAS += sorted((RAIZ / "docs").rglob("*.md"))
MAPA = (RAIZ / "docs" / "mapa.md").read_text(encoding="utf-8")
ENLACE = re.compile(r"\]\((?!https?:)([^)#]+)")
ACTO = re.compile(r"`(\w+\.services(?:\.\w+)?)\.(\w+)`")
PANTALLA = re.compile(
    r"`((?:sede|portal|tramitacion|catalogo|registro|firma|expedientes|identidad|notificaciones):\w+)`"
)
PRUEBA = re.compile(r"`((?:\w+/)+test_\w+\.py)`")
ARGUMENTOS = (
    {},
    {"slug": "instancia-general"},
    *(
        {nombre: "00000000-0000-0000-0000-000000000000"}
        for nombre in (
            "expediente_id",
            "asiento_id",
            "notificacion_id",
            "peticion_id",
            "pila_id",
            "borrador_id",
        )
    ),
)


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.relative_to(RAIZ).as_posix())
def test_los_enlaces_llevan_a_alguna_parte(pagina):
    rotos = [
        e for e in ENLACE.findall(pagina.read_text("utf-8")) if not (pagina.parent / e).exists()
    ]

    assert rotos == []


@pytest.mark.parametrize(("modulo", "acto"), sorted(set(ACTO.findall(MAPA))))
def test_los_actos_del_mapa_existen(modulo, acto):
    assert callable(getattr(import_module(f"consistorio.{modulo}"), acto))


@pytest.mark.parametrize("pantalla", sorted(set(PANTALLA.findall(MAPA))))
def test_las_pantallas_del_mapa_existen(pantalla):
    urls = "consistorio.canales.urls_portal" if pantalla.startswith("portal:") else None

    assert any(_existe(pantalla, argumentos, urls) for argumentos in ARGUMENTOS)


def _existe(pantalla, argumentos, urls):
    try:
        return bool(reverse(pantalla, urlconf=urls, kwargs=argumentos))
    except NoReverseMatch:
        return False


@pytest.mark.parametrize("prueba", sorted(set(PRUEBA.findall(MAPA))))
def test_las_pruebas_del_mapa_existen(prueba):
    modulo, _, resto = prueba.partition("/")
    candidatas = (RAIZ / "src" / "consistorio" / modulo / "tests" / resto, RAIZ / prueba)

    assert any(candidata.exists() for candidata in candidatas)
