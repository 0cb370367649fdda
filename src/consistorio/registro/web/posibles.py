"""What may be done with an asiento, as the buttons above it."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Actor
from consistorio.registro.selectors import AsientoVisto

Boton = tuple[str | Promise, str, str]
CUMPLIMENTAR = {"ENTRADA": "registro:nueva_entrada", "SALIDA": "registro:nueva_salida"}
CORREGIR = (
    (_("Rectificar"), "registro:rectificar", "pencil", "registro.rectificar"),
    (_("Enlazar"), "registro:enlazar", "route", "registro.rectificar"),
    (_("Poner en custodia"), "registro:guardar_en_custodia", "archive", "registro.custodiar"),
    (_("Anular"), "registro:anular", "x", "registro.anular"),
)


def correcciones_posibles(actor: Actor, asiento: AsientoVisto) -> list[Boton]:
    """Return (text, address, icon) of what the actor may do with the asiento, as it is now."""
    if asiento.anulado:
        return []
    oficina = UUID(asiento.datos["oficina"]) if asiento.datos.get("oficina") else None
    botones: list[Boton] = []
    if asiento.es_reserva_pendiente and actor.puede_en("registro.reservar", oficina):
        url = f"{reverse(CUMPLIMENTAR[asiento.sentido])}?reserva={asiento.id}"
        botones.append((_("Cumplimentar"), url, "pencil"))
    for texto, pantalla, icono, permiso in CORREGIR:
        si_puede = actor.puede_en(permiso, oficina) if oficina else actor.puede(permiso)
        reservada = asiento.es_reserva_pendiente and pantalla != "registro:anular"
        if si_puede and not reservada:
            botones.append((texto, reverse(pantalla, args=[asiento.id]), icono))
    if asiento.sentido == "ENTRADA" and actor.puede("registro.anotar_salida"):
        url = f"{reverse('registro:nueva_salida')}?responde={asiento.numero}"
        botones.append((_("Responder con una salida"), url, "send"))
    return botones
