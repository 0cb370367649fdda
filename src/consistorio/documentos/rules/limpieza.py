"""What is taken out of a document before it is published, said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final


def _(frase: str) -> str:
    """Mark a sentence for the translators."""
    return frase


FRASES: Final = {
    "propiedades": _("Propiedades del fichero: autoría, empresa, programa, fechas de edición."),
    "xmp": _("Metadatos XMP."),
    "comentarios": _("Comentarios y notas."),
    "formularios": _("Campos de formulario, cuyo valor queda como texto."),
    "adjuntos": _("Ficheros adjuntos o incrustados."),
    "programas": _("Programas y acciones automáticas."),
    "historia": _("Versiones anteriores que el fichero guardaba dentro."),
    "firmas": _("Firmas electrónicas, que dejarían de ser válidas; el original las conserva."),
    "miniaturas": _("Miniaturas."),
    "privados": _("Datos privados de los programas con que se hizo."),
    "exif": _("Datos de la cámara: lugar, fecha, aparato y su miniatura (EXIF)."),
    "textos_de_imagen": _("Textos y otros datos añadidos a la imagen."),
    "al_final": _("Datos añadidos tras el final de la imagen."),
    "cambios": _("Control de cambios: lo suprimido y quién hizo cada cambio."),
    "texto_oculto": _("Texto oculto."),
    "hojas_ocultas": _("Hojas ocultas."),
    "filas_ocultas": _("Filas y columnas ocultas."),
    "formulas": _("Fórmulas, que quedan con su último valor."),
    "enlaces": _("Enlaces a plantillas, imágenes o datos de otros sitios."),
    "datos_de_origen": _("Datos de origen de tablas dinámicas, conexiones y nombres definidos."),
    "rastro": _("Marcas de sesión de edición."),
}


def en_palabras(informe: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Give a sentence for each kind of thing that was taken out, with how many."""
    for codigo, cuantos in informe:
        frase = FRASES[codigo]
        yield f"{frase} ({cuantos})" if cuantos > 1 else frase
