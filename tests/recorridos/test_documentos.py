"""The ficha of a document in a real browser: what is made out of it, and ENI in and out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consistorio.documentos.eni import DocumentoEni, documento_xml
from consistorio.documentos.intake.conversor import conversor
from consistorio.documentos.tests import ocultos

pytestmark = pytest.mark.navegador
SECRETARIO = "10000003V"


def _eni() -> bytes:
    return documento_xml(
        DocumentoEni(
            identificador="ES_L01489010_2024_INFORME0000000000000000000001",
            organos=("L01489010",),
            capturado_en=datetime(2024, 3, 1, 9, 30, tzinfo=UTC),
            origen_ciudadano=False,
            tipo_documental="TD13",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            nombre="Informe urbanístico.docx",
            contenido=ocultos.WORD["cambios"],
            firmas=(),
        ),
        "2.0",
    )


@pytest.mark.skipif(not conversor("docx"), reason="falta libreoffice-writer-nogui")
def test_un_documento_de_fuera_se_convierte_y_se_limpia_y_queda_como_llego(empleada) -> None:
    ella = empleada(SECRETARIO)
    p = ella.pagina
    ella.ir("tramitacion/documentos/")
    ella.ver("440-documentos-eni")
    p.set_input_files("#fichero", {"name": "a.xml", "mimeType": "text/xml", "buffer": b"<a/>"})
    ella.pulsar("Importar")
    ella.lee("no es un documento electrónico ENI")
    ella.ver("441-eni-no-vale")
    p.set_input_files("#fichero", {"name": "a.xml", "mimeType": "text/xml", "buffer": _eni()})
    ella.pulsar("Importar")
    ella.lee("Informe urbanístico.docx")
    ella.pulsar("Convertir a PDF/A")
    ella.lee("Informe urbanístico.pdf")
    ella.pulsar("Preparar una copia para publicar")
    ella.lee("Control de cambios")
    ella.lee("Es de otra Administración, y queda como llegó.")
    ella.ver("442-ficha-de-documento")
