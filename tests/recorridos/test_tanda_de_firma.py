"""Signing more documents than fit in a page with one code, in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.navegador
ALCALDESA = "10000004H"
CUANTOS = 60


def test_se_firman_muchos_con_un_codigo_y_se_ve_como_van(empleada, codigo_nuevo, provincia) -> None:
    provincia.al_lado("consistorio.instalacion.bancos.firma_proceso", str(CUANTOS))
    ella = empleada(ALCALDESA)
    p = ella.pagina
    ella.ir("tramitacion/portafirmas/tandas/")
    ella.ver("440-sin-tandas")
    ella.ir("tramitacion/portafirmas/?q=Resolución")
    p.click("text=en una página")
    ella.lee("Resolución 60 de 60")
    for casilla in p.query_selector_all("input[name=peticion]"):
        casilla.check()
    p.fill("#id_codigo", codigo_nuevo(ella, ALCALDESA))
    ella.pulsar("Firmar los elegidos")
    ella.lee("Firma de 60 documentos")
    ella.ver("441-tanda")
    p.wait_for_selector("text=Firmados: 60", timeout=60_000)
    ella.ver("442-tanda-acabada")
    ella.ir("tramitacion/portafirmas/tandas/")
    ella.lee("Acabada")
    ella.ver("443-tandas")
