"""The rules of this house that no other tool checks. Each is one function and has a test."""

from consistorio.instalacion.reglas.revision import REGLAS, Regla, revisar

__all__ = ["REGLAS", "Regla", "revisar"]
