"""What LibreOffice makes for us out of office files, judged by veraPDF (PDF/A-2b)."""

import io
import zipfile
from base64 import b64decode

import pytest
from tests.ataques.ficheros import oficina

from consistorio.documentos.intake.aparte import ejecutar_aparte
from consistorio.documentos.intake.conversor import conversor

pytestmark = pytest.mark.conformidad
_TABLA = (
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>Año</w:t></w:r></w:p>'
    "</w:tc><w:tc><w:p><w:r><w:t>2026 €</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def _hoja():
    """Return an ODS with a number and a formula."""
    texto = oficina.odt(
        '<office:body><office:spreadsheet><table:table table:name="Hoja"><table:table-row>'
        '<table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body>"
    )
    salida = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(texto)) as de, zipfile.ZipFile(salida, "w") as a:
        for nombre in de.namelist():
            dicho = de.read(nombre).replace(b"opendocument.text", b"opendocument.spreadsheet")
            a.writestr(nombre, dicho)
    return salida.getvalue()


CASOS = {
    "texto": ("docx", oficina.docx(oficina.parrafo("Informe del año") + _TABLA)),
    "opendocument": (
        "odt",
        oficina.odt(
            "<office:body><office:text><text:p>Hola, año</text:p></office:text></office:body>"
        ),
    ),
    "hoja": ("ods", _hoja()),
}


def test_todo_lo_convertido_es_pdf_a(verapdf):
    pdf = {}
    for caso, (extension, contenido) in CASOS.items():
        orden = conversor(extension)
        if not orden:
            pytest.skip(
                f"falta LibreOffice para {extension}: libreoffice-writer-nogui, -calc-nogui"
            )
        dicho = ejecutar_aparte(
            "consistorio.documentos.intake.conversion",
            {"orden": orden, "extension": extension},
            contenido,
            segundos=75,
        )
        assert dicho["motivo"] == "", caso
        pdf[caso] = b64decode(dicho["pdf"])

    assert verapdf(pdf, ("2b",)) == []
