"""Why an entry of a batch was not moved: each error of a step, as the batch keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from consistorio.plataforma.actores import SinPermiso
from consistorio.registro.rules import movimientos as reglas
from consistorio.registro.rules.lotes import Resultado
from consistorio.registro.services.reparto import (
    EntregaNoDisponible,
    NoEsDeLaUnidad,
    UnidadNoValida,
    YaEstaEnLaUnidad,
)

RAZONES: dict[type[Exception], str] = {
    EntregaNoDisponible: "no-disponible",
    reglas.TransicionNoPermitida: "no-se-puede",
    reglas.EsDeOtraPersona: "de-otra-persona",
    reglas.FaltaElMotivo: "falta-el-motivo",
    SinPermiso: "sin-permiso",
    NoEsDeLaUnidad: "no-es-de-la-unidad",
    UnidadNoValida: "unidad-no-valida",
    YaEstaEnLaUnidad: "ya-esta-en-la-unidad",
}
NO_LA_ALCANZA, YA_MOVIDA, REGLA_CAMBIADA = "no-la-alcanza", "ya-movida", "regla-cambiada"
INESPERADO = "inesperado"


@dataclass(frozen=True, slots=True)
class SinHacer:
    """What became of an entry that was not moved, and why. :param quien: who has it, if that is why."""

    resultado: Resultado
    razon: str
    quien: str = ""


def omitida(error: Exception) -> SinHacer:
    """Return an entry that was left out, by the error of its step."""
    razon = next(dicha for clase, dicha in RAZONES.items() if isinstance(error, clase))
    quien = error.quien if isinstance(error, reglas.EsDeOtraPersona) else ""
    return SinHacer(Resultado.OMITIDO, razon, quien)
