"""In which languages of the entidad the texts are missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from consistorio.catalogo.rules.analisis.hallazgos import Hallazgo
from consistorio.catalogo.rules.definicion import IDIOMAS, Definicion, como_datos

NOMBRES_MAXIMOS = 6


def idiomas_que_faltan(definicion: Definicion, idiomas: Collection[str]) -> Iterator[Hallazgo]:
    """Yield, for each language, which texts will be read in Spanish instead."""
    textos = list(_textos(como_datos(definicion), ""))
    for idioma in sorted(set(idiomas) - {"es"}):
        base = idioma.partition("-")[0]
        faltan = [donde for donde, en in textos if idioma not in en and base not in en]
        if faltan:
            mas = f" y {len(faltan) - NOMBRES_MAXIMOS} más" if len(faltan) > NOMBRES_MAXIMOS else ""
            yield Hallazgo(
                idioma,
                f"Se leerán en castellano: {', '.join(faltan[:NOMBRES_MAXIMOS])}{mas}",
                grave=False,
            )


def _textos(valor: Any, donde: str) -> Iterator[tuple[str, set[str]]]:
    """Yield where each text is and the languages in which it is."""
    match valor:
        case dict() if valor and set(valor) <= IDIOMAS:
            yield donde, set(valor)
        case dict():
            for clave, dentro in valor.items():
                if clave != "pruebas":
                    yield from _textos(dentro, f"{donde}.{clave}".lstrip("."))
        case list():
            for n, dentro in enumerate(valor):
                nombre = dentro.get("nombre", n) if isinstance(dentro, dict) else n
                yield from _textos(dentro, f"{donde}.{nombre}")
