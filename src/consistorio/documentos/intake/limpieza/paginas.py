"""The pages of a PDF: their notes go, and what a form says stays as part of them."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Name

_OCULTO = 0b10


def limpiar_paginas(pdf: pikepdf.Pdf, quitado: Counter[str]) -> None:
    """Take the notes away, and leave what a form says as part of the page."""
    for pagina in pdf.pages:
        _notas(pagina, quitado)
    if "/AcroForm" not in pdf.Root:
        return
    firmas = any(campo.get("/FT") == Name.Sig for campo in _campos(pdf.Root.AcroForm))
    quitado["firmas"] += firmas
    quitado["formularios"] += not firmas
    if any("/V" in campo and "/AP" not in campo for campo in _campos(pdf.Root.AcroForm)):
        pdf.Root.AcroForm.NeedAppearances = True  # Or what they say would be lost.
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]
    for pagina in pdf.pages:
        _solo_enlaces(pagina)


def _campos(formulario: Any) -> Iterator[Any]:
    pendientes = list(formulario.get("/Fields", Array()))
    while pendientes:
        campo = pendientes.pop()
        yield campo
        pendientes += list(campo.get("/Kids", Array()))


def _notas(pagina: Any, quitado: Counter[str]) -> None:
    quedan = Array()
    for nota in pagina.get("/Annots", Array()):
        tipo = nota.get("/Subtype")
        oculta = bool(int(nota.get("/F", 0)) & _OCULTO)
        if tipo == Name.Link or (tipo == Name.Widget and not oculta):
            for clave in ("/Contents", "/NM", "/M", "/T") if tipo == Name.Link else ():
                if clave in nota:
                    del nota[clave]
            quedan.append(nota)
        elif tipo == Name.FileAttachment:
            quitado["adjuntos"] += 1
        else:
            quitado["formularios" if tipo == Name.Widget else "comentarios"] += 1
    _poner(pagina, quedan)


def _solo_enlaces(pagina: Any) -> None:
    notas = pagina.get("/Annots", Array())
    _poner(pagina, Array([nota for nota in notas if nota.get("/Subtype") == Name.Link]))


def _poner(pagina: Any, notas: Array) -> None:
    if len(notas):
        pagina.Annots = notas
    elif "/Annots" in pagina:
        del pagina["/Annots"]
