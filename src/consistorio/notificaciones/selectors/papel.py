"""What happened to a notification on paper, in words, and what fits now (LPACAP arts. 42.2, 44)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consistorio.notificaciones.models import EN_PAPEL, Notificacion, Tipo
from consistorio.notificaciones.rules.papel import (
    CON_EFECTO,
    Intento,
    Resultado,
    Situacion,
    situacion,
)
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.models import Entidad

RESULTADOS = {
    Resultado.ENTREGADA: gettext_lazy("Entregada"),
    Resultado.REHUSADA: gettext_lazy("La persona destinataria la rechaza"),
    Resultado.AUSENTE: gettext_lazy("No había nadie"),
    Resultado.REHUSADA_POR_OTRO: gettext_lazy("Otra persona no quiso recogerla"),
    Resultado.CADUCADA_EN_LISTA: gettext_lazy("No se recogió en la oficina de correos"),
    Resultado.DIRECCION_INCORRECTA: gettext_lazy("Dirección incorrecta"),
    Resultado.DESCONOCIDO: gettext_lazy("Persona desconocida en esa dirección"),
    Resultado.FALLECIDO: gettext_lazy("La persona ha fallecido"),
    Resultado.EXTRAVIADA: gettext_lazy("El envío se ha perdido"),
    Resultado.PUBLICADA: gettext_lazy("Anuncio publicado"),
}


class NotificacionInexistente(LookupError):
    """There is no such notification, or the actor may not know of it."""


@dataclass(frozen=True, slots=True)
class Papel:
    """
    What was tried and what fits.

    :param situacion: nothing, when the calendar that it needs is not published.
    """

    intentos: list[Intento]
    situacion: Situacion | None

    @property
    def practicada(self) -> bool:
        return any(uno.resultado in CON_EFECTO for uno in self.intentos)


def intentos_de(entidad: Entidad, una: Notificacion) -> list[Intento]:
    """Return what happened to it on paper, in the zone of the sede, in order."""
    zona = ZoneInfo(entidad.zona)
    return [
        Intento(h.ocurrido_en.astimezone(zona), Resultado(h.datos["resultado"]))
        for h in sorted(una.hechos.all(), key=lambda h: h.ocurrido_en)
        if h.tipo == Tipo.INTENTO_PAPEL or h.tipo in EN_PAPEL
    ]


def papel_de(actor: Actor, notificacion_id: UUID) -> Papel:
    """
    Return what was tried on paper of a notification, and what fits now.

    :raises SinPermiso: if the actor may not consult notifications.
    :raises NotificacionInexistente: if there is no such notification.
    """
    actor.exigir("notificaciones.consultar")
    una = Notificacion.objects.filter(id=notificacion_id).first()
    if una is None:
        raise NotificacionInexistente(notificacion_id)
    intentos = intentos_de(actor.entidad, una)
    try:
        return Papel(intentos, situacion(intentos, calendario_de(actor.entidad)))
    except CalendarioSinPublicar:
        return Papel(intentos, None)


def dicho_en_papel(datos: Mapping[str, Any]) -> str:
    """Return in words the result of an attempt, or nothing of what was no attempt."""
    if "resultado" not in datos:
        return ""
    partes = [str(RESULTADOS[Resultado(datos["resultado"])])]
    if datos.get("receptor"):
        partes.append(_("la recogió %(quien)s") % {"quien": datos["receptor"]})
    partes += [str(datos[c]) for c in ("relacion", "medio", "referencia") if datos.get(c)]
    return " · ".join(partes)
