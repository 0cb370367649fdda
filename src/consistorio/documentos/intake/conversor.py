"""Which program of this machine turns what offices write into PDF/A, and what it is told."""

import json
import shutil
from pathlib import Path
from typing import Final

from .tipos import ADMITIDOS

FILTROS: Final = {
    "odt": "writer_pdf_Export",
    "docx": "writer_pdf_Export",
    "ods": "calc_pdf_Export",
    "xlsx": "calc_pdf_Export",
    "odp": "impress_pdf_Export",
    "pptx": "impress_pdf_Export",
}
COMPONENTES: Final = {
    "writer_pdf_Export": "libswlo.so",
    "calc_pdf_Export": "libsclo.so",
    "impress_pdf_Export": "libsdlo.so",
}
PDF_A_2B: Final = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportFormFields": {"type": "boolean", "value": "false"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
CARPETAS: Final = ("/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program")

AJUSTES: Final = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Load", "ShowOfficeUpdateDialog", "false"),
    ("Common/Misc", "FirstRun", "false"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
"""What the profile says: no macro runs, no link is followed, and nothing is asked of anybody."""


def extension_de(mime: str) -> str:
    """Return the extension of a kind of office file that can be converted, or nothing."""
    for tipo in ADMITIDOS:
        if tipo.mime == mime and tipo.extensiones[0] in FILTROS:
            return tipo.extensiones[0]
    return ""


def conversor(extension: str) -> list[str]:
    """Return the order that makes a PDF/A of such a file, or nothing if there is none here."""
    carpeta = _carpeta()
    filtro = FILTROS.get(extension, "")
    if carpeta is None or not filtro or not (carpeta / COMPONENTES[filtro]).exists():
        return []
    return [
        *(str(carpeta / "soffice.bin"), "--headless", "--norestore", "--nologo"),
        *("--nodefault", "--nolockcheck", "--nofirststartwizard"),
        *("--convert-to", f"pdf:{filtro}:{json.dumps(PDF_A_2B)}"),
    ]


def _carpeta() -> Path | None:
    programa = shutil.which("soffice")
    dichas = [Path(programa).resolve().parent] if programa else []
    carpetas = (*dichas, *map(Path, CARPETAS))
    return next((c for c in carpetas if (c / "soffice.bin").exists()), None)


def perfil() -> str:
    """Return the settings of a new profile, as LibreOffice keeps them."""
    lineas = (
        f'<item oor:path="/org.openoffice.Office.{camino}"><prop oor:name="{nombre}" '
        f'oor:op="fuse"><value>{valor}</value></prop></item>'
        for camino, nombre, valor in AJUSTES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' + "".join(lineas) + "</oor:items>"
    )
