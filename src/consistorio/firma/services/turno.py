"""Whether this person may answer this petition now, as it is in the database."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects

from consistorio.firma.models import Firmante, Peticion
from consistorio.firma.rules.estados import Accion, transicion
from consistorio.firma.rules.negativas import NoEsFirmante
from consistorio.firma.rules.turno import bloque_en_turno, exigir_cargo, exigir_turno
from consistorio.firma.services.peticiones import cargos_vigentes_de
from consistorio.nucleo.normativa import LRJSP, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor


def exigir_que_pueda(actor: Actor, peticion: Peticion, accion: Accion, ahora: datetime) -> Firmante:
    """
    Return the place of the actor in the petition, if she may answer now.

    It may be that of a post in which she substitutes its holder: it is marked as hers, and the act
    that orders it, in the row that is returned, not saved.

    :raises NoEsFirmante: if nobody asked her; for her the petition does not exist.
    :raises YaFirmada: if she has signed.
    :raises PeticionCerrada: if it is finished.
    :raises FueraDeTurno: if others sign before.
    :raises CargoNoVigente: if she does not hold the post today.
    """
    en_orden = Firmante.objects.order_by("bloque", "orden")
    prefetch_related_objects([peticion], Prefetch("firmantes", en_orden))  # Asked for once.
    suyo = _su_puesto(actor, peticion, ahora)
    if suyo is None:
        raise NoEsFirmante(peticion.id)
    if not suyo.firmado_en:
        transicion(peticion.estado, accion)
    exigir_turno(peticion.puestos(), suyo.nif)
    if not suyo.suplente_nif:
        exigir_cargo(suyo.cargo, cargos_vigentes_de(actor.identificador, ahora.date()))
    return suyo


@regla(LRJSP.art("13.1"))
def _su_puesto(actor: Actor, peticion: Peticion, ahora: datetime) -> Firmante | None:
    """Return her own place, or that of a post in which she substitutes; the one that is in turn."""
    suple = {
        una.cargo: una for una in organizacion.cargos_que_suple(actor.identificador, ahora.date())
    }
    turno = bloque_en_turno(peticion.puestos())
    propios: list[Firmante] = []
    for puesto in peticion.firmantes.all():
        if puesto.nif == actor.identificador:
            propios.insert(0, puesto)
        elif puesto.cargo in suple and not _ha_respondido(puesto):
            puesto.suplente_nif, puesto.suplente_nombre = actor.identificador, actor.nombre
            puesto.suplencia = suple[puesto.cargo].acto
            propios.append(puesto)
    en_turno = [p for p in propios if turno and p.bloque <= turno and not _ha_respondido(p)]
    return next(iter(en_turno or propios), None)


def _ha_respondido(puesto: Firmante) -> bool:
    return puesto.firmado_en is not None or puesto.rechazado_en is not None
