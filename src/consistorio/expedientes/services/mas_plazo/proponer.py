"""Proposing to secretaría whether there are more days to correct (LPACAP arts. 68.2 and 32.3)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.expedientes.models import (
    AmpliacionDeSubsanacion,
    Expediente,
    Hito,
    Requerimiento,
)
from consistorio.expedientes.rules.subsanacion import AmpliacionNoPermitida
from consistorio.expedientes.rules.textos_de_subsanacion import texto_de_la_ampliacion
from consistorio.expedientes.selectors import visibles_para
from consistorio.expedientes.services.comunicacion import redactar
from consistorio.expedientes.services.hitos import anotar_hito, bloquear
from consistorio.expedientes.services.mas_plazo.termino import termino_ampliado
from consistorio.expedientes.services.portafirmas import SECRETARIA, pedir_firma
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.nucleo.plazos import AmpliacionFueraDePlazo
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

LARGO_DEL_MOTIVO = 2_000
VIVAS = (AmpliacionDeSubsanacion.Estado.EN_FIRMA, AmpliacionDeSubsanacion.Estado.CONCEDIDA)


class SinMotivo(ValueError):
    """What is decided of a term says why (art. 35.1.e)."""


class NadaQueAmpliar(LookupError):
    """No requirement is notified and waits, or its term was extended or is being so."""


@regla(LPACAP.art("68.2"), LPACAP.art("32.3"), LPACAP.art("35.1.e"))
def proponer_ampliacion(
    *, actor: Actor, expediente_id: UUID, concede: bool, motivo: str, reloj: Reloj
) -> UUID:
    """
    Send to the tray of secretaría what is decided of giving five more days; return its key.

    It has effect when it is signed, which must be before the term ends.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises SinMotivo: if it does not say why.
    :raises NadaQueAmpliar: if no requirement waits, or it has its extension.
    :raises AmpliacionNoPermitida: to grant it, in selective and competitive procedures.
    :raises AmpliacionFueraDePlazo: to grant it, if the term has ended.
    :raises CargoVacante: if nobody is secretario.
    """
    actor.exigir("expedientes.tramitar")
    if not 0 < len(motivo.strip()) <= LARGO_DEL_MOTIVO:
        raise SinMotivo
    with acto():
        expediente, momento = bloquear(actor, expediente_id), reloj()
        uno = _por_ampliar(expediente)
        hasta = termino_ampliado(actor, expediente, uno, momento.date()).fin if concede else None
        una = AmpliacionDeSubsanacion(
            requerimiento=uno, concede=concede, motivo=motivo.strip(), solicitud=uno.plazo_pedido
        )
        _a_firma(actor, expediente, una, hasta, momento)
    return una.id


def hasta_cuando_cabe(*, actor: Actor, expediente_id: UUID, hoy: date) -> date | None:
    """
    Return the last day that the requirement would have if it were extended today, or nothing.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    expediente = visibles_para(actor).filter(id=expediente_id).first()
    if expediente is None:
        return None
    try:
        return termino_ampliado(actor, expediente, _por_ampliar(expediente), hoy).fin
    except (
        NadaQueAmpliar,
        AmpliacionNoPermitida,
        AmpliacionFueraDePlazo,
        CalendarioSinPublicar,
    ):
        return None


def _a_firma(
    actor: Actor,
    expediente: Expediente,
    una: AmpliacionDeSubsanacion,
    hasta: date | None,
    momento: datetime,
) -> None:
    """Make its paper and leave it in the tray of secretaría."""
    titulo = _("Ampliación del plazo para subsanar")
    texto = texto_de_la_ampliacion(
        hasta=hasta,
        motivo=una.motivo,
        requerido=una.requerimiento.pedido_en.date(),
        solicitud=una.solicitud,
    )
    una.documento_id = redactar(actor, expediente, texto, titulo=titulo, momento=momento).id
    una.propuesta_por, una.propuesta_en = actor.nombre, momento
    una.peticion_id = pedir_firma(
        actor,
        documento_id=una.documento_id,
        asunto=f"{titulo} · {expediente}"[:240],
        momento=momento,
        cargos=(SECRETARIA,),
    )
    una.save()
    anotar_hito(actor, expediente, Hito.AMPLIACION_A_FIRMA, momento)
    bitacora.anotar(
        actor, "expedientes.proponer_ampliacion", objeto="expediente", objeto_id=expediente.id
    )


def _por_ampliar(expediente: Expediente) -> Requerimiento:
    uno = expediente.requerimientos.filter(cerrado_en=None, plazo__isnull=False).first()
    if uno is None or uno.ampliaciones.filter(estado__in=VIVAS).exists():
        raise NadaQueAmpliar(expediente.id)
    return uno
