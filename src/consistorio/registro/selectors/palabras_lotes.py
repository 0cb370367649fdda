"""Why an entry of a batch was not moved, in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RAZONES: dict[str, str | Promise] = {
    "no-disponible": _("ya no estaba en sus bandejas"),
    "no-se-puede": _("tal como estaba, eso no se podía hacer"),
    "de-otra-persona": _("la tenía otra persona"),
    "falta-el-motivo": _("faltaba el motivo"),
    "sin-permiso": _("usted ya no tenía permiso"),
    "no-es-de-la-unidad": _("esa persona no trabaja en la unidad que la tiene"),
    "unidad-no-valida": _("ya estaba en esa unidad, o la unidad no existe"),
    "ya-esta-en-la-unidad": _("esa unidad ya la tenía"),
    "no-la-alcanza": _("la regla no la alcanza"),
    "ya-movida": _("alguien la había movido ya"),
    "regla-cambiada": _("la regla ha cambiado desde que se pidió"),
    "inesperado": _("un fallo del programa, que ha quedado apuntado"),
}


def en_palabras(razon: str) -> str:
    """Return the reason as the screens say it."""
    return str(RAZONES.get(razon, razon))
