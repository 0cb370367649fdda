"""Filing without a mouse, without JavaScript, and without losing what was written."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.navegador
ESCRITO = {
    "asunto": "Cubo de basura volcado",
    "expone": "Que lleva tres días volcado junto a la fuente.",
    "solicita": "Que lo recojan.",
}
TABULACIONES_MAXIMAS = 80


def rellena(ella: Any) -> None:
    for campo, texto in ESCRITO.items():
        ella.pagina.fill(f"#id_{campo}", texto)


def test_sin_javascript_se_presenta_y_se_recibe_el_justificante(ciudadana) -> None:
    ella = ciudadana(java_script_enabled=False)
    p = ella.pagina
    ella.ir("tramites/instancia-general/presentar/")
    rellena(ella)
    ella.pulsar("Continuar")
    fichero = {"name": "nota.txt", "mimeType": "text/plain", "buffer": b"Junto a la fuente."}
    p.set_input_files("#ficheros", [fichero])
    p.get_by_role("button", name="Añadir", exact=True).last.click()
    ella.lee("nota.txt")
    ella.pulsar("Continuar", "link")
    p.check("#consiente")
    ella.pulsar("Firmar y presentar")
    p.wait_for_url("**/presentado/")
    pdf = p.get_by_role("link", name="Descargar el justificante").get_attribute("href")
    assert p.request.get(ella.provincia.origen + pdf).body().startswith(b"%PDF")


def test_con_el_teclado_basta_para_presentar_una_instancia(ciudadana) -> None:
    ella = ciudadana()
    p = ella.pagina
    ella.ir("tramites/instancia-general/")
    _tabula_hasta(p, "Empezar la solicitud")
    p.keyboard.press("Enter")
    p.wait_for_url("**/presentar/**")
    for campo, texto in ESCRITO.items():
        _tabula_hasta(p, f"id_{campo}")
        p.keyboard.type(texto)
    _tabula_hasta(p, "Continuar")
    p.keyboard.press("Enter")
    p.wait_for_url("**/documentos/")
    _tabula_hasta(p, "Continuar")
    p.keyboard.press("Enter")
    p.wait_for_url("**/revisar/")
    _tabula_hasta(p, "consiente")
    p.keyboard.press("Space")
    _tabula_hasta(p, "Firmar y presentar")
    p.keyboard.press("Enter")
    p.wait_for_url("**/presentado/")


def _tabula_hasta(pagina: Any, nombre: str) -> None:
    """Press Tab until the focus, always visible, is on what has that id or that text."""
    for _vez in range(TABULACIONES_MAXIMAS):
        pagina.keyboard.press("Tab")
        foco = "[document.activeElement.id, document.activeElement.innerText.trim()]"
        if nombre in pagina.evaluate(foco):
            contorno = pagina.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert contorno != "0px", f"el foco no se ve en {nombre}"
            return
    pytest.fail(f"con el tabulador no se llega a {nombre}")


def test_el_borrador_sobrevive_a_la_salida_al_navegador_y_al_servidor(ciudadana, provincia) -> None:
    ella = ciudadana()
    ella.ir("tramites/instancia-general/presentar/")
    borrador = ella.pagina.url
    rellena(ella)
    ella.lee("Borrador guardado")
    ella.pagina.get_by_role("button", name="Salir").click()
    ella.pagina.get_by_role("link", name="Entrar").first.wait_for()
    ella.contexto.close()
    provincia.matar()
    provincia.arrancar()
    otra_vez = ciudadana()
    otra_vez.ir("carpeta/borradores/")
    otra_vez.ver("18-borradores-con-uno")
    otra_vez.pagina.goto(borrador)
    for campo, texto in ESCRITO.items():
        assert otra_vez.pagina.input_value(f"#id_{campo}") == texto
