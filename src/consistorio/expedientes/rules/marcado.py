"""
From what a clerk types to the rich text of an act.

A blank line ends a paragraph; «## » begins a heading, «- » a list, «1. » a numbered list; «**bold**»
and «*italic*». HTML of the same subset is let through, and anything else is taken away.
"""

import html
import re
from collections.abc import Iterable

import nh3

ETIQUETAS = frozenset({"p", "h2", "h3", "ul", "ol", "li", "b", "strong", "i", "em", "br"})
_CALLADAS = frozenset({"script", "style", "template", "title", "iframe"})
_ES_HTML = re.compile(r"<(?:p|h2|h3|ul|ol)\b", re.IGNORECASE)
_TITULO = re.compile(r"(#{2,3})\s+(.+)")
_ELEMENTO = re.compile(r"-\s+(.+)")
_NUMERADO = re.compile(r"\d{1,3}[.)]\s+(.+)")
_NEGRITA = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_CURSIVA = re.compile(r"(?<!\*)\*(?=\S)([^*]+?)(?<=\S)\*(?!\*)")


def a_html(texto: str) -> str:
    """Return the text as HTML of the subset, clean whatever it brought."""
    if _ES_HTML.search(texto):
        return limpiar(texto)
    normal = texto.replace("\r\n", "\n").replace("\r", "\n")
    bloques = (b.strip("\n") for b in re.split(r"\n[ \t]*\n", normal))
    return limpiar("".join(_bloque(b.split("\n")) for b in bloques if b.strip()))


def limpiar(fragmento: str) -> str:
    """Return only the tags of the subset, without attributes; the text of the others stays."""
    return nh3.clean(
        fragmento,
        tags=set(ETIQUETAS),
        clean_content_tags=set(_CALLADAS),
        attributes={},
        link_rel=None,
    )


def dice_algo(texto: str) -> bool:
    """Tell whether anything would be printed."""
    sin_etiquetas = nh3.clean(a_html(texto), tags=set(), link_rel=None)
    return bool(html.unescape(sin_etiquetas).strip())


def _bloque(lineas: list[str]) -> str:
    if titulo := _TITULO.fullmatch(lineas[0].strip()):
        nivel = len(titulo[1])
        resto = _bloque(lineas[1:]) if lineas[1:] else ""
        return f"<h{nivel}>{_en_linea(titulo[2])}</h{nivel}>{resto}"
    for patron, etiqueta in ((_ELEMENTO, "ul"), (_NUMERADO, "ol")):
        elementos = [patron.fullmatch(linea.strip()) for linea in lineas]
        if all(elementos):
            return _lista(etiqueta, (e[1] for e in elementos if e))
    return f"<p>{'<br>'.join(_en_linea(linea.strip()) for linea in lineas)}</p>"


def _lista(etiqueta: str, elementos: Iterable[str]) -> str:
    dentro = "".join(f"<li>{_en_linea(e)}</li>" for e in elementos)
    return f"<{etiqueta}>{dentro}</{etiqueta}>"


def _en_linea(texto: str) -> str:
    seguro = html.escape(texto, quote=False)
    return _CURSIVA.sub(r"<i>\1</i>", _NEGRITA.sub(r"<b>\1</b>", seguro))
