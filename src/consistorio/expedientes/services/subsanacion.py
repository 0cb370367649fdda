"""The requirement once signed: its notification and its answer (arts. 68, 73.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from consistorio.documentos.selectors import documento as leer_documento
from consistorio.expedientes.events import SolicitudSubsanada, SubsanacionRequerida
from consistorio.expedientes.models import Expediente, Hito, Requerimiento
from consistorio.expedientes.rules.estados import TERMINADOS, Estado
from consistorio.expedientes.services.hitos import (
    anotar_hito,
    asentar_paso,
    bloquear,
    incorporar_documento,
    mover,
)
from consistorio.expedientes.services.plazo import inicio_del_plazo, recalcular
from consistorio.expedientes.services.plazo_de_subsanar import suspensiones
from consistorio.expedientes.services.salida import notificar_firmado
from consistorio.nucleo.fechas import fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.selectors import Subsanacion, subsanaciones_entre
from consistorio.registro.services import asegurar_justificante


@regla(LPACAP.art("68.1"), LPACAP.art("40.1"))
def notificar_requerimiento(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> None:
    """
    Notify a requirement that is signed; a document that is none, or was notified, is left alone.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        uno = Requerimiento.objects.filter(documento_id=documento_id, firmado_en=None).first()
        if uno is None:
            return
        expediente, momento = bloquear(actor, uno.expediente_id), reloj()
        mover(actor, expediente, "requerir_subsanacion")
        uno.firmado_en = momento
        uno.asiento_de_salida, uno.notificacion_id = notificar_firmado(
            actor,
            expediente,
            documento_id,
            titulo=f"Requerimiento de subsanación · {expediente}",
            asunto=_("Requerimiento en un procedimiento"),
            clave=f"requerimiento:{uno.id}",
            reloj=reloj,
        )
        uno.save(update_fields=["firmado_en", "asiento_de_salida", "notificacion_id"])
        anotar_hito(actor, expediente, Hito.REQUERIDO, momento)
        huella = leer_documento(documento_id).sha256
        asentar_paso(actor, expediente, "expediente.requerido", huella, momento)
        publicar(
            SubsanacionRequerida(expediente_id=str(expediente.id), requerimiento_id=str(uno.id)),
            entidad=actor.entidad,
        )


@regla(LPACAP.art("68.1"), LPACAP.art("73.3"))
def subsanar(*, actor: Actor, asientos: Sequence[UUID], reloj: Reloj) -> None:
    """
    Bring to their expedientes the filings, among these, that answer a requirement.

    It counts as made whenever it comes before the resolution that has the person desisted; later it
    is put in the expediente and told, and reopens nothing. Twice is once.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.presentar")
    for una in subsanaciones_entre(asientos):
        with acto():
            _subsanar(actor, una, reloj)


def _subsanar(actor: Actor, una: Subsanacion, reloj: Reloj) -> None:
    clave = Expediente.objects.filter(asiento_id=una.subsanado_id).values_list("id", flat=True)
    if not clave or Requerimiento.objects.filter(respuesta_id=una.asiento_id).exists():
        return
    expediente, momento = bloquear(actor, clave[0]), reloj()
    papeles = [*una.documentos, asegurar_justificante(una.asiento_id)]
    incorporar_documento(expediente, papeles, momento)
    abierto = expediente.requerimientos.filter(cerrado_en=None).first()
    if abierto is None or expediente.estado != Estado.PENDIENTE_DE_SUBSANACION:
        tarde = Estado(expediente.estado) in TERMINADOS
        tipo = Hito.SUBSANADO_TARDE if tarde else Hito.APORTADO
        anotar_hito(actor, expediente, tipo, momento, numero=una.numero)
        return
    if abierto.electronica and una.en_papel:
        anotar_hito(actor, expediente, Hito.RESPUESTA_EN_PAPEL, momento, numero=una.numero)
        return
    abierto.respuesta_id, abierto.respuesta = una.asiento_id, una.numero
    abierto.contestado_en, abierto.cerrado_en = una.presentado_en, momento
    abierto.save(update_fields=["respuesta_id", "respuesta", "contestado_en", "cerrado_en"])
    mover(actor, expediente, "subsanar")
    if abierto.electronica:
        _fechar(actor, expediente, una.presentado_en, momento)
    recalcular(actor.entidad, expediente, suspensiones(actor, expediente))
    _dar_a_conocer(actor, expediente, abierto, momento)


@regla(LPACAP.art("68.4"))
def _fechar(actor: Actor, expediente: Expediente, presentado: datetime, momento: datetime) -> None:
    """Count the expediente from the filing that was made as it had to be."""
    expediente.plazo_desde = inicio_del_plazo(actor.entidad, presentado)
    expediente.save(update_fields=["plazo_desde"])
    dia = fecha_larga(presentado.astimezone(ZoneInfo(actor.entidad.zona)).date())
    anotar_hito(actor, expediente, Hito.FECHA_DE_LA_SOLICITUD, momento, dia=dia)


def _dar_a_conocer(
    actor: Actor, expediente: Expediente, contestado: Requerimiento, momento: datetime
) -> None:
    numero = contestado.respuesta
    anotar_hito(actor, expediente, Hito.SUBSANADO, momento, numero=numero)
    asentar_paso(actor, expediente, "expediente.subsanado", numero, momento)
    bitacora.anotar(actor, "expedientes.subsanar", objeto="expediente", objeto_id=expediente.id)
    publicar(
        SolicitudSubsanada(
            expediente_id=str(expediente.id),
            requerimiento_id=str(contestado.id),
            asiento_id=str(contestado.respuesta_id),
        ),
        entidad=actor.entidad,
    )
