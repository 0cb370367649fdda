"""What expedientes do when the portafirmas or a notification says that something happened."""

from __future__ import annotations

from uuid import UUID

from consistorio.expedientes import services
from consistorio.expedientes.handlers import papel
from consistorio.expedientes.handlers.comun import (
    contar_hito,
    contar_plazo,
    incorporar,
    nosotros,
)
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
from consistorio.plataforma.eventos import suscribir, suscribir_por_lotes
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro.events import AsientoAnotado

__all__ = ["papel"]


@suscribir(PeticionCompletada)
def dar_efecto_a_la_resolucion(evento: PeticionCompletada) -> None:
    """Number, enter and notify the resolution that all have signed."""
    actor = nosotros()
    services.resolver(
        actor=actor,
        documento_id=UUID(evento.documento_id),
        reloj=hora_oficial(actor.entidad),
    )


@suscribir(PeticionCompletada)
def notificar_lo_requerido(evento: PeticionCompletada) -> None:
    """Notify the requirement that secretaría has signed."""
    actor = nosotros()
    services.notificar_requerimiento(
        actor=actor, documento_id=UUID(evento.documento_id), reloj=hora_oficial(actor.entidad)
    )


@suscribir(PeticionCompletada)
def decidir_lo_del_plazo(evento: PeticionCompletada) -> None:
    """Give effect to what secretaría has signed of more days to correct."""
    actor = nosotros()
    services.decidir_ampliacion(
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
    actor = nosotros()
    services.devolver_requerimiento(
        actor=actor,
        documento_id=UUID(documento_id),
        motivo=motivo,
        reloj=hora_oficial(actor.entidad),
    )
    services.devolver_ampliacion(
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
    contar_hito(evento.expediente_id, Hito.NOTIFICACION_PUESTA)


@suscribir(NotificacionPracticada)
def contar_el_acceso(evento: NotificacionPracticada) -> None:
    contar_hito(evento.expediente_id, Hito.NOTIFICACION_PRACTICADA)


@suscribir(NotificacionPracticada)
def contar_el_plazo_para_subsanar(evento: NotificacionPracticada) -> None:
    contar_plazo(evento.notificacion_id, evento.dia_cero)


@suscribir(NotificacionRechazada)
def contar_el_plazo_de_quien_rechaza(evento: NotificacionRechazada) -> None:
    contar_plazo(evento.notificacion_id, evento.dia_cero)


@suscribir_por_lotes(AsientoAnotado)
def incorporar_lo_subsanado(anotados: list[AsientoAnotado]) -> None:
    """Bring to their expedientes the filings that answer a requirement."""
    actor = nosotros()
    entradas = [UUID(uno.asiento_id) for uno in anotados if uno.sentido == "ENTRADA"]
    reloj = hora_oficial(actor.entidad)
    services.subsanar(actor=actor, asientos=entradas, reloj=reloj)
    services.anotar_peticiones_de_plazo(actor=actor, asientos=entradas, reloj=reloj)


@suscribir(PlazosAmpliados)
def ampliar_lo_que_se_puede_corregir(_evento: PlazosAmpliados) -> None:
    """Extend the terms to correct that an incident of the sede touched."""
    actor = nosotros()
    services.ampliar_por_incidencia(actor=actor, reloj=hora_oficial(actor.entidad))


@suscribir(NotificacionRechazada)
def contar_el_rechazo(evento: NotificacionRechazada) -> None:
    tipo = Hito.NOTIFICACION_CADUCADA if evento.por_caducidad else Hito.NOTIFICACION_RECHAZADA
    contar_hito(evento.expediente_id, tipo)


@suscribir(NotificacionSinPracticar)
def contar_que_no_se_practico(evento: NotificacionSinPracticar) -> None:
    contar_hito(evento.expediente_id, Hito.NOTIFICACION_SIN_PRACTICAR)


@suscribir(NotificacionAnulada)
def contar_la_anulacion(evento: NotificacionAnulada) -> None:
    contar_hito(evento.expediente_id, Hito.NOTIFICACION_ANULADA)


@suscribir(AcuseExtendido)
def incorporar_el_acuse(evento: AcuseExtendido) -> None:
    """Put the sealed acuse in the expediente."""
    incorporar(evento.expediente_id, evento.documento_id)
