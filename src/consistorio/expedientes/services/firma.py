"""The resolution on its way through the signature tray, until its number in the libro."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.rules.texto_rico import desde_html
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.expedientes.models import Expediente, Hito, Resolucion
from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida
from consistorio.expedientes.rules.marcado import a_html
from consistorio.expedientes.selectors import ExpedienteInexistente, visibles_para
from consistorio.expedientes.services import papel
from consistorio.expedientes.services.desistimiento import es_de_desistimiento, exigir_que_quepa
from consistorio.expedientes.services.hitos import (
    anotar_hito,
    bloquear,
    mover,
)
from consistorio.expedientes.services.portafirmas import (
    CargoVacante,
    firmantes,
    pedir_firma,
    pie_de_firma,
)
from consistorio.expedientes.services.redaccion import TextoVacio
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

__all__ = [
    "CargoVacante",
    "devolver_de_la_firma",
    "enviar_a_firma",
    "previsualizar",
]
TIPO_DOCUMENTAL = "TD01"  # Resolución


def previsualizar(*, actor: Actor, expediente_id: UUID, reloj: Reloj) -> bytes:
    """
    Return the PDF as it would be sent to the signature tray. Nothing is kept.

    :raises SinPermiso: if the actor may not write resolutions.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises TextoVacio: if nothing is written yet.
    """
    actor.exigir("expedientes.tramitar")
    expediente = visibles_para(actor).filter(id=expediente_id).first()
    if expediente is None:
        raise ExpedienteInexistente(expediente_id)
    return _pdf(actor, expediente, _borrador(expediente), _("BORRADOR-SIN-VALIDEZ"), reloj())


@regla(LPACAP.art("88.1"), LPACAP.art("26.2"))
def enviar_a_firma(*, actor: Actor, expediente_id: UUID, reloj: Reloj) -> UUID:
    """
    Send the resolution to the signature tray, secretaría first, and return the key of its document.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises TransicionNoPermitida: if it is not in process; for instance, if it was sent already.
    :raises TextoVacio: if nothing is written yet.
    :raises CargoVacante: if nobody holds one of the posts that must sign.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        expediente, momento = bloquear(actor, expediente_id), reloj()
        resolucion = _en_camino(actor, expediente, momento)
        documento = _incorporar(actor, expediente, resolucion, momento)
        resolucion.documento_id, resolucion.devuelta_por = documento.id, ""
        resolucion.peticion_id = pedir_firma(
            actor,
            documento_id=documento.id,
            asunto=f"{expediente} · {expediente.asunto}",
            momento=momento,
        )
        resolucion.save(update_fields=["documento", "devuelta_por", "peticion_id"])
        anotar_hito(actor, expediente, Hito.ENVIADO_A_FIRMA, momento)
        bitacora.anotar(
            actor, "expedientes.enviar_a_firma", objeto="expediente", objeto_id=expediente.id
        )
    return documento.id


def devolver_de_la_firma(*, actor: Actor, documento_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Take back a resolution that somebody refused to sign; the clerk sees why and writes it again.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        resolucion = Resolucion.objects.filter(documento_id=documento_id).first()
        if resolucion is None:
            return
        expediente = bloquear(actor, resolucion.expediente_id)
        if not es_de_desistimiento(resolucion):
            mover(actor, expediente, "devolver_de_la_firma")
        soltar(actor, expediente, resolucion, motivo, reloj())


def soltar(
    actor: Actor, expediente: Expediente, resolucion: Resolucion, motivo: str, momento: datetime
) -> None:
    """Make a draft again of a resolution that has no effect, saying why; both rows are locked."""
    resolucion.documento_id, resolucion.peticion_id = None, None
    resolucion.devuelta_por = motivo
    resolucion.save(update_fields=["documento", "peticion_id", "devuelta_por"])
    anotar_hito(actor, expediente, Hito.DEVUELTO, momento, motivo=motivo)


def _en_camino(actor: Actor, expediente: Expediente, momento: datetime) -> Resolucion:
    """Return the draft that is sent; what has the person desisted does not move the expediente yet."""
    if expediente.estado not in {Estado.EN_TRAMITACION, Estado.PENDIENTE_DE_SUBSANACION}:
        raise TransicionNoPermitida(f"enviar_a_firma desde {expediente.estado}")
    resolucion = _borrador(expediente)
    exigir_que_quepa(expediente, resolucion.sentido, momento.date())
    if resolucion.peticion_id is not None:
        raise TransicionNoPermitida("ya está en la bandeja de firma")
    if not es_de_desistimiento(resolucion):
        mover(actor, expediente, "enviar_a_firma")
    return resolucion


def _incorporar(
    actor: Actor, expediente: Expediente, resolucion: Resolucion, momento: datetime
) -> DocumentoVisto:
    csv = documentos.nuevo_csv()
    return papel.incorporar(
        actor,
        _pdf(actor, expediente, resolucion, csv, momento),
        nombre=f"Resolución {expediente}.pdf",
        tipo_documental=TIPO_DOCUMENTAL,
        csv=csv,
        idioma=expediente.idioma,
        momento=momento,
        sellado=False,
    )


def _borrador(expediente: Expediente) -> Resolucion:
    resolucion: Resolucion | None = expediente.resoluciones.first()
    if resolucion is None:
        raise TextoVacio
    return resolucion


def _pdf(
    actor: Actor, expediente: Expediente, resolucion: Resolucion, csv: str, momento: datetime
) -> bytes:
    datos: dict[str, Any] = {
        "organo": expediente.organo,
        "referencia": str(expediente),
        "interesado": {
            "nombre": expediente.interesado_nombre,
            "nif": expediente.interesado_nif,
        },
        "asunto": expediente.asunto,
        "cuerpo": desde_html(a_html(resolucion.texto)),
        "firmas": [
            pie_de_firma(cargo, momento.date()) for cargo in reversed(firmantes(momento.date()))
        ],
    }
    return papel.pdf(
        actor,
        "resolucion",
        datos,
        csv=csv,
        titulo=_("Resolución"),
        idioma=expediente.idioma,
        momento=momento,
    )
