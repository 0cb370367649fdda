import pytest

from consistorio.firma import demostracion, selectors
from consistorio.firma.models import ClaveEnNube
from consistorio.identidad.pki.demostracion import Pki
from consistorio.plataforma.actores import sistema

pytestmark = pytest.mark.django_db


def test_da_su_clave_a_quien_tiene_cargo_y_certificado(
    plantilla, entidad, certificados, monkeypatch, pki, secretario
):
    credenciales = {f"personas/{nif}": c for nif, c in certificados.items() if nif != "11111111H"}
    monkeypatch.setattr(
        demostracion, "pki_de_demostracion", lambda: Pki(pki.carpeta, credenciales, {})
    )
    demostracion._por_nif.cache_clear()
    ClaveEnNube.objects.update(revocada_en="2026-01-01T00:00:00Z")

    demostracion.sembrar(sistema(entidad, "demostracion"))

    vigentes = ClaveEnNube.objects.filter(revocada_en=None).values_list("nif", flat=True)
    assert set(vigentes) == {"22222222J", "33333333P"}
    assert selectors.mi_clave(secretario).titular.upper() == "TOMÁS IBÁÑEZ LARREA"
    demostracion._por_nif.cache_clear()
