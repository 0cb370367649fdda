"""To be born as an entidad: keys, roles and calendar, all at once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from consistorio.plataforma.actores.asignaciones import crear_roles
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.entidades.contexto import en
from consistorio.plataforma.models import Entidad

AJUSTES = {
    "ejercicios_publicados": [2025, 2026, 2027],  # LPACAP 30.7: days inhábiles already published
    # Doubtful points of law (VERIFY in the manual), with the safer reading as default.
    "inicio_plazo_administracion": "presentacion",  # LPACAP 31.2.c; or primer_habil
    "prorrogar_plazo_maximo": True,  # LPACAP 30.5 for the Administration's own term
    "fecha_rechazo": "dia_11",  # LPACAP 43.2; or dia_10
    "correo_remitente": "no-responder@localhost",
}


def crear_entidad(*, ajustes: dict[str, Any] | None = None, **datos: Any) -> Entidad:
    """Create an entidad with its encryption key, its default settings and its roles."""
    with transaction.atomic():
        entidad = Entidad.objects.create(
            ajustes={**AJUSTES, **(ajustes or {})},
            clave_envuelta=almacen().nueva_clave(datos["codigo"]),
            **datos,
        )
        with en(entidad):
            crear_roles(entidad)
    return entidad


def completar_ajustes(entidad: Entidad, **ajustes: Any) -> None:
    """Give ``entidad`` the settings that it has not; what it has already said stays."""
    entidad.ajustes = {**ajustes, **entidad.ajustes}
    entidad.save(update_fields=["ajustes"])
