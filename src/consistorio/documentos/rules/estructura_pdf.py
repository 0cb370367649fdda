"""Where things are in a PDF of our own making, so that a revision can be added without parsing it."""

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Any, Self


class NoEsPdfPropio(ValueError):
    """The PDF is not one that our composer writes; sign it by the general way."""


@dataclass(frozen=True, slots=True)
class EstructuraPdf:
    """
    What an incremental update of a PDF has to know.

    ``catalogo`` and ``pagina`` are the dictionaries of the root and of the first page, with
    their angle brackets; ``xref`` is the offset of the last cross-reference table.
    """

    total_de_objetos: int
    xref: int
    n_catalogo: int
    catalogo: bytes
    n_pagina: int
    pagina: bytes
    resto_del_trailer: bytes

    def con(self, *, xref: int, ids: bytes) -> Self:
        """Return this structure for another document of the same shape."""
        return replace(self, xref=xref, resto_del_trailer=self.resto_del_trailer + ids)


@dataclass(frozen=True, slots=True)
class PdfPreparado:
    """
    A PDF whose structure is known and whose bytes have been hashed already.

    ``resumen`` is a SHA-256 object fed with ``contenido``, which ends with a newline.
    """

    contenido: bytes
    estructura: EstructuraPdf
    resumen: Any


def preparar(pdf: bytes) -> PdfPreparado:
    """
    Return a PDF ready to get another revision.

    :raises NoEsPdfPropio: if it is not one that our composer writes.
    """
    estructura = leer_estructura(pdf)
    if not pdf.endswith(b"\n"):
        # The composer ends at %%EOF; glued to it, a revision breaks PDF/A (6.1.9-1).
        pdf += b"\n"
    return PdfPreparado(pdf, estructura, hashlib.sha256(pdf))


_FINAL = re.compile(rb"trailer\n(<<.*>>)\nstartxref\n(\d+)\n%%EOF\n?\Z", re.DOTALL)
_CABECERA_XREF = re.compile(rb"xref\n0 (\d+)\n")
_LARGO_DEL_FINAL = 2048
_ANCHO_DE_ENTRADA = 20
_CLAVES_DEL_TRAILER = (re.compile(rb"/Info \d+ 0 R"), re.compile(rb"/ID\[.*?\](?=/|>>)", re.DOTALL))


def leer_estructura(pdf: bytes) -> EstructuraPdf:
    """
    Return the structure of a PDF with one revision and a classic cross-reference table.

    :raises NoEsPdfPropio: if it is written in any other way, or is already signed.
    """
    final = _FINAL.search(pdf, max(0, len(pdf) - _LARGO_DEL_FINAL))
    if final is None:
        raise NoEsPdfPropio("no classic trailer at the end")
    trailer, xref = final[1], int(final[2])
    cabecera = _CABECERA_XREF.match(pdf, xref)
    if cabecera is None or b"/Prev" in trailer or b"/Encrypt" in trailer:
        raise NoEsPdfPropio("more than one revision, or not a classic table")
    total, entradas = int(cabecera[1]), cabecera.end()
    n_catalogo = _referencia(trailer, b"/Root ")
    catalogo = _objeto(pdf, entradas, n_catalogo)
    if b"/AcroForm" in catalogo:
        raise NoEsPdfPropio("it has a form or a signature already")
    n_pagina = _primera_pagina(pdf, entradas, _referencia(catalogo, b"/Pages "))
    return EstructuraPdf(
        total_de_objetos=total,
        xref=xref,
        n_catalogo=n_catalogo,
        catalogo=catalogo,
        n_pagina=n_pagina,
        pagina=_objeto(pdf, entradas, n_pagina),
        resto_del_trailer=b"".join(
            hallado[0] for clave in _CLAVES_DEL_TRAILER if (hallado := clave.search(trailer))
        ),
    )


def _referencia(diccionario: bytes, clave: bytes) -> int:
    hallado = re.search(re.escape(clave) + rb"(\d+) 0 R", diccionario)
    if hallado is None:
        raise NoEsPdfPropio(f"no {clave.decode()}")
    return int(hallado[1])


def _objeto(pdf: bytes, entradas: int, numero: int) -> bytes:
    entrada = entradas + _ANCHO_DE_ENTRADA * numero
    inicio = int(pdf[entrada : entrada + 10] or b"0")
    cabecera = b"%d 0 obj\n" % numero
    fin = pdf.find(b"\nendobj", inicio)
    if not pdf.startswith(cabecera, inicio) or fin < 0:
        raise NoEsPdfPropio(f"object {numero} is not where the table says")
    return pdf[inicio + len(cabecera) : fin]


def _primera_pagina(pdf: bytes, entradas: int, nodo: int) -> int:
    for _ in range(10):
        diccionario = _objeto(pdf, entradas, nodo)
        if b"/Type/Pages" not in diccionario:
            return nodo
        nodo = _referencia(diccionario, b"/Kids[")
    raise NoEsPdfPropio("the page tree is too deep")
