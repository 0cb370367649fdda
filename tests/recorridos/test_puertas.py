"""Getting in: with a certificate through TLS, and being told why when it is refused."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.navegador


def test_se_entra_con_el_certificado_del_navegador(con_certificado) -> None:
    ella = con_certificado("maria")
    ella.ir("entrar/?siguiente=/villaclara/carpeta/")
    ella.ver("62-entrar")
    ella.pulsar("Entrar con certificado", "link")
    ella.pagina.wait_for_url("**/carpeta/")
    ella.pagina.get_by_text("María Núñez Echevarría").first.wait_for()


def test_quien_representa_a_una_sociedad_entra_en_su_nombre(con_certificado) -> None:
    el = con_certificado("panaderia")
    el.ir("entrar/?siguiente=/villaclara/carpeta/")
    el.pulsar("Entrar con certificado", "link")
    el.pagina.get_by_text("en nombre de Panadería La Espiga").first.wait_for()
    el.ver("63-en-nombre-de-otra")


@pytest.mark.parametrize(
    ("nombre", "porque"),
    [("caducada", "caducado"), ("revocada", "revocado"), ("desconocida", "reconoc")],
)
def test_al_certificado_que_no_vale_se_le_dice_por_que(con_certificado, nombre, porque) -> None:
    ella = con_certificado(nombre)
    ella.esperadas += ["status of 403"]
    ella.ir("entrar/")
    ella.pulsar("Entrar con certificado", "link")
    ella.lee("No hemos podido identificarle")
    assert porque in ella.pagina.locator(".nota--error").inner_text()
    ella.ver(f"64-no-admitido-{nombre}")


def test_sin_certificado_se_explica_que_falta(mirada) -> None:
    ella = mirada()
    ella.esperadas += ["status of 403"]
    ella.ir("entrar/")
    ella.pulsar("Entrar con certificado", "link")
    ella.lee("No hemos podido identificarle")
    ella.ver("65-sin-certificado")


def test_las_paginas_de_error_y_del_portal_se_entienden(mirada) -> None:
    ella = mirada()
    ella.esperadas += ["status of 404"]
    ella.ir("no-existe/")
    ella.ver("70-no-existe")
    ella.ir("verificar/AAAA-BBBB-CCCC/")
    ella.ver("71-csv-desconocido")
    ella.pagina.goto(ella.provincia.origen)
    ella.lee("Certificados de prueba")
    ella.ver("72-portal")
    with ella.pagina.expect_download() as descarga:
        ella.pulsar("maria.p12", "link")
    assert descarga.value.suggested_filename == "maria.p12"
    ella.ir("correo-de-demostracion/")
    ella.ver("73-correo-simulado")
    ella.ir("tramitacion/autenticador-de-demostracion/")
    ella.ver("74-autenticador")
    ella.ir("tramitacion/entrar/")
    ella.ver("75-entrar-empleado")
    ella.ir("galeria/")
    ella.ver("76-galeria")
