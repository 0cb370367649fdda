"""What a person wants to know of her expedientes: how they go, and which date comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from consistorio.expedientes.models import Expediente
from consistorio.expedientes.selectors.expediente import (
    ExpedienteInexistente,
    visibles_para,
    visto,
)
from consistorio.expedientes.selectors.vistas import ExpedienteVisto, RequerimientoVisto
from consistorio.notificaciones import selectors as notificaciones
from consistorio.notificaciones.selectors import NotificacionVista
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.nucleo.plazos import computar
from consistorio.nucleo.plazos.catalogo import INTERPONER_REPOSICION
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de

LIMITE = 100


@dataclass(frozen=True, slots=True)
class FechaQueViene:
    """
    The next legal date, and what it means.

    :param de_quien: «persona» if it is hers to act, «entidad» if the town hall must.
    """

    dia: date
    frase: str
    de_quien: str


def de_la_persona(actor: Actor, ahora: datetime) -> list[ExpedienteVisto]:
    """Return the expedientes of the person, newest first."""
    actor.exigir("expedientes.ver_propios")
    filas = visibles_para(actor).order_by("-incoado_en")[:LIMITE]
    return [_visto(actor, uno, ahora) for uno in filas]


def propio(actor: Actor, expediente_id: UUID, ahora: datetime) -> ExpedienteVisto:
    """
    Return an expediente of the person, without what waits to be notified to her.

    :raises SinPermiso: if the actor may not see expedientes of her own.
    :raises ExpedienteInexistente: if it is not hers.
    """
    actor.exigir("expedientes.ver_propios")
    uno = visibles_para(actor).filter(id=expediente_id).first()
    if uno is None:
        raise ExpedienteInexistente(expediente_id)
    return _visto(actor, uno, ahora)


def _visto(actor: Actor, uno: Expediente, ahora: datetime) -> ExpedienteVisto:
    reservados = notificaciones.documentos_reservados(actor.entidad, uno.id, ahora)
    return visto(uno, ZoneInfo(actor.entidad.zona), reservados=reservados)


def fecha_que_viene(
    actor: Actor, expediente: ExpedienteVisto, ahora: datetime
) -> FechaQueViene | None:
    """Return the next legal date of an expediente at ``ahora``, or None if nothing is awaited."""
    suyas = notificaciones.de_expediente(actor, expediente.id, ahora)
    if pendiente := next((n for n in suyas if n.espera), None):
        return FechaQueViene(
            pendiente.ultimo_dia,
            _("Último día para abrir la notificación que le espera."),
            "persona",
        )
    if requerido := expediente.por_contestar:
        return _para_subsanar(requerido, ahora.date())
    if not expediente.terminado:
        return _para_resolver(expediente, ahora.date())
    practicada = next((n for n in reversed(suyas) if n.efecto.dia_cero), None)
    return _para_recurrir(actor, practicada, ahora.date()) if practicada else None


def _para_subsanar(requerido: RequerimientoVisto, hoy: date) -> FechaQueViene | None:
    if requerido.plazo is None:
        return None
    if hoy <= requerido.plazo.fin:
        frase = _("Último día para corregir lo que le hemos pedido.")
    else:
        frase = _(
            "El plazo para corregir ha pasado. Todavía puede hacerlo hasta que le notifiquemos que "
            "se le tiene por desistido."
        )
    return FechaQueViene(requerido.plazo.fin, frase, "persona")


def _para_resolver(expediente: ExpedienteVisto, hoy: date) -> FechaQueViene:
    fin = expediente.plazo.fin
    if hoy <= fin:
        frase = _("Último día para que le notifiquemos la resolución.")
    elif expediente.silencio == "estimatorio":
        frase = _("El plazo ha pasado: puede entender estimada su solicitud por silencio.")
    else:
        frase = _(
            "El plazo ha pasado: puede entender desestimada su solicitud por silencio y recurrir."
        )
    return FechaQueViene(fin, frase, "entidad")


def _para_recurrir(actor: Actor, practicada: NotificacionVista, hoy: date) -> FechaQueViene | None:
    """Return until when the appeal fits; a calendar not yet published gives no date, not a guess."""
    dia_cero = practicada.efecto.dia_cero
    if dia_cero is None:
        return None
    try:
        fin = computar(
            INTERPONER_REPOSICION.en(dia_cero), dia_cero, calendario_de(actor.entidad)
        ).fin
    except CalendarioSinPublicar:
        return None
    if hoy > fin:
        return None
    return FechaQueViene(fin, _("Último día para presentar recurso de reposición."), "persona")
