"""
What an answer is: one reader for each kind of question, from what came to a value or a reason.

What comes is text (a form, a draft, an API), a list of texts (``varias``), a map of texts
(``direccion``) or a list of maps (``tabla``).
"""

from consistorio.catalogo.rules.campos.decir import decir
from consistorio.catalogo.rules.campos.lectura import leer
from consistorio.catalogo.rules.campos.lugares import PARTES_DE_DIRECCION, Direccion
from consistorio.catalogo.rules.campos.pegas import Pega, RespuestaNoValida

__all__ = ["PARTES_DE_DIRECCION", "Direccion", "Pega", "RespuestaNoValida", "decir", "leer"]
