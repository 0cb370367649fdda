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
    pide_mas_dias(ella)
    propone_el_plazo(tramita)
    firma_el_plazo(secretario, codigo_nuevo(secretario, SECRETARIO))
    tiene_mas_dias(ella)
    en_papel(tramita)
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


def espera_en_su_expediente(ella: Any, texto: str) -> None:
    """Look at her expediente until it says so: what follows from a deed is done apart."""
    for _intento in range(40):
        ella.ir("carpeta/expedientes/")
        ella.pagina.get_by_role("link", name=ASUNTO).first.click()
        if ella.pagina.get_by_text(texto).count():
            return
        ella.pagina.wait_for_timeout(500)
    ella.lee(texto)


def pide_mas_dias(ella: Any) -> None:
    espera_en_su_expediente(ella, "Lo que tiene que corregir")
    ella.ver("400-mi-expediente-mas-dias")
    ella.pulsar("Pedir más días")
    ella.lee("Pide más días para corregir")
    ella.pagina.fill("#id_asunto", "Más plazo")
    expone = ella.pagina.input_value("#id_expone")
    ella.pagina.fill("#id_expone", f"{expone}la escuela está cerrada.")
    ella.ver("401-pedir-mas-dias")
    ella.pulsar("Continuar")
    ella.pulsar("Continuar", "link")
    ella.pagina.check("#consiente")
    ella.pulsar("Firmar y presentar")
    ella.pagina.wait_for_url("**/presentado/")


def propone_el_plazo(tramita: Any) -> None:
    for _intento in range(40):
        tramita.pagina.reload()
        if tramita.pagina.get_by_text("La persona pide más días").count():
            break
        tramita.pagina.wait_for_timeout(500)
    tramita.pagina.get_by_text("Ampliar el plazo para corregir").click()
    tramita.ver("402-ampliar-el-plazo")
    tramita.pagina.check("input[name=concede][value=si]")
    tramita.pagina.fill("#id_motivo", "La escuela no abre hasta el lunes.")
    tramita.pagina.get_by_role("button", name="Enviar a la firma de Secretaría").first.click()
    tramita.lee("Cinco días más · En la bandeja de firma")
    tramita.ver("403-plazo-a-firma")


def firma_el_plazo(secretario: Any, codigo: str) -> None:
    secretario.ir("tramitacion/portafirmas/")
    secretario.pagina.get_by_role("link", name="Ampliación del plazo").first.click()
    secretario.ver("404-peticion-del-plazo")
    secretario.pagina.fill("#id_codigo", codigo)
    secretario.pulsar("Firmar")
    secretario.lee("Firmado")


def tiene_mas_dias(ella: Any) -> None:
    espera_en_su_expediente(ella, "El plazo para corregir se amplía")
    ella.ver("405-mas-dias-concedidos")


def en_papel(tramita: Any) -> None:
    """What the postman says of a notification that also went on paper."""
    tramita.pulsar("Notificaciones", "link")
    tramita.pagina.get_by_role("link", name="Plazo en un procedimiento").first.click()
    tramita.pulsar("Anotar una entrega en papel", "link")
    tramita.pulsar("Anotar")
    tramita.lee("Hay algo que corregir")
    tramita.ver("406-papel-errores")
    ahora = tramita.pagina.evaluate(
        "new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16)"
    )
    tramita.pagina.select_option("#id_resultado", "ausente")
    tramita.pagina.fill("#id_en", ahora)
    tramita.pulsar("Anotar")
    tramita.lee("Cabe un segundo intento")
    tramita.ver("407-papel-seguimiento")


def corrige(ella: Any) -> None:
    p = ella.pagina
    espera_en_su_expediente(ella, "Lo que tiene que corregir")
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
    tramita.ir("tramitacion/expedientes/")
    tramita.pagina.get_by_role("row", name=ASUNTO).get_by_role("link").first.click()
    tramita.pulsar("Subsanación", "link")
    for _intento in range(40):
        tramita.pagina.reload()
        if tramita.pagina.get_by_text("Contestado", exact=True).count():
            break
        tramita.pagina.wait_for_timeout(500)
    tramita.pagina.get_by_text("En tramitación").first.wait_for()
    tramita.ver("48-subsanado")
