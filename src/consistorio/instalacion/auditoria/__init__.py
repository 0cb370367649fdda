"""
Reads the registro and its log from the tables, and says which is the first entry that lies.

It trusts no code that writes them: it reads rows, computes again every hash and compares.
"""

from consistorio.instalacion.auditoria.informe import Falta, Informe
from consistorio.instalacion.auditoria.registro import comprobar_registro

__all__ = ["Falta", "Informe", "comprobar_registro"]
