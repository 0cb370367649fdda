"""What a document hides, taken out of a copy of it. In a child process only: see `aparte`."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from consistorio.documentos.intake.tipos import JPEG, PDF, PNG, Tipo, tipo_por_contenido

from .comun import ConCapas, NoSeSabe, Partes, Quitado, abrir, cerrar
from .excel import limpiar_xlsx
from .imagen import limpiar_jpeg, limpiar_png
from .odf import limpiar_odf
from .pdf import limpiar_pdf
from .word import limpiar_docx

SUELTOS: Final[dict[str, Callable[[bytes, Quitado], bytes]]] = {
    PDF.mime: limpiar_pdf,
    JPEG.mime: limpiar_jpeg,
    PNG.mime: limpiar_png,
}
POR_PARTES: Final[dict[str, Callable[[Partes, Quitado], None]]] = {
    "docx": limpiar_docx,
    "xlsx": limpiar_xlsx,
    "odt": limpiar_odf,
    "ods": limpiar_odf,
}


def se_sabe_limpiar(tipo: Tipo | None) -> bool:
    """Say whether what such a file hides is known."""
    return tipo is not None and (tipo.mime in SUELTOS or tipo.extensiones[0] in POR_PARTES)


def limpiar(contenido: bytes) -> tuple[bytes, list[tuple[str, int]]]:
    """
    Return the file without what it hides, and what was taken out.

    :raises NoSeSabe: if it is of another kind, or not as its kind says.
    """
    tipo = tipo_por_contenido(contenido)
    quitado: Quitado = Counter()
    if tipo is None or not se_sabe_limpiar(tipo):
        raise NoSeSabe
    if tipo.mime in SUELTOS:
        limpio = SUELTOS[tipo.mime](contenido, quitado)
    else:
        partes = abrir(contenido)
        POR_PARTES[tipo.extensiones[0]](partes, quitado)
        limpio = cerrar(partes)
    return limpio, [(codigo, veces) for codigo, veces in sorted(quitado.items()) if veces]


__all__ = ["ConCapas", "NoSeSabe", "limpiar", "se_sabe_limpiar"]
