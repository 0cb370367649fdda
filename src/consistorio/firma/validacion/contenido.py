"""
What a reader sees of a PDF, as a digest, to know whether it changed after a signature.

The usual analysis of later revisions takes some replaced content for form filling (shadow
attacks). Here everything that is shown or run is compared object by object, and only what
signatures add is left out.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

from pyhanko.pdf_utils import generic

_FUERA_DEL_CATALOGO = frozenset(
    {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version", "/Pages", "/Type"}
)
_FUERA_DEL_FORMULARIO = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})
_FUERA_DE_LA_PAGINA = frozenset(
    {"/Parent", "/Annots", "/StructParents", "/Tabs", "/LastModified", "/PieceInfo", "/Metadata"}
)
_FUERA_DE_TODO = frozenset({"/Parent", "/P", "/StructParent", "/StructParents", "/Metadata"})
_PROFUNDIDAD_MAXIMA = 60
_OBJETOS_MAXIMOS = 200_000


class DemasiadoEnredado(ValueError):
    """The PDF goes deeper, or is bigger, than any honest one."""


def huella_visible(documento: Any) -> bytes:
    """
    Return the digest of what is shown or run by a PDF, at one of its revisions.

    :param documento: reader of pyHanko, or resolver of one of its revisions.
    :raises DemasiadoEnredado: if it cannot be walked.
    """
    raiz = documento.root
    paginas = list(_paginas(raiz.raw_get("/Pages"), 0))
    recorrido = _Recorrido({_clave(pagina): n for n, pagina in enumerate(paginas)})
    recorrido.diccionario(raiz, _FUERA_DEL_CATALOGO)
    formulario = _leer(raiz, "/AcroForm", {})
    recorrido.diccionario(formulario, _FUERA_DEL_FORMULARIO)
    for referencia in paginas:
        pagina = referencia.get_object()
        recorrido.marca(b"page")
        recorrido.diccionario(pagina, _FUERA_DE_LA_PAGINA)
        for anotacion in _leer(pagina, "/Annots", ()):
            widget = anotacion.get_object()
            if not _es_de_firma(widget):
                recorrido.marca(b"annotation")
                recorrido.diccionario(widget, _FUERA_DE_TODO)
    return recorrido.resumen.digest()


def _leer(diccionario: Any, clave: str, si_falta: Any) -> Any:
    """Return a value with its reference followed; ``get`` would give the bare reference."""
    try:
        return diccionario[clave]
    except KeyError:
        return si_falta


def _clave(referencia: Any) -> tuple[int, int]:
    return referencia.idnum, referencia.generation


def _paginas(referencia: Any, profundidad: int) -> Iterator[Any]:
    if profundidad > _PROFUNDIDAD_MAXIMA:
        raise DemasiadoEnredado("page tree")
    nodo = referencia.get_object()
    if "/Kids" not in nodo:
        yield referencia
        return
    hijos = nodo["/Kids"]
    for n in range(len(hijos)):
        yield from _paginas(hijos.raw_get(n), profundidad + 1)


def _es_de_firma(widget: Any) -> bool:
    """
    Say whether an annotation is the field of a signature: invisible, or really signed.

    A visible field without a signature may paint anything over the page: it is content.
    """
    padre = _leer(widget, "/Parent", {})
    if "/Sig" not in {widget.get("/FT"), padre.get("/FT")}:
        return False
    rectangulo = _leer(widget, "/Rect", (0, 0, 1, 1))
    x1, y1, x2, y2 = (float(n) for n in rectangulo)
    if x1 == x2 or y1 == y2:
        return True
    campo = widget if "/V" in widget else padre
    return "/V" in campo and "/ByteRange" in campo["/V"]


class _Recorrido:
    """A walk over objects that feeds a digest; each object is entered once."""

    def __init__(self, paginas: Mapping[tuple[int, int], int]) -> None:
        self.resumen = hashlib.sha256()
        self._paginas = paginas
        self._vistos: dict[tuple[int, int], int] = {}
        self._objetos = 0

    def marca(self, texto: bytes) -> None:
        self.resumen.update(b"\0" + texto + b"\0")

    def diccionario(self, diccionario: Any, fuera: frozenset[str], profundidad: int = 0) -> None:
        for clave in sorted(diccionario):
            if clave not in fuera:
                self.marca(str(clave).encode())
                self._valor(diccionario.raw_get(clave), profundidad + 1)

    def _valor(self, valor: Any, profundidad: int) -> None:
        self._objetos += 1
        if profundidad > _PROFUNDIDAD_MAXIMA or self._objetos > _OBJETOS_MAXIMOS:
            raise DemasiadoEnredado("too deep or too many objects")
        if isinstance(valor, generic.IndirectObject):
            if self._ya_recorrido(_clave(valor)):
                return
            valor = valor.get_object()  # type: ignore[no-untyped-call]
        if isinstance(valor, generic.StreamObject):
            self.resumen.update(hashlib.sha256(valor.encoded_data).digest())
        if isinstance(valor, generic.DictionaryObject):
            self.marca(b"<<")
            self.diccionario(valor, _FUERA_DE_TODO, profundidad)
        elif isinstance(valor, generic.ArrayObject):
            self.marca(b"[%d" % len(valor))
            for n in range(len(valor)):
                self._valor(valor.raw_get(n), profundidad + 1)
        else:
            escrito = io.BytesIO()
            valor.write_to_stream(escrito)
            self.marca(escrito.getvalue())

    def _ya_recorrido(self, clave: tuple[int, int]) -> bool:
        """Say whether an object needs no entering; if so, mark which one it was."""
        if clave in self._paginas:  # walked on its own, without what signatures add
            self.marca(b"page %d" % self._paginas[clave])
            return True
        if clave in self._vistos:
            self.marca(b"seen %d" % self._vistos[clave])
            return True
        self._vistos[clave] = len(self._vistos)
        return False
