"""Answering a requirement inside the form that was filed: a new asiento, never an edit."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from consistorio.catalogo import selectors as catalogo
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro import selectors
from consistorio.registro.models import Borrador
from consistorio.registro.rules.subsanacion import Requerido
from consistorio.registro.services.borrador import VIDA

GENERAL = "instancia-general"


@regla(LPACAP.art("68.1"))
def abrir_subsanacion(
    *, actor: Actor, asiento_id: UUID, requerido: Requerido, reloj: Reloj
) -> UUID:
    """
    Return the draft in which the person corrects an asiento of hers: the one there is, or a new one.

    It begins as the filing was; what is not asked for stays closed. It is kept, signed and filed as
    any other draft, and its asiento says which one it corrects.

    :raises SinPermiso: if the actor may not file.
    :raises AsientoInexistente: if it is not hers.
    """
    actor.exigir("registro.presentar")
    presentado = selectors.asiento(actor, asiento_id)
    with acto():
        abierto = Borrador.objects.filter(
            nif=actor.identificador, subsana_id=asiento_id, asiento_id=None
        ).first()
        if abierto is None:
            abierto = Borrador(clave=secrets.token_urlsafe(24), creado_en=reloj())
            abierto.nif = actor.identificador
            abierto.representa_nif = actor.interesado.nif if actor.representa else ""
            abierto.procedimiento = _procedimiento(presentado.procedimiento)
            abierto.subsana_id, abierto.datos = asiento_id, _lo_escrito(presentado)
            bitacora.anotar(
                actor, "registro.abrir_subsanacion", objeto="borrador", objeto_id=abierto.id
            )
        abierto.requerido = requerido.como_datos()
        abierto.cambiado_en, abierto.preparado = reloj(), None
        abierto.caduca_el = (abierto.cambiado_en + VIDA).date()
        abierto.save()
    return abierto.id


def _procedimiento(slug: str) -> str:
    """Return the procedure whose form is used; what is no longer offered is answered in general."""
    try:
        return catalogo.por_slug(slug).slug
    except catalogo.ProcedimientoDesconocido:
        return GENERAL


def _lo_escrito(presentado: selectors.AsientoVisto) -> dict[str, Any]:
    """Return what the form said when it was filed; of what came otherwise, what the asiento says."""
    escrito = Borrador.objects.filter(asiento_id=presentado.id).values_list("datos", flat=True)
    return escrito.first() or {"expone": presentado.expone, "solicita": presentado.solicita}
