"""Who acts, and what each may do."""

from consistorio.plataforma.actores.actor import Actor, Clase, SinPermiso, sistema
from consistorio.plataforma.actores.permisos import Permiso

__all__ = ["Actor", "Clase", "Permiso", "SinPermiso", "sistema"]
