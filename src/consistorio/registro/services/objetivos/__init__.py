"""In how long each unit should take care of what arrives: to settle it."""

from consistorio.registro.services.objetivos.fijar import fijar_objetivo

__all__ = ["fijar_objetivo"]
