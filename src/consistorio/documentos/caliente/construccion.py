"""How a skeleton is made: a document laid out with marks, cut where the marks are."""

import hashlib
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from consistorio.documentos.rules.estructura_pdf import EstructuraPdf

from .esqueleto import FECHA_INFO, FECHA_XMP, ID, QR, Campo, Esqueleto
from .letras import leer_letras
from .molde import Molde, apariciones, cortar
from .objetos import Objetos, leer_objetos
from .pagina import rotulos, sin_juego

FECHA_DE_MARCA = datetime(1999, 12, 31, 23, 59, 58, tzinfo=UTC)
CUERPO_DEL_JUEGO = 0.7
QR_DE_MARCA = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="1" height="1">'
    '<path d="M0 0h1v1h-1z"/></svg>'
)
_TRAZO_DEL_QR = b" 0 0 m 1 0 l 1 1 l 0 1 l\nh\nf"
_INFO = b"(D:19991231235958Z)"
_XMP = b"1999-12-31T23:59:58+00:00"


class NoSirveDeEsqueleto(ValueError):
    """The layout cannot be filled in: more than one page, or a value that is not in one piece."""


def construir(pdf: bytes, marcas: Mapping[str, str], anchos: Mapping[str, float]) -> Esqueleto:
    """
    Return the skeleton of a PDF laid out with marks instead of values.

    :param marcas: name of each field → the mark that stands in its place.
    :param anchos: name of each field → its room, in points.
    :raises NoSirveDeEsqueleto: if it has several pages or a mark is not in one piece.
    """
    objetos = leer_objetos(pdf)
    trailer = pdf[pdf.rindex(b"trailer\n<<") + 10 : pdf.rindex(b">>\nstartxref")]
    n_info, n_catalogo = (_numero(trailer, clave) for clave in (b"/Info", b"/Root"))
    hoja = _unica_hoja(objetos, n_catalogo)
    n_pagina = objetos.referencia(hoja, b"/Contents ")
    n_xmp = objetos.referencia(n_catalogo, b"/Metadata ")
    campos, pagina = _pagina(objetos, hoja, n_pagina, marcas, anchos)
    prefijo, posiciones = _prefijo(objetos, {n_info, n_pagina, n_xmp})
    info = objetos.cuerpo(n_info)
    return Esqueleto(
        prefijo=prefijo,
        resumen=hashlib.sha256(prefijo),
        posiciones=tuple(posiciones.items()),
        campos=campos,
        pagina=pagina,
        n_pagina=n_pagina,
        n_info=n_info,
        n_xmp=n_xmp,
        info=cortar(info, apariciones(info, {_INFO: FECHA_INFO})),
        xmp=_molde_xmp(objetos.flujo(n_xmp)),
        trailer=trailer.partition(b"/ID[")[0],
        estructura=_estructura(objetos, n_catalogo, hoja, n_info),
    )


def _unica_hoja(objetos: Objetos, n_catalogo: int) -> int:
    arbol = objetos.referencia(n_catalogo, b"/Pages ")
    if b"/Count 1/" not in objetos.cuerpo(arbol):
        raise NoSirveDeEsqueleto("more than one page")
    return objetos.referencia(arbol, b"/Kids")


def _estructura(objetos: Objetos, n_catalogo: int, hoja: int, n_info: int) -> EstructuraPdf:
    return EstructuraPdf(
        total_de_objetos=len(objetos.por_numero) + 1,
        xref=0,
        n_catalogo=n_catalogo,
        catalogo=objetos.cuerpo(n_catalogo),
        n_pagina=hoja,
        pagina=objetos.cuerpo(hoja),
        resto_del_trailer=b"/Info %d 0 R" % n_info,
    )


def _pagina(
    objetos: Objetos,
    hoja: int,
    n_pagina: int,
    marcas: Mapping[str, str],
    anchos: Mapping[str, float],
) -> tuple[dict[str, Campo], Molde]:
    recursos = objetos.cuerpo(objetos.referencia(hoja, b"/Resources "))
    fuentes = {
        nombre.decode(): leer_letras(objetos, int(numero))
        for nombre, numero in re.findall(rb"/(f\d+) (\d+) 0 R", recursos)
    }
    contenido = sin_juego(objetos.flujo(n_pagina), fuentes, CUERPO_DEL_JUEGO)
    por_marca = {marca: nombre for nombre, marca in marcas.items()}
    campos: dict[str, Campo] = {}
    cortes = apariciones(contenido, {_TRAZO_DEL_QR: QR})
    for rotulo in rotulos(contenido, fuentes):
        nombre = por_marca.get(rotulo.texto)
        if nombre is not None:
            ancho = anchos[nombre] / rotulo.cuerpo
            campos[nombre] = Campo(fuentes[rotulo.fuente], ancho)
            cortes.append((rotulo.desde, rotulo.hasta, nombre))
    if set(campos) != set(marcas) or len(cortes) != len(marcas) + 1:
        raise NoSirveDeEsqueleto(f"marks not in one piece: {sorted(set(marcas) - set(campos))}")
    return campos, cortar(contenido, cortes)


def _prefijo(objetos: Objetos, cambian: AbstractSet[int]) -> tuple[bytes, dict[int, int]]:
    """Return everything that does not change, put first, and where each object is in it."""
    piezas, posiciones, donde = [objetos.cabecera], {}, len(objetos.cabecera)
    for numero, objeto in objetos.por_numero.items():
        if numero not in cambian:
            posiciones[numero] = donde
            donde += len(objeto)
            piezas.append(objeto)
    return b"".join(piezas), posiciones


def _molde_xmp(xmp: bytes) -> Molde:
    marcas = {_XMP: FECHA_XMP}
    for clave in (b"InstanceID", b"DocumentID"):
        hallado = re.search(rb"<xmpMM:%b>(.*?)</xmpMM:%b>" % (clave, clave), xmp)
        if hallado is not None:
            marcas[hallado[1]] = ID
    return cortar(xmp, apariciones(xmp, marcas))


def _numero(trailer: bytes, clave: bytes) -> int:
    hallado = re.search(re.escape(clave) + rb" (\d+) 0 R", trailer)
    if hallado is None:
        raise NoSirveDeEsqueleto(f"no {clave.decode()} in the trailer")
    return int(hallado[1])
