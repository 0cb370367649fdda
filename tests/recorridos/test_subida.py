"""A file on its way when the whole application is killed arrives whole, and is the one that was chosen."""

from __future__ import annotations

import hashlib
import io
import os
from typing import Any

import pikepdf
import pytest

pytestmark = pytest.mark.navegador
MIB = 1024 * 1024
AL_QUINTO = 5
ARRANCAR_MS = 90_000


def plano() -> bytes:
    """A PDF of some eight MB that nobody has sent before."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Relleno = pikepdf.Stream(pdf, os.urandom(8 * MIB))
    salida = io.BytesIO()
    pdf.save(salida)
    return salida.getvalue()


def test_se_mata_a_media_subida_y_llega_entera(ciudadana, provincia) -> None:
    ella = ciudadana()
    ella.esperadas += ["net::ERR_", "status of 502", "status of 503", "EventSource"]
    p, contenido = ella.pagina, plano()
    ella.ir("tramites/instancia-general/presentar/")
    p.fill("#id_asunto", "Un plano grande")
    p.fill("#id_expone", "Va con este escrito.")
    p.fill("#id_solicita", "Que se una.")
    ella.pulsar("Continuar")
    p.wait_for_url("**/documentos/")
    trozos: list[str] = []

    def matar_al_quinto(ruta: Any) -> None:
        if ruta.request.method == "POST" and "desde=" in ruta.request.url:
            trozos.append(ruta.request.url)
            if len(trozos) == AL_QUINTO:
                provincia.matar()
        ruta.continue_()

    p.route("**/subidas/**", matar_al_quinto)
    fichero = {"name": "plano.pdf", "mimeType": "application/pdf", "buffer": contenido}
    p.locator("#ficheros").set_input_files([fichero])
    while len(trozos) < AL_QUINTO:
        p.wait_for_timeout(50)
    provincia.arrancar()
    p.get_by_role("main").get_by_text("plano.pdf").first.wait_for(timeout=ARRANCAR_MS)

    assert hashlib.sha256(contenido).hexdigest()[:16] in p.locator(".huella").first.inner_text()
    sitios = [url.rpartition("desde=")[2] for url in trozos]
    assert sitios.count("0") == 1, "empezó de nuevo"
    ella.ver("472-subida")
