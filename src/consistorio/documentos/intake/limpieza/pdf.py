"""A PDF with what its pages show, and nothing of what they do not."""

import io
import zlib
from collections import Counter
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from .comun import ConCapas, NoSeSabe
from .imagen import limpiar_jpeg
from .paginas import limpiar_paginas

_ACCIONES = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE"),
        *("/Rendition", "/RichMediaExecute", "/Movie", "/Sound", "/Hide"),
    }
)
_PRIVADO = ("/PieceInfo", "/LastModified", "/SpiderInfo")


def limpiar_pdf(contenido: bytes, quitado: Counter[str]) -> bytes:
    """
    Return the PDF with only what is seen in it, and one revision.

    :raises ConCapas: if it has layers that are not seen.
    :raises NoSeSabe: if it cannot be read.
    """
    quitado["historia"] += max(contenido.count(b"%%EOF") - _finales(contenido), 0)
    try:
        with pikepdf.open(io.BytesIO(contenido)) as pdf:
            _capas(pdf)
            _propiedades(pdf, quitado)
            _raiz(pdf, quitado)
            limpiar_paginas(pdf, quitado)
            _objetos(pdf, quitado)
            pdf.remove_unreferenced_resources()
            salida = io.BytesIO()
            pdf.save(salida, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, zlib.error) as error:
        if isinstance(error, NoSeSabe):
            raise
        raise NoSeSabe from error
    return salida.getvalue()


def _finales(contenido: bytes) -> int:
    """Return how many ends an honest file has: two, if it was made to be shown while it arrives."""
    return 2 if b"/Linearized" in contenido[:1024] else 1


def _capas(pdf: pikepdf.Pdf) -> None:
    capas = pdf.Root.get("/OCProperties")
    if capas is None:
        return
    por_defecto = capas.get("/D", Dictionary())
    apagadas = len(por_defecto.get("/OFF", Array())) > 0
    if apagadas or por_defecto.get("/BaseState", Name.ON) != Name.ON:
        raise ConCapas


def _propiedades(pdf: pikepdf.Pdf, quitado: Counter[str]) -> None:
    if "/Info" in pdf.trailer:
        quitado["propiedades"] += bool(len(pdf.docinfo))
        del pdf.trailer["/Info"]
    if "/ID" in pdf.trailer:  # The first half names every version of a file: `save` makes another.
        del pdf.trailer["/ID"]


def _raiz(pdf: pikepdf.Pdf, quitado: Counter[str]) -> None:
    raiz = pdf.Root
    nombres = raiz.get("/Names", Dictionary())
    for clave, codigo in (("/EmbeddedFiles", "adjuntos"), ("/JavaScript", "programas")):
        if clave in nombres:
            quitado[codigo] += 1
            del nombres[clave]
    for clave, codigo in (
        ("/OpenAction", "programas"),
        ("/Collection", "adjuntos"),
        ("/DSS", "firmas"),
        ("/Perms", "firmas"),
    ):
        if clave in raiz and not (clave == "/OpenAction" and _inofensiva(raiz[clave])):
            quitado[codigo] += 1
            del raiz[clave]


def _inofensiva(accion: Any) -> bool:
    return isinstance(accion, Array) or accion.get("/S") == Name.GoTo


def _objetos(pdf: pikepdf.Pdf, quitado: Counter[str]) -> None:
    for objeto in list(pdf.objects):
        if isinstance(objeto, Stream) and (foto := _foto(objeto)):
            hallado: Counter[str] = Counter()
            limpia = limpiar_jpeg(foto, hallado)
            if sum(hallado.values()):
                quitado.update(hallado)
                objeto.write(limpia, filter=Name.DCTDecode)
        _diccionario(objeto, quitado, 0)


def _foto(objeto: Any) -> bytes:
    """Return the photograph that a stream is, however it is wrapped, or nothing."""
    filtros = objeto.get("/Filter", Array())
    filtros = [filtros] if isinstance(filtros, Name) else list(filtros)
    if not filtros or filtros[-1] != Name.DCTDecode:
        return b""
    if any(uno != Name.FlateDecode for uno in filtros[:-1]) or len(filtros) > _ENVOLTORIOS:
        raise NoSeSabe
    dicho: bytes = objeto.read_raw_bytes()
    return zlib.decompress(dicho) if filtros[:-1] else dicho


_ENVOLTORIOS = 2
_HONDURA = 20


def _diccionario(objeto: Any, quitado: Counter[str], hondo: int) -> None:
    """Take out what is private of a dictionary and of those written inside it."""
    if hondo > _HONDURA:
        raise NoSeSabe
    if isinstance(objeto, Array):
        for uno in objeto:
            if not getattr(uno, "is_indirect", True):
                _diccionario(uno, quitado, hondo + 1)
        return
    if not isinstance(objeto, Dictionary | Stream):
        return
    _claves(objeto, quitado)
    for clave in list(objeto.keys()):
        uno = objeto[clave]
        if not getattr(uno, "is_indirect", True):
            _diccionario(uno, quitado, hondo + 1)


def _claves(objeto: Any, quitado: Counter[str]) -> None:
    for clave, codigo in (
        ("/Metadata", "xmp"),
        ("/AF", "adjuntos"),
        ("/Thumb", "miniaturas"),
        ("/AA", "programas"),
        *((privada, "privados") for privada in _PRIVADO),
    ):
        if clave in objeto:
            quitado[codigo] += 1
            del objeto[clave]
    accion = objeto.get("/A")
    if isinstance(accion, Dictionary) and str(accion.get("/S", "")) in _ACCIONES:
        quitado["programas"] += 1
        del objeto["/A"]
    if objeto.get("/Type") != Name.Action and str(objeto.get("/S", "")) in _ACCIONES:
        for clave in ("/JS", "/F", "/Next"):
            if clave in objeto:
                del objeto[clave]
