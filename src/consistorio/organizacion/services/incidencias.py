"""Publishing what fails in the sede, and that it works again (LPACAP art. 32.4)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.organizacion.events import IncidenciaPublicada, IncidenciaTerminada
from consistorio.organizacion.models import Decision, Incidencia
from consistorio.organizacion.rules.incidencias import DatosDeIncidencia
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "organizacion.publicar_incidencias"


class IncidenciaInexistente(LookupError):
    """There is no such incident."""


class IncidenciaYaTerminada(Exception):
    """It had been ended before."""


class YaEstaParada(Exception):
    """Filing is stopped already, for the same procedure or for the whole sede."""


class IncidenciaConParada(Exception):
    """It ends when filing starts again, and not by itself."""


@regla(LPACAP.art("32.4"), RD203.art("44.4"))
def publicar_incidencia(*, actor: Actor, datos: DatosDeIncidencia, reloj: Reloj) -> UUID:
    """
    Publish in the sede an incident, past, present or planned, and return its key.

    :raises SinPermiso: if the actor may not publish incidents.
    :raises IncidenciaNoValida: if it lacks something.
    """
    return _publicar(actor, datos, reloj, para=False)


@regla(LPACAP.art("32.4"))
def publicar_parada(*, actor: Actor, datos: DatosDeIncidencia, reloj: Reloj) -> UUID:
    """
    Publish that filing is stopped; the registro does it in the act in which it stops the libro.

    :raises SinPermiso: if the actor may not publish incidents.
    :raises IncidenciaNoValida: if it lacks something.
    :raises YaEstaParada: if it is stopped already.
    """
    actor.exigir(PERMISO)
    with acto():
        if Incidencia.objects.filter(
            para=True, hasta=None, procedimiento__in=("", datos.procedimiento)
        ).exists():
            raise YaEstaParada(datos.procedimiento)
        return _publicar(actor, datos, reloj, para=True)


def _publicar(actor: Actor, datos: DatosDeIncidencia, reloj: Reloj, *, para: bool) -> UUID:
    actor.exigir(PERMISO)
    datos.comprobar()
    with acto():
        momento = reloj()
        una = Incidencia.objects.create(
            titulo=datos.titulo.strip(),
            servicios=datos.servicios.strip(),
            causa=datos.causa.strip(),
            procedimiento=datos.procedimiento,
            impide=datos.impide,
            para=para,
            desde=datos.desde,
            hasta=datos.hasta,
            decision=Decision.PENDIENTE if datos.impide else Decision.SIN_AMPLIAR,
            publicada_por=actor.nombre,
            publicada_en=momento,
        )
        dejar_constancia(actor, una, "incidencia.publicada", momento)
        publicar(
            IncidenciaPublicada(
                incidencia_id=str(una.id), procedimiento=una.procedimiento, para=para
            ),
            entidad=actor.entidad,
        )
    return una.id  # type: ignore[no-any-return]


def terminar_incidencia(*, actor: Actor, incidencia_id: UUID, reloj: Reloj) -> None:
    """
    Publish that what failed works again, or that what was planned will not happen.

    :raises SinPermiso: if the actor may not publish incidents.
    :raises IncidenciaInexistente: if there is none.
    :raises IncidenciaYaTerminada: if it was ended before.
    :raises IncidenciaConParada: if filing is stopped by it.
    """
    _terminar(actor, incidencia_id, reloj, para=False)


def terminar_parada(*, actor: Actor, incidencia_id: UUID, reloj: Reloj) -> None:
    """
    Publish that filing works again; the registro does it as it starts the libro again.

    :raises SinPermiso: if the actor may not publish incidents.
    :raises IncidenciaInexistente: if there is no such stop.
    :raises IncidenciaYaTerminada: if it was ended before.
    """
    _terminar(actor, incidencia_id, reloj, para=True)


def _terminar(actor: Actor, incidencia_id: UUID, reloj: Reloj, *, para: bool) -> None:
    actor.exigir(PERMISO)
    with acto():
        una, momento = bloquear(incidencia_id), reloj()
        if para and not una.para:
            raise IncidenciaInexistente(incidencia_id)
        if una.para and not para:
            raise IncidenciaConParada(incidencia_id)
        if una.hasta is not None and una.hasta <= momento:
            raise IncidenciaYaTerminada(incidencia_id)
        una.hasta = max(una.desde, momento)
        if una.desde > momento and una.decision == Decision.PENDIENTE:
            una.decision = Decision.SIN_AMPLIAR  # It never began, so it touched no plazo.
        una.save(update_fields=["hasta", "decision"])
        dejar_constancia(actor, una, "incidencia.terminada", momento)
        publicar(
            IncidenciaTerminada(incidencia_id=str(una.id), hasta=una.hasta.isoformat()),
            entidad=actor.entidad,
        )


def bloquear(incidencia_id: UUID) -> Incidencia:
    """:raises IncidenciaInexistente: if there is none."""
    una = Incidencia.objects.select_for_update().filter(id=incidencia_id).first()
    if una is None:
        raise IncidenciaInexistente(incidencia_id)
    return una  # type: ignore[no-any-return]


def dejar_constancia(
    actor: Actor, una: Incidencia, tipo: str, momento: datetime, **mas: str
) -> None:
    """Write in the verifiable log what the sede publishes and when, and in the audit log who."""
    asentar(
        actor.entidad,
        tipo=tipo,
        objeto_id=una.id,
        momento=momento,
        contenido={
            "titulo": una.titulo,
            "procedimiento": una.procedimiento,
            "desde": una.desde.isoformat(),
            "hasta": una.hasta.isoformat() if una.hasta else "",
            "publicado": momento.isoformat(),
            **mas,
        },
    )
    bitacora.anotar(
        actor, f"organizacion.{tipo}", objeto="incidencia", objeto_id=una.id, detalle=mas
    )
