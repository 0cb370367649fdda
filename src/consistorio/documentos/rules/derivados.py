"""What can be made out of a document, and what is said where it cannot."""

from __future__ import annotations

from pathlib import PurePosixPath


def _(frase: str) -> str:
    """Mark a sentence for the translators."""
    return frase


NO_ES_DE_OFICINA = _(
    "Solo se convierten a PDF/A los textos y las hojas de cálculo (ODT, DOCX, ODS, XLSX)."
)
NO_SE_SABE_LIMPIAR = _(
    "De este tipo de fichero no se sabe quitar lo oculto: conviértalo antes a PDF, y publique el PDF."
)
SIN_CONVERSOR = _("En esta instalación no hay programa que convierta este tipo de fichero.")
SIN_JAULA = _("Este equipo no puede abrir ficheros ajenos sin peligro, y no se ha abierto.")
TARDA = _("La conversión tardó demasiado y se ha parado. El original queda como estaba.")
NO_SE_PUDO = _("El fichero no se pudo convertir. El original queda como estaba.")
NO_SE_PUDO_LIMPIAR = _(
    "No se entiende el fichero por dentro, y no se puede asegurar que no oculte nada."
)
EN_CUARENTENA = _("El documento está en cuarentena.")
CON_CAPAS = _("El PDF tiene capas que no se ven: quítelas en el programa con que se hizo.")


def nombre_derivado(nombre: str, extension: str, marca: str = "") -> str:
    """Return the name of what is made out of a file."""
    base = PurePosixPath(nombre.replace("/", "-")).stem[:180] or "documento"
    return f"{base}{marca}.{extension}"
