"""The stop button: what people file by themselves is stopped, said in the sede, and started again."""

from __future__ import annotations

from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.organizacion import selectors as organizacion_vista
from consistorio.organizacion import services as organizacion
from consistorio.organizacion.rules.incidencias import DatosDeIncidencia
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.services.libro import escribir_parados

PERMISO = "registro.parar"


@regla(LPACAP.art("32.4"))
def parar_presentacion(*, actor: Actor, datos: DatosDeIncidencia, reloj: Reloj) -> UUID:
    """
    Stop filing by the sede and by programs, publish why, and return the key of the incident.

    Once it returns nothing more enters: it waits for the lock under which numbers are given. Drafts
    are kept, and the counter goes on. What had been filed already is answered as always.

    :raises SinPermiso: if the actor may not stop it, or may not publish incidents.
    :raises IncidenciaNoValida: if the reason lacks something.
    :raises YaEstaParada: if it is stopped already.
    """
    actor.exigir(PERMISO)
    with acto():
        incidencia_id = organizacion.publicar_parada(actor=actor, datos=datos, reloj=reloj)
        escribir_parados(actor.entidad, organizacion_vista.parados(), reloj)
        bitacora.anotar(actor, PERMISO, objeto="incidencia", objeto_id=incidencia_id)
    return incidencia_id


def reanudar_presentacion(*, actor: Actor, incidencia_id: UUID, reloj: Reloj) -> None:
    """
    Let file again, and publish when.

    :raises SinPermiso: if the actor may not.
    :raises IncidenciaInexistente: if there is no such stop.
    :raises IncidenciaYaTerminada: if it was let go on before.
    """
    actor.exigir(PERMISO)
    with acto():
        organizacion.terminar_parada(actor=actor, incidencia_id=incidencia_id, reloj=reloj)
        escribir_parados(actor.entidad, organizacion_vista.parados(), reloj)
        bitacora.anotar(actor, "registro.reanudar", objeto="incidencia", objeto_id=incidencia_id)
