"""The page of an expediente for the staff: its head, its tabs, and what can be done now."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from consistorio.expedientes import selectors
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.rules.subsanacion import Situacion
from consistorio.expedientes.selectors import ExpedienteVisto
from consistorio.notificaciones import selectors as notificaciones
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de
from consistorio.plataforma.web.peticion import Peticion


def buscar(request: Peticion, expediente_id: UUID) -> tuple[Actor, ExpedienteVisto]:
    """Return who asks and the expediente, or a page that does not exist."""
    actor = actor_de(request)
    try:
        return actor, selectors.expediente(actor, expediente_id)
    except selectors.ExpedienteInexistente:
        raise Http404 from None


def contexto(
    request: Peticion, actor: Actor, expediente: ExpedienteVisto, activa: str, **mas: Any
) -> dict[str, Any]:
    """Return what every tab of the page needs."""
    ahora = hora_oficial(request.entidad)()
    suyas = notificaciones.de_expediente(actor, expediente.id, ahora)
    return {
        "expediente": expediente,
        "quedan": expediente.dias_que_quedan(ahora.date()),
        "notificaciones": suyas,
        "pestanas": _pestanas(expediente, activa, len(suyas)),
        "puede_admitir": expediente.estado is Estado.INCOADO
        and actor.puede("expedientes.tramitar"),
        "puede_redactar": (expediente.estado is Estado.EN_TRAMITACION or vencido(expediente, ahora))
        and not (expediente.resolucion and expediente.resolucion.peticion_id)
        and actor.puede("expedientes.tramitar"),
        "desiste": vencido(expediente, ahora),
        "puede_requerir": expediente.estado in {Estado.INCOADO, Estado.EN_TRAMITACION}
        and all(uno.cerrado for uno in expediente.requerimientos)
        and actor.puede("expedientes.tramitar"),
        "puede_cerrar": expediente.estado is Estado.RESUELTO
        and actor.puede("expedientes.archivar"),
        "puede_exportar": actor.puede("expedientes.exportar"),
        **mas,
    }


def vencido(expediente: ExpedienteVisto, ahora: datetime) -> bool:
    """Tell whether what was required is unanswered and its term is over."""
    pedido = expediente.por_contestar
    return pedido is not None and pedido.situacion(ahora.date()) is Situacion.VENCIDO


def _pestanas(
    expediente: ExpedienteVisto, activa: str, notificaciones_: int
) -> list[dict[str, Any]]:
    textos: tuple[tuple[str, str, int | None], ...] = (
        ("resumen", _("Resumen"), None),
        ("documentos", _("Documentos"), len(expediente.documentos)),
        ("subsanacion", _("Subsanación"), len(expediente.requerimientos) or None),
        ("resolucion", _("Resolución"), None),
        ("notificaciones", _("Notificaciones"), notificaciones_),
        ("historia", _("Historia"), None),
    )
    return [
        {
            "texto": texto,
            "url": reverse(f"expedientes:{nombre}", args=[expediente.id]),
            "activa": nombre == activa,
            "contador": contador,
        }
        for nombre, texto, contador in textos
    ]
