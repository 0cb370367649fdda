"""To settle in how long a unit should take care of what arrives."""

from __future__ import annotations

from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import ObjetivoDeUnidad
from consistorio.registro.rules.objetivos import Objetivo
from consistorio.registro.services.reparto.fuera import exigir_unidad


def fijar_objetivo(*, actor: Actor, unidad_id: UUID, objetivo: Objetivo | None) -> None:
    """
    Settle the objective of a unit; None, the ten días hábiles of the law again.

    It changes what the trays show from now on, of what waits too; no right ends by it.

    :raises SinPermiso: if the actor may not in that unit.
    :raises UnidadNoValida: if there is no such unit.
    """
    actor.exigir_en("registro.objetivos", unidad_id)
    exigir_unidad(unidad_id)
    with acto():
        antes = ObjetivoDeUnidad.objects.select_for_update().filter(unidad_id=unidad_id).first()
        detalle = {"antes": _escrito(antes), "ahora": ""}
        if objetivo is None:
            ObjetivoDeUnidad.objects.filter(unidad_id=unidad_id).delete()
        else:
            ahora, _nuevo = ObjetivoDeUnidad.objects.update_or_create(
                unidad_id=unidad_id,
                defaults={"cantidad": objetivo.cantidad, "medida": objetivo.medida.value},
            )
            detalle["ahora"] = _escrito(ahora)
        bitacora.anotar(
            actor,
            "registro.fijar_objetivo",
            objeto="unidad",
            objeto_id=unidad_id,
            detalle=detalle,
        )


def _escrito(uno: ObjetivoDeUnidad | None) -> str:
    return f"{uno.cantidad} {uno.medida}" if uno else ""
