"""Días hábiles and inhábiles of a place, for the years whose calendar has been published."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from consistorio.nucleo.canonico import huella
from consistorio.nucleo.fechas import DOMINGO, SABADO, UN_DIA
from consistorio.nucleo.normativa import LPACAP, regla


class CalendarioSinPublicar(LookupError):
    """A day was asked of a year whose calendar has not been published (LPACAP art. 30.7)."""

    def __init__(self, ejercicio: int) -> None:
        super().__init__(ejercicio)
        self.ejercicio = ejercicio

    def __str__(self) -> str:
        return f"El calendario de días inhábiles de {self.ejercicio} no está publicado."


@regla(LPACAP.art("30.2"), LPACAP.art("30.7"))
@dataclass(frozen=True)
class Calendario:
    """
    Días inhábiles of one place, or of two together.

    Holidays carry their reason, because the computation of a plazo must be able to explain itself.
    """

    festivos: Mapping[date, str]
    ejercicios: Collection[int]
    nombre: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "festivos", MappingProxyType(dict(sorted(self.festivos.items()))))
        object.__setattr__(self, "ejercicios", frozenset(self.ejercicios))

    def __hash__(self) -> int:
        return hash(self.version)

    @cached_property
    def version(self) -> str:
        """SHA-256, in hexadecimal, of the days and years; it is frozen with each plazo."""
        datos = self.como_datos()
        del datos["nombre"]
        return huella(datos).hex()

    def llamado(self, nombre: str) -> Calendario:
        """Return the same calendar under another name."""
        otro = copy(self)
        object.__setattr__(otro, "nombre", nombre)
        return otro

    def es_habil(self, dia: date) -> bool:
        """
        Tell whether that day counts in plazos of días hábiles.

        :raises CalendarioSinPublicar: if the calendar of its year is not published.
        """
        if dia.year not in self.ejercicios:
            raise CalendarioSinPublicar(dia.year)
        return dia.weekday() < SABADO and dia not in self.festivos

    def motivo_inhabil(self, dia: date) -> str | None:
        """
        Return why that day is inhábil, in Spanish, or nothing if it is hábil.

        :raises CalendarioSinPublicar: if the calendar of its year is not published.
        """
        if self.es_habil(dia):
            return None
        if dia in self.festivos:
            return f"festivo: {self.festivos[dia]}"
        return "domingo" if dia.weekday() == DOMINGO else "sábado"

    @regla(LPACAP.art("30.5"))
    def primer_habil(self, desde: date) -> date:
        """
        Return ``desde``, or the first día hábil after it.

        :raises CalendarioSinPublicar: if the search enters an unpublished year.
        """
        while not self.es_habil(desde):
            desde += UN_DIA
        return desde

    def ultimo_habil(self, hasta: date) -> date:
        """
        Return ``hasta``, or the last día hábil before it.

        :raises CalendarioSinPublicar: if the search enters an unpublished year.
        """
        while not self.es_habil(hasta):
            hasta -= UN_DIA
        return hasta

    @regla(LPACAP.art("30.6"))
    def __or__(self, otro: Calendario) -> Calendario:
        """Return the calendar in which a day is inhábil when it is so in either place."""
        festivos = dict(self.festivos)
        for dia, motivo in otro.festivos.items():
            previo = festivos.get(dia)
            festivos[dia] = motivo if previo in {None, motivo} else f"{previo} / {motivo}"
        return Calendario(
            festivos=festivos,
            ejercicios=frozenset(self.ejercicios) & frozenset(otro.ejercicios),
            nombre=" y ".join(filter(None, (self.nombre, otro.nombre))),
        )

    def como_datos(self) -> dict[str, Any]:
        """Return it as JSON, to be kept with what was computed with it."""
        return {
            "nombre": self.nombre,
            "ejercicios": sorted(self.ejercicios),
            "festivos": {dia.isoformat(): motivo for dia, motivo in self.festivos.items()},
        }

    @classmethod
    def desde_datos(cls, datos: Mapping[str, Any]) -> Calendario:
        return cls(
            nombre=datos.get("nombre", ""),
            ejercicios=datos["ejercicios"],
            festivos={date.fromisoformat(d): motivo for d, motivo in datos["festivos"].items()},
        )
