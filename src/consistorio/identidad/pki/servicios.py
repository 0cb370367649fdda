"""Trust services of the European lists, and since when each was what it was (eIDAS art. 22)."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class TipoDeServicio(StrEnum):
    """What a service issues; of the many in a list, those that are used here."""

    CERTIFICADOS = "CA/QC"
    SELLOS_DE_TIEMPO = "TSA/QTST"


@dataclass(frozen=True, slots=True)
class Periodo:
    """A state of a service since an hour, until the next one. ``concedido``: it was qualified."""

    desde: datetime
    concedido: bool


@dataclass(frozen=True, slots=True)
class Servicio:
    """
    A service of a list.

    :param certificados: of the service itself (DER): its certificates are issued directly by them.
    :param historia: its states, the newest first.
    """

    tipo: TipoDeServicio
    nombre: str
    prestador: str
    territorio: str
    certificados: tuple[bytes, ...]
    historia: tuple[Periodo, ...]

    def concedido_en(self, momento: datetime) -> bool:
        """Say whether it was qualified at that hour."""
        for periodo in self.historia:
            if periodo.desde <= momento:
                return periodo.concedido
        return False

    def a_json(self) -> dict[str, Any]:
        """Return the same as plain values."""
        return {
            "tipo": self.tipo.value,
            "nombre": self.nombre,
            "prestador": self.prestador,
            "territorio": self.territorio,
            "certificados": [b64encode(uno).decode() for uno in self.certificados],
            "historia": [[uno.desde.isoformat(), uno.concedido] for uno in self.historia],
        }

    @classmethod
    def de_json(cls, datos: dict[str, Any]) -> Self:
        """Return what ``a_json`` wrote."""
        return cls(
            TipoDeServicio(datos["tipo"]),
            datos["nombre"],
            datos["prestador"],
            datos["territorio"],
            tuple(b64decode(uno) for uno in datos["certificados"]),
            tuple(Periodo(datetime.fromisoformat(h), bool(c)) for h, c in datos["historia"]),
        )


def certificados_concedidos(
    servicios: Iterable[Servicio], tipo: TipoDeServicio, momento: datetime
) -> tuple[bytes, ...]:
    """Return the certificates of the services of a kind that were qualified at an hour."""
    return tuple(
        der
        for uno in servicios
        if uno.tipo is tipo and uno.concedido_en(momento)
        for der in uno.certificados
    )
