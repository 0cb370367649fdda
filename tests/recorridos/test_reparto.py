"""The distribution in a real browser: many entries at once, the clock of a tray, and mail inside."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.navegador
REGISTRO, SECRETARIO = "10000001S", "10000003V"


def test_el_reparto_en_pantalla(ciudadana, empleada) -> None:
    presenta(ciudadana())
    tramita = empleada(REGISTRO)
    varias_a_la_vez(tramita)
    a_mano(tramita)
    secretario = empleada(SECRETARIO)
    secretario.ir("tramitacion/comunicaciones/")
    secretario.ver("84-comunicaciones")
    secretario.ir("tramitacion/registro/exportaciones/")
    secretario.ver("85-exportar")


def presenta(ella: Any) -> None:
    p = ella.pagina
    ella.ir("tramites/instancia-general/")
    ella.pulsar("Empezar la solicitud", "link")
    p.fill("#id_asunto", "Poda de los plátanos")
    p.fill("#id_expone", "Que tapan la farola.")
    p.fill("#id_solicita", "Que se poden.")
    p.fill("#id_email", "maria@correo.example")
    p.check("#id_elige_electronico")
    ella.pulsar("Continuar")
    ella.pulsar("Continuar", "link")
    p.check("#consiente")
    ella.pulsar("Firmar y presentar")
    ella.pulsar("Ver todo lo presentado", "link")


def varias_a_la_vez(tramita: Any) -> None:
    """Choose all in the tray, let them be assigned, and see it done without asking again."""
    p = tramita.pagina
    tramita.ir("tramitacion/entradas/")
    p.get_by_label("Elegir todas").check()
    tramita.ver("80-entradas-elegidas")
    tramita.pulsar("Hacer algo con las elegidas")
    tramita.ver("81-lote-nuevo")
    p.select_option("#accion", "asignar")
    p.select_option("#persona", REGISTRO)
    tramita.pulsar("Empezar")
    tramita.lee("Acabado")
    tramita.ver("82-lote")
    tramita.ir("tramitacion/reparto/lotes/")
    tramita.ver("82-lotes")
    tramita.ir("tramitacion/reparto/plazos/")
    tramita.ver("83-plazos")


def a_mano(tramita: Any) -> None:
    """Put a star on an entry, keep a search, and write about it to another unit."""
    p = tramita.pagina
    tramita.ir("tramitacion/entradas/?estado=")
    p.locator("#filas tbody th a").first.click()
    tramita.pulsar("Poner en favoritos")
    tramita.lee("Está en sus favoritos")
    tramita.ver("86-entrada")
    tramita.pulsar("Escribir a otra unidad", "link")
    p.select_option("#a", index=0)
    p.fill("#asunto", "Los plátanos")
    p.fill("#texto", "¿Cuándo los podáis?")
    tramita.ver("87-escribir")
    tramita.pulsar("Enviar")
    tramita.lee("está enviada")
    tramita.ver("88-comunicacion")
    tramita.ir("tramitacion/registro/buscar/?q=plátanos")
    tramita.ver("89-buscar")
    tramita.ir("tramitacion/favoritos/")
    tramita.ver("90-favoritos")
