"""
The conditions and computations of a form, in the words of who writes them.

``obra == "mayor" y superficie > 100``, ``suma(gastos.importe) * 0.5``, ``anios(nacimiento) >= 18``.
One evaluator for every channel: the browser asks the server (ADR 34).
"""

from consistorio.catalogo.rules.expresiones.analizador import (
    RESERVADAS,
    Expresion,
    ExpresionIncorrecta,
    compilar,
)
from consistorio.catalogo.rules.expresiones.evaluador import evaluar
from consistorio.catalogo.rules.expresiones.tipos import Clase, clase_de

__all__ = [
    "RESERVADAS",
    "Clase",
    "Expresion",
    "ExpresionIncorrecta",
    "clase_de",
    "compilar",
    "evaluar",
]
