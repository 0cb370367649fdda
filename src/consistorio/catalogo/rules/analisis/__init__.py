"""
To know before publishing that a definition is right: what nobody could file, or may not be asked.

What is serious (``grave``) is not published; the rest is said to who publishes.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from consistorio.catalogo.rules.analisis.derecho import datos_que_no_se_piden, plazo_y_silencio
from consistorio.catalogo.rules.analisis.forma import forma
from consistorio.catalogo.rules.analisis.hallazgos import Hallazgo
from consistorio.catalogo.rules.analisis.legibilidad import legibilidad_de
from consistorio.catalogo.rules.analisis.lenguas import idiomas_que_faltan
from consistorio.catalogo.rules.analisis.logica import logica
from consistorio.catalogo.rules.analisis.pruebas import pruebas
from consistorio.catalogo.rules.definicion import Definicion

__all__ = ["Hallazgo", "analizar", "legibilidad_de"]


def analizar(definicion: Definicion, idiomas: Collection[str] = ()) -> tuple[Hallazgo, ...]:
    """
    Return what is wrong in the definition, what is serious first.

    :param idiomas: the languages of the entidad, in which its texts should be.
    """
    de_forma = forma(definicion)
    # With names or kinds that are wrong, what the expressions say means nothing.
    de_fondo = () if any(h.grave for h in de_forma) else tuple(logica(definicion))
    examinable = not any(h.grave for h in (*de_forma, *de_fondo))
    todos = chain(
        de_forma,
        de_fondo,
        pruebas(definicion) if examinable else (),
        plazo_y_silencio(definicion),
        datos_que_no_se_piden(definicion),
        idiomas_que_faltan(definicion, idiomas),
    )
    return tuple(sorted(todos, key=lambda h: not h.grave))
