"""Answering a requirement inside the form that was filed: a new asiento, never an edit."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.catalogo import selectors as catalogo
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro import selectors
from consistorio.registro.models import Borrador
from consistorio.registro.rules.borradores import ultimo_dia
from consistorio.registro.rules.subsanacion import Requerido

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
        abierto = _abierto(actor, asiento_id, pide_plazo=requerido.pide_plazo)
        if abierto is None:
            abierto = _nuevo(actor, presentado, requerido, reloj)
            bitacora.anotar(
                actor, "registro.abrir_subsanacion", objeto="borrador", objeto_id=abierto.id
            )
        abierto.requerido = requerido.como_datos()
        abierto.cambiado_en, abierto.preparado = reloj(), None
        abierto.caduca_el = ultimo_dia(abierto.cambiado_en.date())
        abierto.save()
    return abierto.id


def _abierto(actor: Actor, asiento_id: UUID, *, pide_plazo: bool) -> Borrador | None:
    suyos = Borrador.objects.filter(nif=actor.identificador, subsana_id=asiento_id, asiento_id=None)
    piden = {"requerido__pide_plazo": True}
    return (suyos.filter(**piden) if pide_plazo else suyos.exclude(**piden)).first()


def _nuevo(
    actor: Actor, presentado: selectors.AsientoVisto, requerido: Requerido, reloj: Reloj
) -> Borrador:
    nuevo = Borrador(clave=secrets.token_urlsafe(24), creado_en=reloj())
    nuevo.nif, nuevo.subsana_id = actor.identificador, presentado.id
    nuevo.representa_nif = actor.interesado.nif if actor.representa else ""
    if requerido.pide_plazo:
        nuevo.procedimiento, nuevo.datos = GENERAL, _mas_dias(requerido)
    else:
        nuevo.procedimiento = _procedimiento(presentado.procedimiento)
        nuevo.datos = _lo_escrito(presentado)
    return nuevo


def _mas_dias(requerido: Requerido) -> dict[str, Any]:
    """Return what the person would write, so that she only has to say why."""
    return {
        "expone": _(
            "En el expediente %(referencia)s se me ha pedido que corrija la solicitud que presenté "
            "con el número %(numero)s. No me es posible hacerlo a tiempo porque "
        )
        % {"referencia": requerido.referencia, "numero": requerido.numero},
        "solicita": _("Que se amplíe en cinco días el plazo que se me dio para corregirla."),
    }


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
