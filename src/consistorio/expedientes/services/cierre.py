"""Closing an expediente: its conditions, its signed index (LPACAP arts. 17, 70.3; ENI)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from consistorio.expedientes.events import ExpedienteArchivado
from consistorio.expedientes.models import Expediente, Hito
from consistorio.expedientes.rules.cierre import Comprobacion, Situacion, comprobaciones
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.services.hitos import anotar_hito, bloquear, mover
from consistorio.expedientes.services.indice import CERRADO, firmar_indice
from consistorio.notificaciones import selectors as notificaciones
from consistorio.notificaciones.selectors import NotificacionVista
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class NoSePuedeCerrar(Exception):
    """Some condition is not met. :param faltan: those that are not."""

    def __init__(self, faltan: tuple[Comprobacion, ...]) -> None:
        super().__init__(", ".join(c.codigo for c in faltan))
        self.faltan = faltan


@regla(LPACAP.art("70.3"), LPACAP.art("17.1"))
def cerrar(*, actor: Actor, expediente_id: UUID, reloj: Reloj) -> None:
    """
    Close the expediente and sign its index.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises NoSePuedeCerrar: saying what is missing; also if it was closed.
    """
    actor.exigir("expedientes.archivar")
    with acto():
        expediente = bloquear(actor, expediente_id)
        todas = comprobar(actor, expediente, reloj)
        if faltan := tuple(c for c in todas if not c.cumplida):
            raise NoSePuedeCerrar(faltan)
        mover(actor, expediente, "archivar")
        momento = reloj()
        expediente.archivado_en = momento
        expediente.save(update_fields=["archivado_en"])
        indice = firmar_indice(actor, expediente, CERRADO, momento)
        anotar_hito(actor, expediente, Hito.ARCHIVADO, momento)
        _asentar(actor, expediente, indice.sha256, momento)
        publicar(
            ExpedienteArchivado(expediente_id=str(expediente.id), numero=str(expediente)),
            entidad=actor.entidad,
        )
        bitacora.anotar(actor, "expedientes.cerrar", objeto="expediente", objeto_id=expediente.id)


def comprobar(actor: Actor, expediente: Expediente, reloj: Reloj) -> tuple[Comprobacion, ...]:
    """Return the conditions of closing, with which are met now."""
    resolucion = expediente.resoluciones.first()
    dentro = set(expediente.documentos.values_list("documento_id", flat=True))
    vistas = notificaciones.de_expediente(actor, expediente.id, reloj())
    return comprobaciones(
        Situacion(
            estado=Estado(expediente.estado),
            resolucion_firmada=bool(resolucion and resolucion.numero),
            notificacion_con_efecto=any(n.efecto.tramite_efectuado for n in vistas),
            acuse_incorporado=any(_acuses(n) & dentro for n in vistas),
            ordenes=list(expediente.documentos.order_by("orden").values_list("orden", flat=True)),
        )
    )


def _acuses(notificacion: NotificacionVista) -> set[UUID]:
    return {hecho.acuse_id for hecho in notificacion.hechos if hecho.acuse_id}


def _asentar(actor: Actor, expediente: Expediente, huella: str, momento: datetime) -> None:
    asentar(
        actor.entidad,
        tipo="expediente.cerrado",
        objeto_id=expediente.id,
        momento=momento,
        contenido={
            "expediente": expediente.identificador,
            "indice": huella,
            "en": momento.isoformat(),
        },
    )
