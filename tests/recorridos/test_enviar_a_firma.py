"""A clerk sends a PDF to be signed: by turns, with somebody optional and a last day."""

from __future__ import annotations

import io

import pikepdf
import pytest

pytestmark = pytest.mark.navegador
TRAMITADOR, SECRETARIO = "10000002Q", "10000003V"


def convenio() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    salida = io.BytesIO()
    pdf.save(salida)
    return salida.getvalue()


def test_se_envia_con_turnos_y_plazo_y_llega_a_quien_toca(empleada) -> None:
    ella = empleada(TRAMITADOR)
    p = ella.pagina
    ella.ir("tramitacion/portafirmas/enviar/")
    p.fill("#id_asunto", "Convenio con la mancomunidad")
    fichero = {"name": "convenio.pdf", "mimeType": "application/pdf", "buffer": convenio()}
    p.locator("#id_fichero").set_input_files([fichero])
    p.fill("#id_plazo", "2099-01-31")
    ella.pulsar("Enviar")
    ella.lee("Hay algo que corregir")
    ella.ver("480-enviar-a-firma")
    p.locator("#id_fichero").set_input_files([fichero])
    turnos = p.locator("select[name^=turno_]")
    turnos.nth(0).select_option("2")
    turnos.nth(1).select_option("1")
    ella.pulsar("Enviar")
    ella.lee("Enviado a la firma")
    ella.ver("481-enviado-a-firma")
    secretario = empleada(SECRETARIO)
    secretario.ir("tramitacion/portafirmas/?q=mancomunidad")
    secretario.lee("Firmar como tarde el")
    secretario.ver("482-bandeja-con-plazo")
    ella.pulsar("Retirar de la firma")  # Others sign in this province too: nothing of ours is left.
    ella.lee("Retirado de la firma")
