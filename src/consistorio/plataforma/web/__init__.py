"""What every screen needs: the entidad of the address, who asks, and honest error pages."""

from consistorio.plataforma.web.sesiones import (
    SinSesion,
    actor_de,
    requiere_ciudadano,
    requiere_empleado,
)

__all__ = ["SinSesion", "actor_de", "requiere_ciudadano", "requiere_empleado"]
