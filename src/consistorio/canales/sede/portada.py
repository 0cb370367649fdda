"""What the front page of a sede offers first."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consistorio.canales.menus import direccion
from consistorio.catalogo import selectors
from consistorio.plataforma.models import Entidad

DESTACADOS = 6


class Acceso(NamedTuple):
    titulo: str | Promise
    texto: str | Promise
    icono: str
    url: str


_ACCESOS = (
    (
        _("Presentar un escrito"),
        _("La instancia general sirve para cualquier petición."),
        "send",
        "registro:instancia_general",
    ),
    (
        _("Mis expedientes"),
        _("Vea en qué punto está lo que presentó."),
        "folder",
        "sede:carpeta",
    ),
    (
        _("Mis notificaciones"),
        _("Lea las notificaciones que le hemos enviado."),
        "bell",
        "notificaciones:lista",
    ),
    (
        _("Verificar un documento"),
        _("Compruebe un documento con su código (CSV)."),
        "shield-check",
        "firma:verificar",
    ),
    (
        _("Pedir cita"),
        _("Reserve hora para que le atendamos en persona."),
        "calendar-days",
        "cita:pedir",
    ),
)


def accesos_rapidos() -> list[Acceso]:
    """Return the short cuts whose screens this installation has."""
    return [
        Acceso(titulo, texto, icono, url)
        for titulo, texto, icono, pantalla in _ACCESOS
        if (url := direccion(pantalla))
    ]


def destacados(entidad: Entidad) -> list[selectors.ProcedimientoVisto]:
    """Return the procedures that the entidad has chosen for its front page, or the first ones."""
    todos = {p.slug: p for p in selectors.listar()}
    elegidos = [todos[s] for s in entidad.ajustes.get("destacados", ()) if s in todos]
    return (elegidos or list(todos.values()))[:DESTACADOS]
