"""The clock of a requirement: when it begins, what it stops, and what makes it longer."""

from __future__ import annotations

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.expedientes.models import Expediente, Hito, Requerimiento
from consistorio.expedientes.rules.subsanacion import plazo_de_subsanacion, suspension
from consistorio.expedientes.services.hitos import anotar_hito, asentar_paso, bloquear
from consistorio.expedientes.services.plazo import recalcular
from consistorio.nucleo.fechas import fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import Explicacion, Suspension, aplicar_incidencia
from consistorio.organizacion.selectors import ampliaciones
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


@regla(LPACAP.art("68.1"), LPACAP.art("22.1.a"), LPACAP.art("41.7"))
def contar_desde(*, actor: Actor, notificacion_id: UUID, dia_cero: date) -> None:
    """
    Fix the term to correct once the requirement is notified, and stop the one to resolve.

    It is counted again from an earlier day, since of several channels the first in time has effect
    (art. 41.7) and that of the paper is known late. What is of no requirement changes nothing.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        uno = Requerimiento.objects.filter(notificacion_id=notificacion_id).first()
        if uno is None:
            return
        expediente = bloquear(actor, uno.expediente_id)
        uno.refresh_from_db()
        if uno.plazo and not _se_adelanta(uno, dia_cero):
            return
        plazo = plazo_de_subsanacion(dia_cero, calendario_de(actor.entidad))
        uno.plazo = _ampliado(expediente, plazo).como_datos()
        uno.save(update_fields=["plazo"])
        recalcular(actor.entidad, expediente, suspensiones(actor, expediente))


def _se_adelanta(uno: Requerimiento, dia_cero: date) -> bool:
    """Tell whether a known term begins before; one that was extended by agreement stays as it is."""
    antes = Explicacion.desde_datos(uno.plazo or {}).dia_cero
    return dia_cero < antes and not uno.ampliaciones.filter(estado="concedida").exists()


@regla(LPACAP.art("32.4"))
def ampliar_por_incidencia(*, actor: Actor, reloj: Reloj) -> int:
    """
    Extend the terms to correct that a published incident touched, and return how many.

    Doing it again changes nothing.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    abiertos = Requerimiento.objects.filter(cerrado_en=None, plazo__isnull=False)
    return sum(
        _ampliar(actor, clave, reloj)
        for clave in abiertos.order_by("id").values_list("expediente_id", flat=True)
    )


def _ampliar(actor: Actor, expediente_id: UUID, reloj: Reloj) -> bool:
    with acto():
        expediente = bloquear(actor, expediente_id)
        uno = expediente.requerimientos.filter(cerrado_en=None, plazo__isnull=False).first()
        if uno is None:  # Answered meanwhile.
            return False
        antes = Explicacion.desde_datos(uno.plazo or {})
        ahora = _ampliado(expediente, antes)
        if ahora.fin == antes.fin:
            return False
        uno.plazo = ahora.como_datos()
        uno.save(update_fields=["plazo"])
        recalcular(actor.entidad, expediente, suspensiones(actor, expediente))
        momento, hasta = reloj(), fecha_larga(ahora.fin)
        anotar_hito(actor, expediente, Hito.PLAZO_AMPLIADO, momento, hasta=hasta)
        asentar_paso(actor, expediente, "expediente.plazo-ampliado", ahora.fin.isoformat(), momento)
        bitacora.anotar(
            actor, "expedientes.ampliar_plazo", objeto="expediente", objeto_id=expediente.id
        )
    return True


def _ampliado(expediente: Expediente, plazo: Explicacion) -> Explicacion:
    """Return the term with the extensions published for its procedure."""
    for una in ampliaciones(expediente.procedimiento):
        plazo = aplicar_incidencia(plazo, una)
    return plazo


@regla(LPACAP.art("22.1.a"))
def suspensiones(actor: Actor, expediente: Expediente) -> list[Suspension]:
    """Return for how long each requirement has stopped the term to resolve."""
    zona = ZoneInfo(actor.entidad.zona)
    filas = expediente.requerimientos.filter(suspende=True, plazo__isnull=False)
    return [
        suspension(
            Explicacion.desde_datos(uno.plazo or {}),
            uno.contestado_en.astimezone(zona).date() if uno.contestado_en else None,
        )
        for uno in filas.order_by("pedido_en")
    ]
