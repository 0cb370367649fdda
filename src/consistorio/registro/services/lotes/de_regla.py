"""A rule, applied to what had already arrived when it was written."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from consistorio.plataforma.actores import Actor, sistema
from consistorio.plataforma.reloj import Reloj
from consistorio.registro.models import LoteDeReparto, ReglaDeReparto
from consistorio.registro.rules.lotes import Resultado
from consistorio.registro.rules.reparto import captura
from consistorio.registro.selectors.reglas import como_regla, entradas
from consistorio.registro.services.lotes.razones import (
    NO_LA_ALCANZA,
    REGLA_CAMBIADA,
    YA_MOVIDA,
    SinHacer,
)
from consistorio.registro.services.reparto.bloqueo import bloquear
from consistorio.registro.services.reparto.reglas import aplicar_una_regla


def por_regla(
    actor: Actor, lote: LoteDeReparto, asientos: Sequence[UUID], reloj: Reloj
) -> dict[UUID, SinHacer]:
    """
    Send where the rule says the entries that it catches, and return the others, and why.

    As when they arrive, it is the rule that moves them, and it moves nothing that a person has
    moved. If whoever asked may not write rules any more, or the rule has changed, nothing is moved.
    """
    una = ReglaDeReparto.objects.filter(id=lote.regla_id, version=lote.version_de_regla).first()
    if not actor.puede("registro.reglas"):
        return dict.fromkeys(asientos, SinHacer(Resultado.OMITIDO, "sin-permiso"))
    if una is None:
        return dict.fromkeys(asientos, SinHacer(Resultado.OMITIDO, REGLA_CAMBIADA))
    regla, reglas = como_regla(una), sistema(actor.entidad, "reglas")
    fuera = dict.fromkeys(asientos, SinHacer(Resultado.OMITIDO, NO_LA_ALCANZA))
    alcanzadas = [a for a, entrada in entradas(asientos) if captura(regla.condiciones, entrada)]
    bloquear(*alcanzadas)  # All of them now, in the order in which everybody locks.
    for asiento in alcanzadas:
        if aplicar_una_regla(actor=reglas, asiento_id=asiento, regla=regla, reloj=reloj):
            del fuera[asiento]
        else:
            fuera[asiento] = SinHacer(Resultado.OMITIDO, YA_MOVIDA)
    return fuera
