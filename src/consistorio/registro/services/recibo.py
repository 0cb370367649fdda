"""What the receipt of an asiento says, read from the libro or from what has just been entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.documentos import services as documentos
from consistorio.plataforma.models import Entidad
from consistorio.registro.models import Asiento
from consistorio.registro.rules.asiento import Sentido
from consistorio.registro.rules.numeracion import NumeroDeAsiento
from consistorio.registro.services.libro import Fila


@dataclass(frozen=True, slots=True, kw_only=True)
class Recibo:
    """The facts that the receipt prints. ``momento`` is in the zone of the sede."""

    asiento_id: UUID
    justificante_id: UUID
    csv: str
    numero: str
    momento: datetime
    efectivo_el: date
    idioma: str
    extracto: str
    tramite: str
    unidad: str
    personas: dict[str, dict[str, str]]
    documentos: list[dict[str, str]]

    def datos(self, entidad: Entidad) -> dict[str, Any]:
        """Return what the template prints."""
        momento = self.momento.replace(microsecond=0)
        efectivo = datetime.combine(self.efectivo_el, time.min, momento.tzinfo)
        return {
            **documentos.membrete(entidad, self.csv, lema="Registro Electrónico General"),
            "numero": self.numero,
            "presentado_en": momento,
            "efectivo_en": momento if self.efectivo_el == momento.date() else efectivo,
            **self.personas,
            "tramite": self.tramite,
            "asunto": self.extracto,
            "unidad": self.unidad,
            "documentos": self.documentos,
        }


def del_libro(entidad: Entidad, asiento: Asiento) -> Recibo:
    """Return the facts of an asiento as the libro keeps them."""
    return Recibo(
        asiento_id=asiento.id,
        justificante_id=asiento.justificante_id,
        csv=asiento.csv,
        numero=str(asiento),
        momento=asiento.presentado_en.astimezone(ZoneInfo(entidad.zona)),
        efectivo_el=asiento.efectivo_el,
        idioma=asiento.idioma,
        extracto=asiento.extracto,
        tramite=asiento.datos.get("tramite", asiento.procedimiento),
        unidad=asiento.datos.get("unidad", ""),
        personas={p.papel: _persona(p.nombre, p.nif) for p in asiento.interesados.all()},
        documentos=[
            {"nombre": d.nombre, "sha256": d.sha256} for d in asiento.documentos.order_by("orden")
        ],
    )


def recien_anotado(entidad: Entidad, elemento: dict[str, Any], fila: Fila) -> Recibo:
    """Return the same facts from what has just been entered, without asking the libro again."""
    numero = NumeroDeAsiento(fila.ejercicio, Sentido(str(elemento["sentido"])), fila.numero)
    datos = elemento["datos"]
    return Recibo(
        asiento_id=elemento["id"],
        justificante_id=fila.justificante_id,
        csv=fila.csv,
        numero=str(numero),
        momento=fila.presentado_en.astimezone(ZoneInfo(entidad.zona)),
        efectivo_el=fila.efectivo_el,
        idioma=elemento["idioma"],
        extracto=elemento["extracto"],
        tramite=datos.get("tramite", elemento["procedimiento"]),
        unidad=datos.get("unidad", ""),
        personas={p["papel"]: _persona(p["nombre"], p["nif"]) for p in elemento["interesados"]},
        documentos=[{"nombre": d["nombre"], "sha256": d["sha256"]} for d in elemento["documentos"]],
    )


def _persona(nombre: str, nif: str) -> dict[str, str]:
    return {"nombre": nombre, "nif": nif}
