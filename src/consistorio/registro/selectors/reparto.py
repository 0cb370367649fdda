"""How an asiento has gone round the house, and what the actor can do with it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Entrega, Movimiento
from consistorio.registro.rules import movimientos as reglas
from consistorio.registro.selectors.asientos import AsientoInexistente
from consistorio.registro.selectors.visibilidad import visibles_para


@dataclass(frozen=True, slots=True)
class MovimientoVisto:
    """A movement with the names of units and people as they are today."""

    accion: str
    texto: str
    de_unidad: str
    a_unidad: str
    de_persona: str
    a_persona: str
    motivo: str
    hecho_por: str
    hecho_en: datetime


def movimientos(actor: Actor, asiento_id: UUID) -> list[MovimientoVisto]:
    """
    Return the movements of an asiento that the actor may see, the first one first.

    :raises AsientoInexistente: if the actor may not see it.
    """
    actor.exigir("registro.consultar")
    if not visibles_para(actor).filter(id=asiento_id).exists():
        raise AsientoInexistente(asiento_id)
    filas = list(Movimiento.objects.filter(asiento_id=asiento_id).order_by("hecho_en", "id"))
    unidades = {clave: nombre for clave, _, nombre in organizacion.unidades()}
    nombres = organizacion.nombres_de(
        {nif for m in filas for nif in (m.de_persona, m.a_persona, m.hecho_por) if nif}
    )
    zona = ZoneInfo(actor.entidad.zona)
    return [
        MovimientoVisto(
            accion=m.accion,
            texto=m.get_accion_display(),
            de_unidad=unidades.get(m.de_unidad_id, ""),
            a_unidad=unidades.get(m.a_unidad_id, ""),
            de_persona=nombres.get(m.de_persona, m.de_persona),
            a_persona=nombres.get(m.a_persona, m.a_persona),
            motivo=m.motivo,
            hecho_por=nombres.get(m.hecho_por, m.hecho_por),
            hecho_en=m.hecho_en.astimezone(zona),
        )
        for m in filas
    ]


def acciones_posibles(actor: Actor, asiento_id: UUID) -> set[str]:
    """Return what the actor may do now with the deliveries of an asiento in her units."""
    posibles: set[str] = set()
    entregas = Entrega.objects.filter(asiento_id=asiento_id)
    if actor.es_empleado and not actor.puede("organizacion.gestionar"):
        entregas = entregas.filter(unidad_id__in=actor.unidades)
    for estado, titular in entregas.values_list("estado", "asignada_a"):
        for accion in reglas.acciones(estado):
            if _puede(actor, reglas.transicion(estado, accion), titular):
                posibles.add(accion.value)
    return posibles


def _puede(actor: Actor, paso: reglas.Transicion, titular: str) -> bool:
    if not actor.puede(paso.permiso):
        return False
    try:
        reglas.exigir_titular(
            paso,
            titular=titular,
            quien=actor.identificador,
            puede_asignar=actor.puede("registro.asignar"),
        )
    except reglas.EsDeOtraPersona:
        return False
    return True
