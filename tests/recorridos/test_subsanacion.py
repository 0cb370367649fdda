"""What is missing is asked for, and corrected in the form that was filed, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.navegador
REGISTRO, SECRETARIO = "10000001S", "10000003V"
ASUNTO = "Poda de un árbol junto a la escuela"
FALTA = "Diga junto a qué escuela está el árbol."


def test_lo_que_falta_se_pide_y_se_corrige_en_el_mismo_formulario(
    ciudadana, empleada, codigo_nuevo
) -> None:
    secretario, tramita, ella = empleada(SECRETARIO), empleada(REGISTRO), ciudadana()
    presenta(ella)
    pide(tramita)
    firma(secretario, codigo_nuevo(secretario, SECRETARIO))
    abre_la_notificacion(ella)
    corrige(ella)
    sigue(tramita)


def presenta(ella: Any) -> None:
    ella.ir("tramites/instancia-general/presentar/")
    ella.pagina.fill("#id_asunto", ASUNTO)
    ella.pagina.fill("#id_expone", "Que hay un árbol con ramas secas.")
    ella.pagina.fill("#id_solicita", "Que se pode.")
    ella.pulsar("Continuar")
    ella.pulsar("Continuar", "link")
    ella.pagina.check("#consiente")
    ella.pulsar("Firmar y presentar")
    ella.pagina.wait_for_url("**/presentado/")


def pide(tramita: Any) -> None:
    tramita.ir("tramitacion/entradas/")
    tramita.pagina.get_by_role("row", name=ASUNTO).get_by_role("link").first.click()
    tramita.pulsar("Abrir expediente")
    tramita.pulsar("Requerir subsanación", "link")
    tramita.pulsar("Enviar a la firma de Secretaría")
    tramita.lee("Hay algo que corregir")
    tramita.ver("40-requerir-errores")
    tramita.pagina.fill("#id_texto_1", FALTA)
    tramita.pagina.select_option("#id_campo_1", "solicita")
    tramita.pagina.fill("#id_texto_2", "Aporte una foto de las ramas.")
    tramita.ver("41-requerir")
    tramita.pulsar("Enviar a la firma de Secretaría")
    tramita.lee("En la bandeja de firma")
    tramita.ver("42-requerimiento-a-firma")


def firma(secretario: Any, codigo: str) -> None:
    secretario.ir("tramitacion/portafirmas/")
    secretario.pagina.get_by_role("link", name=ASUNTO).first.click()
    secretario.ver("43-peticion-del-requerimiento")
    secretario.pagina.fill("#id_codigo", codigo)
    secretario.pulsar("Firmar")
    secretario.lee("Firmado")


def abre_la_notificacion(ella: Any) -> None:
    for _intento in range(40):
        ella.ir("carpeta/notificaciones/")
        if ella.pagina.get_by_text("Requerimiento en un procedimiento").count():
            break
        ella.pagina.wait_for_timeout(500)
    ella.pagina.get_by_role("link", name="Requerimiento en un procedimiento").first.click()
    ella.pulsar("Aceptar y ver el contenido")
    ella.lee("Qué ha pasado con esta notificación")


def corrige(ella: Any) -> None:
    p = ella.pagina
    for _intento in range(40):
        ella.ir("carpeta/expedientes/")
        p.get_by_role("link", name=ASUNTO).first.click()
        if p.get_by_text("Lo que tiene que corregir").count():
            break
        p.wait_for_timeout(500)
    ella.lee(FALTA)
    ella.ver("44-expediente-por-corregir")
    ella.pulsar("Corregir la solicitud")
    ella.lee("Lo que tiene que corregir")
    assert p.locator("#id_expone").is_disabled()
    ella.ver("45-corregir-datos")
    p.fill("#id_solicita", "Que se pode el árbol de la escuela de la plaza.")
    ella.pulsar("Continuar")
    ella.lee("Ya presentados")
    ella.ver("46-corregir-documentos")
    ella.pulsar("Continuar", "link")
    ella.ver("47-corregir-revisar")
    p.check("#consiente")
    ella.pulsar("Firmar y presentar")
    p.wait_for_url("**/presentado/")


def sigue(tramita: Any) -> None:
    """The expediente goes on by itself, with the answer in it."""
    for _intento in range(40):
        tramita.pagina.reload()
        if tramita.pagina.get_by_text("Contestado", exact=True).count():
            break
        tramita.pagina.wait_for_timeout(500)
    tramita.pagina.get_by_text("En tramitación").first.wait_for()
    tramita.ver("48-subsanado")
