"""Rich text that may be written in an act: paragraphs, headings, lists, bold and italic. Nothing else."""

from html.parser import HTMLParser
from typing import Any, Final

Nodo = dict[str, Any]
"""``{"t": "p"|"h"|"ul"|"ol"|"b"|"i"|"br", "c": [...]}``; text is a plain string."""

_EN_LINEA: Final = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_TITULOS: Final = {"h1": 2, "h2": 2, "h3": 3, "h4": 3}
_LISTAS: Final = frozenset({"ul", "ol"})
_PARRAFOS: Final = frozenset({"p", "div", "blockquote"})
_CALLADOS: Final = frozenset({"script", "style", "template", "title", "svg", "math", "iframe"})
_PROFUNDIDAD_MAXIMA = 12


def desde_html(html: str) -> list[Nodo]:
    """Return the tree of an HTML fragment; unknown tags go and their text stays."""
    lector = _Lector()
    lector.feed(html)
    lector.close()
    return _sin_huecos(lector.bloques)


def desde_texto(texto: str) -> list[Nodo]:
    """Return plain text as paragraphs, one for each blank line, keeping single line breaks."""
    parrafos = (parte.strip() for parte in texto.replace("\r\n", "\n").split("\n\n"))
    return [{"t": "p", "c": _con_saltos(parrafo)} for parrafo in parrafos if parrafo]


def _con_saltos(parrafo: str) -> list[Any]:
    nodos: list[Any] = []
    for n, linea in enumerate(parrafo.split("\n")):
        if n:
            nodos.append({"t": "br"})
        nodos.append(linea)
    return nodos


def _sin_huecos(bloques: list[Nodo]) -> list[Nodo]:
    """Drop what says nothing and let no heading skip a level: PDF/UA allows neither."""
    limpios, nivel = [], 1
    for bloque in bloques:
        if bloque["t"] in _LISTAS:
            elementos = [limpio for e in bloque["c"] if (limpio := _sin_huecos(e))]
            if elementos:
                limpios.append({**bloque, "c": elementos})
        elif _dice_algo(bloque["c"]):
            if bloque["t"] == "h":
                nivel = min(bloque["n"], nivel + 1)
                bloque = {**bloque, "n": nivel}  # noqa: PLW2901
            limpios.append(bloque)
    return limpios


def _dice_algo(nodos: list[Any]) -> bool:
    return any(
        bool(nodo.strip()) if isinstance(nodo, str) else _dice_algo(nodo.get("c", []))
        for nodo in nodos
    )


class _Lector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bloques: list[Nodo] = []
        self._listas: list[Nodo] = []
        self._parrafo: Nodo | None = None
        self._abiertos: list[tuple[str, Nodo]] = []
        self._callado = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _CALLADOS:
            self._callado += 1
        elif tag in _PARRAFOS:
            self._cerrar_parrafo()
        elif tag in _TITULOS:
            self._cerrar_parrafo()
            self._abrir_parrafo({"t": "h", "n": _TITULOS[tag], "c": []})
        elif tag in _LISTAS:
            self._cerrar_parrafo()
            self._abrir_lista({"t": tag, "c": []})
        elif tag == "li":
            self._cerrar_parrafo()
            if self._listas:
                self._listas[-1]["c"].append([])
        elif tag == "br":
            self._donde_escribir().append({"t": "br"})
        elif tag in _EN_LINEA and len(self._abiertos) < _PROFUNDIDAD_MAXIMA:
            nodo: Nodo = {"t": _EN_LINEA[tag], "c": []}
            self._donde_escribir().append(nodo)
            self._abiertos.append((tag, nodo))

    def handle_endtag(self, tag: str) -> None:
        if tag in _CALLADOS:
            self._callado = max(0, self._callado - 1)
        elif tag in _PARRAFOS or tag in _TITULOS or tag == "li":
            self._cerrar_parrafo()
        elif tag in _LISTAS and self._listas:
            self._cerrar_parrafo()
            self._listas.pop()
        elif any(abierto == tag for abierto, _ in self._abiertos):
            while self._abiertos.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._callado:
            return
        texto = " ".join(data.split())
        if not texto:
            if data and self._parrafo is not None and self._parrafo["c"]:
                self._donde_escribir().append(" ")
            return
        antes = " " if data[0].isspace() and self._parrafo is not None else ""
        despues = " " if data[-1].isspace() else ""
        self._donde_escribir().append(f"{antes}{texto}{despues}")

    def _abrir_lista(self, lista: Nodo) -> None:
        if len(self._listas) < _PROFUNDIDAD_MAXIMA:
            self._destino().append(lista)
        self._listas.append(lista)

    def _destino(self) -> list[Any]:
        """Return where blocks go: the item of the list that is open, or the document."""
        if not self._listas:
            return self.bloques
        elementos: list[list[Any]] = self._listas[-1]["c"]
        if not elementos:
            elementos.append([])
        return elementos[-1]

    def _abrir_parrafo(self, nodo: Nodo) -> None:
        self._parrafo = nodo
        self._abiertos = []
        self._destino().append(nodo)

    def _donde_escribir(self) -> list[Any]:
        if self._parrafo is None:
            self._abrir_parrafo({"t": "p", "c": []})
        if self._abiertos:
            contenido: list[Any] = self._abiertos[-1][1]["c"]
        else:
            contenido = self._parrafo["c"] if self._parrafo else []
        return contenido

    def _cerrar_parrafo(self) -> None:
        self._parrafo = None
        self._abiertos = []
