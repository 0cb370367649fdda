"""Work done later, once, and seen when it cannot be done."""

from consistorio.plataforma.tareas.catalogo import encolar, periodica, tarea

__all__ = ["encolar", "periodica", "tarea"]
