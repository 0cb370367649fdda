"""Which asientos each actor may see."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento, Entrega, HechoPosterior, Interesado, Sentido
from consistorio.registro.rules.movimientos import FUERA_DE_LA_UNIDAD

VEN_TODO = ("organizacion.gestionar", "registro.exportar")
"""Whoever administers the entidad, and whoever can take the whole libro out or certify it."""


def visibles_para(actor: Actor) -> QuerySet[Asiento]:
    """Return the asientos that the actor may see: his own, those of his units, or all."""
    if actor.es_ciudadano:
        actor.exigir("registro.ver_propios")
        propios = Interesado.objects.filter(
            asiento=OuterRef("pk"), papel="interesado", nif=actor.interesado.nif
        )
        return Asiento.objects.filter(_de_la_persona(actor.interesado.nif, propios))
    actor.exigir("registro.consultar")
    if actor.es_empleado and not any(actor.puede(permiso) for permiso in VEN_TODO):
        suyos = Entrega.objects.filter(
            asiento=OuterRef("pk"), unidad_id__in=en_sus_unidades(actor, "registro.consultar")
        ).exclude(estado__in=FUERA_DE_LA_UNIDAD)
        condicion = Q(Exists(suyos)) | de_sus_oficinas(actor)
        if actor.puede("registro.anotar_salida"):  # Exits belong to no unit.
            condicion |= Q(sentido=Sentido.SALIDA)
        return Asiento.objects.filter(condicion)
    return Asiento.objects.all()


def en_sus_unidades(actor: Actor, permiso: str) -> frozenset[UUID]:
    """Return the units of the actor in which it may do that."""
    con_permiso = actor.unidades_con(permiso)
    return actor.unidades if con_permiso is None else actor.unidades & con_permiso


def de_sus_oficinas(actor: Actor) -> Q:
    """Return the condition for what was entered at a counter of an office of the actor."""
    oficinas = en_sus_unidades(actor, "registro.registrar_entrada")
    return Q(datos__has_key="oficina", datos__oficina__in=[str(u) for u in oficinas])


def _de_la_persona(nif: str, propios: QuerySet[Interesado]) -> Q:
    """Return the condition for her asientos, as they stand after being rectified."""
    hechos = HechoPosterior.objects.filter(asiento=OuterRef("pk"))
    despues = HechoPosterior.objects.filter(
        asiento=OuterRef("asiento"), incorpora_nif=nif, hecho_en__gt=OuterRef("hecho_en")
    )
    retirada = hechos.filter(~Exists(despues), retira_nif=nif)
    entro = Q(Exists(propios)) | Q(Exists(hechos.filter(incorpora_nif=nif)))
    return entro & ~Q(Exists(retirada))
