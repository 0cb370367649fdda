"""The evidence of a document in a .zip, for whoever wants to check it without us."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from consistorio.documentos import selectors as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma.rules.prueba import FORMATO
from consistorio.firma.services.verificacion import pruebas_de

PRUEBA = "prueba.json"


def paquete_de_prueba(documento: DocumentoVisto) -> bytes:
    """Return the .zip with the document and its ``prueba.json``; same facts, same bytes."""
    prueba = json.dumps(prueba_json(documento), ensure_ascii=False, indent=2)
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as archivo:
        for nombre, contenido in (
            (nombre_en_el_zip(documento), documentos.contenido(documento.id)),
            (PRUEBA, prueba.encode()),
        ):
            archivo.writestr(zipfile.ZipInfo(nombre), contenido, zipfile.ZIP_DEFLATED)
    return salida.getvalue()


def prueba_json(documento: DocumentoVisto) -> dict[str, Any]:
    """Return the ``prueba.json`` of a document (`consistorio-prueba/1`)."""
    pruebas = [prueba.como_dict() for _de, prueba in pruebas_de(documento) if prueba is not None]
    return {
        "formato": FORMATO,
        "documento": {
            "nombre": nombre_en_el_zip(documento),
            "sha256": documento.sha256,
            "csv": documento.csv,
            "identificador": documento.identificador,
        },
        "constancia": pruebas[0] if pruebas else None,
        "otras_constancias": pruebas[1:],
    }


def nombre_en_el_zip(documento: DocumentoVisto) -> str:
    """Return the name of the document as a file, without folders and never `prueba.json`."""
    nombre = documento.nombre.replace("\\", "/").rpartition("/")[2].strip(". ")
    return nombre if nombre and nombre != PRUEBA else f"documento-{documento.id}"
