"""What expedientes do when the portafirmas or a notification says that something happened."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from consistorio.expedientes import services
from consistorio.expedientes.models import Hito
from consistorio.firma.events import PeticionCompletada, PeticionRechazada, PeticionRetirada
from consistorio.notificaciones.events import (
    AcuseExtendido,
    NotificacionAnulada,
    NotificacionPracticada,
    NotificacionPuestaADisposicion,
    NotificacionRechazada,
    NotificacionSinPracticar,
)
from consistorio.organizacion.events import PlazosAmpliados
from consistorio.plataforma.actores import Actor, sistema
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.eventos import suscribir, suscribir_por_lotes
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro.events import AsientoAnotado


def _nosotros() -> Actor:
    return sistema(entidad_en_curso(), "expedientes")


@suscribir(PeticionCompletada)
def dar_efecto_a_la_resolucion(evento: PeticionCompletada) -> None:
    """Number, enter and notify the resolution that all have signed."""
    actor = _nosotros()
    services.resolver(
        actor=actor,
        documento_id=UUID(evento.documento_id),
        reloj=hora_oficial(actor.entidad),
    )


@suscribir(PeticionCompletada)
def notificar_lo_requerido(evento: PeticionCompletada) -> None:
    """Notify the requirement that secretaría has signed."""
    actor = _nosotros()
    services.notificar_requerimiento(
        actor=actor, documento_id=UUID(evento.documento_id), reloj=hora_oficial(actor.entidad)
    )


@suscribir(PeticionRechazada)
def devolver_al_tramitador(evento: PeticionRechazada) -> None:
    """Give the resolution back to the clerk, with the reason."""
    _devolver(evento.documento_id, evento.motivo)


@suscribir(PeticionRetirada)
def devolver_lo_retirado(evento: PeticionRetirada) -> None:
    """Give back to the clerk what was withdrawn from the tray."""
    _devolver(evento.documento_id, "")


def _devolver(documento_id: str, motivo: str) -> None:
    actor = _nosotros()
    services.devolver_requerimiento(
        actor=actor,
        documento_id=UUID(documento_id),
        motivo=motivo,
        reloj=hora_oficial(actor.entidad),
    )
    services.devolver_de_la_firma(
        actor=actor,
        documento_id=UUID(documento_id),
        motivo=motivo,
        reloj=hora_oficial(actor.entidad),
    )


@suscribir(NotificacionPuestaADisposicion)
def contar_la_puesta_a_disposicion(evento: NotificacionPuestaADisposicion) -> None:
    _contar(evento.expediente_id, Hito.NOTIFICACION_PUESTA)


@suscribir(NotificacionPracticada)
def contar_el_acceso(evento: NotificacionPracticada) -> None:
    _contar(evento.expediente_id, Hito.NOTIFICACION_PRACTICADA)


@suscribir(NotificacionPracticada)
def contar_el_plazo_para_subsanar(evento: NotificacionPracticada) -> None:
    _contar_plazo(evento)


@suscribir(NotificacionRechazada)
def contar_el_plazo_de_quien_rechaza(evento: NotificacionRechazada) -> None:
    _contar_plazo(evento)


def _contar_plazo(evento: NotificacionPracticada | NotificacionRechazada) -> None:
    services.contar_desde(
        actor=_nosotros(),
        notificacion_id=UUID(evento.notificacion_id),
        dia_cero=date.fromisoformat(evento.dia_cero),
    )


@suscribir_por_lotes(AsientoAnotado)
def incorporar_lo_subsanado(anotados: list[AsientoAnotado]) -> None:
    """Bring to their expedientes the filings that answer a requirement."""
    actor = _nosotros()
    entradas = [UUID(uno.asiento_id) for uno in anotados if uno.sentido == "ENTRADA"]
    services.subsanar(actor=actor, asientos=entradas, reloj=hora_oficial(actor.entidad))


@suscribir(PlazosAmpliados)
def ampliar_lo_que_se_puede_corregir(_evento: PlazosAmpliados) -> None:
    """Extend the terms to correct that an incident of the sede touched."""
    actor = _nosotros()
    services.ampliar_por_incidencia(actor=actor, reloj=hora_oficial(actor.entidad))


@suscribir(NotificacionRechazada)
def contar_el_rechazo(evento: NotificacionRechazada) -> None:
    tipo = Hito.NOTIFICACION_CADUCADA if evento.por_caducidad else Hito.NOTIFICACION_RECHAZADA
    _contar(evento.expediente_id, tipo)


@suscribir(NotificacionSinPracticar)
def contar_que_no_se_practico(evento: NotificacionSinPracticar) -> None:
    _contar(evento.expediente_id, Hito.NOTIFICACION_SIN_PRACTICAR)


@suscribir(NotificacionAnulada)
def contar_la_anulacion(evento: NotificacionAnulada) -> None:
    _contar(evento.expediente_id, Hito.NOTIFICACION_ANULADA)


@suscribir(AcuseExtendido)
def incorporar_el_acuse(evento: AcuseExtendido) -> None:
    """Put the sealed acuse in the expediente."""
    if evento.expediente_id:
        actor = _nosotros()
        services.incorporar_a(
            actor=actor,
            expediente_id=UUID(evento.expediente_id),
            documento_id=UUID(evento.documento_id),
            reloj=hora_oficial(actor.entidad),
        )


def _contar(expediente_id: str, tipo: Hito) -> None:
    if expediente_id:
        actor = _nosotros()
        services.contar(
            actor=actor,
            expediente_id=UUID(expediente_id),
            tipo=tipo,
            reloj=hora_oficial(actor.entidad),
        )
