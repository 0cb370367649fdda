"""Giving effect to what secretaría signed, or did not, of the term to correct (LPACAP art. 68.2)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.expedientes.models import AmpliacionDeSubsanacion, Expediente, Hito
from consistorio.expedientes.rules.subsanacion import AmpliacionNoPermitida
from consistorio.expedientes.services.hitos import anotar_hito, asentar_paso, bloquear
from consistorio.expedientes.services.mas_plazo.termino import termino_ampliado
from consistorio.expedientes.services.plazo import recalcular
from consistorio.expedientes.services.plazo_de_subsanar import suspensiones
from consistorio.expedientes.services.salida import notificar_firmado
from consistorio.nucleo.fechas import fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import AmpliacionFueraDePlazo, Explicacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

E = AmpliacionDeSubsanacion.Estado
TITULO = "Ampliación del plazo para subsanar · {}"


@regla(LPACAP.art("68.2"), LPACAP.art("32.3"), LPACAP.art("40.1"))
def decidir_ampliacion(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> None:
    """
    Give effect to what was signed of a term; a document that is none of ours is left alone.

    Signed when the term had ended, or the person had answered, it extends nothing and is not
    notified: the history says so.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        en_firma = _bloquear(actor, documento_id)
        if en_firma is None:
            return
        expediente, una = en_firma
        momento = reloj()
        try:
            plazo = _decidido(actor, expediente, una, momento)
        except (AmpliacionFueraDePlazo, AmpliacionNoPermitida):
            motivo = _("se firmó cuando el plazo había terminado o ya se había contestado")
            _sin_efecto(actor, expediente, una, E.TARDE, motivo=motivo, momento=momento)
            return
        _aplicar(actor, expediente, una, plazo, momento)
        una.asiento_de_salida, una.notificacion_id = notificar_firmado(
            actor,
            expediente,
            documento_id,
            titulo=TITULO.format(expediente),
            asunto=_("Plazo en un procedimiento"),
            clave=f"ampliacion:{una.id}",
            reloj=reloj,
        )
        una.save()


def _decidido(
    actor: Actor, expediente: Expediente, una: AmpliacionDeSubsanacion, momento: datetime
) -> Explicacion | None:
    """Return the new term, or nothing if it was refused."""
    if una.requerimiento.cerrado_en is not None:
        raise AmpliacionFueraDePlazo
    if not una.concede:
        return None
    return termino_ampliado(actor, expediente, una.requerimiento, momento.date())


def devolver_ampliacion(*, actor: Actor, documento_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Take back what was not signed of a term; a document that is none of ours is left alone.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        en_firma = _bloquear(actor, documento_id)
        if en_firma is not None:
            _sin_efecto(actor, *en_firma, E.DEVUELTA, motivo=motivo, momento=reloj())


def _bloquear(
    actor: Actor, documento_id: UUID
) -> tuple[Expediente, AmpliacionDeSubsanacion] | None:
    """Lock the expediente and return it with what waits to be signed, read again under the lock."""
    filas = AmpliacionDeSubsanacion.objects.filter(documento_id=documento_id, estado=E.EN_FIRMA)
    clave = filas.values_list("requerimiento__expediente_id", flat=True).first()
    if clave is None:
        return None
    expediente = bloquear(actor, clave)
    una = filas.select_related("requerimiento").first()
    return None if una is None else (expediente, una)


def _aplicar(
    actor: Actor,
    expediente: Expediente,
    una: AmpliacionDeSubsanacion,
    plazo: Explicacion | None,
    momento: datetime,
) -> None:
    """Write the new term, or that there is none, in the history and in the log."""
    una.decidida_en = momento
    if plazo is None:
        una.estado = E.DENEGADA
        anotar_hito(actor, expediente, Hito.AMPLIACION_DENEGADA, momento)
        asentar_paso(actor, expediente, "expediente.ampliacion-denegada", "", momento)
        return
    uno = una.requerimiento
    una.estado, una.hasta, uno.plazo = E.CONCEDIDA, plazo.fin, plazo.como_datos()
    uno.save(update_fields=["plazo"])
    recalcular(actor.entidad, expediente, suspensiones(actor, expediente))
    hasta = fecha_larga(plazo.fin)
    anotar_hito(actor, expediente, Hito.AMPLIACION_CONCEDIDA, momento, hasta=hasta)
    asentar_paso(actor, expediente, "expediente.plazo-ampliado", plazo.fin.isoformat(), momento)


def _sin_efecto(
    actor: Actor,
    expediente: Expediente,
    una: AmpliacionDeSubsanacion,
    estado: str,
    *,
    motivo: str,
    momento: datetime,
) -> None:
    una.estado, una.decidida_en = estado, momento
    una.save(update_fields=["estado", "decidida_en"])
    anotar_hito(actor, expediente, Hito.AMPLIACION_SIN_EFECTO, momento, motivo=motivo)
