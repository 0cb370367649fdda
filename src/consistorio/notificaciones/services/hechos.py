"""Writing down what happens to a notification: the fact, its leaf in the log, and its acuse."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from consistorio.notificaciones.models import DECISIVOS, HechoDeNotificacion, Notificacion, Tipo
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.tareas import encolar

HOJAS = {
    Tipo.ACCESO: "notificacion.acceso",
    Tipo.RECHAZO: "notificacion.rechazo",
    Tipo.CADUCIDAD: "notificacion.rechazo",
    Tipo.ANULACION: "notificacion.anulacion",
    Tipo.INTENTO_PAPEL: "notificacion.papel",
    Tipo.ENTREGA_PAPEL: "notificacion.papel",
    Tipo.RECHAZO_PAPEL: "notificacion.papel",
    Tipo.EDICTO: "notificacion.papel",
}


def anotar_hecho(
    actor: Actor,
    notificacion: Notificacion,
    tipo: Tipo,
    momento: datetime,
    *,
    ip: str = "",
    datos: dict[str, Any] | None = None,
) -> tuple[HechoDeNotificacion, bool]:
    """
    Write the fact down, and return it and whether it is new.

    Of the facts that decide, the first is kept: the second to come gets that one, not its own.
    """
    valores = {
        "tipo": tipo,
        "ocurrido_en": momento,
        "actor_nif": actor.identificador,
        "actor_nombre": actor.nombre,
        "evidencia_id": actor.evidencia_id,
        "nivel": actor.nivel,
        "ip": ip or None,
        "datos": datos or {},
    }
    if tipo not in DECISIVOS:
        hecho = HechoDeNotificacion.objects.create(
            notificacion=notificacion, decisivo=False, **valores
        )
        if tipo in HOJAS:
            _dejar_constancia(actor, notificacion, hecho)
        return hecho, True
    hecho, nuevo = HechoDeNotificacion.objects.get_or_create(
        notificacion=notificacion, decisivo=True, defaults=valores
    )
    if nuevo:
        _dejar_constancia(actor, notificacion, hecho)
    return hecho, nuevo


def _dejar_constancia(actor: Actor, notificacion: Notificacion, hecho: HechoDeNotificacion) -> None:
    asentar(
        actor.entidad,
        tipo=HOJAS[Tipo(hecho.tipo)],
        objeto_id=notificacion.id,
        momento=hecho.ocurrido_en,
        contenido={
            "notificacion": str(notificacion.id),
            "hecho": hecho.tipo,
            "ocurrido_en": hecho.ocurrido_en.isoformat(),
            "quien": hecho.actor_nif,
            "evidencia": str(hecho.evidencia_id or ""),
            "documentos": [d.sha256 for d in notificacion.documentos.order_by("orden")],
            **({"papel": hecho.datos} if "resultado" in hecho.datos else {}),
        },
    )
    accion = f"notificaciones.{hecho.tipo}"
    bitacora.anotar(actor, accion, objeto="notificacion", objeto_id=notificacion.id)
    encolar(
        "notificaciones.extender_acuse",
        entidad=actor.entidad,
        argumentos={"hecho_id": str(hecho.id)},
    )
