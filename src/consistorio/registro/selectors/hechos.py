"""What has happened to an asiento since it was made, and how it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from django.db.models import Q, QuerySet

from consistorio.plataforma.models import Entidad
from consistorio.registro.models import Asiento, HechoPosterior
from consistorio.registro.rules.correccion import Situacion, TipoDeHecho
from consistorio.registro.rules.ficha import Ficha
from consistorio.registro.rules.ficha_escrita import CLAVE, de_datos
from consistorio.registro.rules.identificacion import Persona


@dataclass(frozen=True, slots=True)
class HechoVisto:
    """
    A later fact. ``otro`` is the asiento with which it links this one.

    :param cambios: (what, as it was, as it is now) of a rectification.
    """

    id: UUID
    tipo: str
    nombre: str
    motivo: str
    hecho_por: str
    hecho_en: datetime
    documento_id: UUID | None
    otro: tuple[UUID, str] | None
    cambios: list[tuple[str, str, str]]
    datos: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marca:
    """What a list says of an asiento with later facts. :param extracto: empty if it stands."""

    anulado: bool = False
    extracto: str = ""


def hechos_de(entidad: Entidad, asiento_id: UUID) -> list[HechoVisto]:
    """Return what has happened to an asiento, in order, with the links made from the other side."""
    suyos = HechoPosterior.objects.filter(
        Q(asiento_id=asiento_id) | Q(otro_asiento_id=asiento_id)
    ).order_by("hecho_en", "id")
    zona = ZoneInfo(entidad.zona)
    leidos = list(suyos)
    claves = {h.asiento_id for h in leidos} | {h.otro_asiento_id for h in leidos}
    numeros = {a.id: str(a) for a in Asiento.objects.filter(id__in=claves - {None})}
    return [_visto(h, asiento_id, numeros, zona) for h in leidos]


def _visto(
    hecho: HechoPosterior, asiento_id: UUID, numeros: dict[UUID, str], zona: ZoneInfo
) -> HechoVisto:
    clave = hecho.otro_asiento_id if hecho.asiento_id == asiento_id else hecho.asiento_id
    cambios = hecho.datos.get("cambios", {})
    return HechoVisto(
        id=hecho.id,
        tipo=hecho.tipo,
        nombre=hecho.get_tipo_display(),
        motivo=hecho.motivo,
        hecho_por=hecho.hecho_por_nombre,
        hecho_en=hecho.hecho_en.astimezone(zona),
        documento_id=hecho.documento_id,
        otro=(clave, numeros[clave]) if clave in numeros else None,
        cambios=[(campo, c["antes"], c["despues"]) for campo, c in cambios.items()],
        datos=hecho.datos,
    )


def situacion(asiento: Asiento) -> Situacion:
    """Return how an asiento is, for the rules of correction."""
    tipos = set(HechoPosterior.objects.filter(asiento=asiento).values_list("tipo", flat=True))
    return Situacion(
        anulado=TipoDeHecho.ANULACION.value in tipos,
        reservado="reserva" in asiento.datos,
        cumplimentado=TipoDeHecho.CUMPLIMENTACION.value in tipos,
    )


def valores_vigentes(asiento: Asiento) -> dict[str, str]:
    """Return what may be rectified of an asiento, and its person, as they stand after its facts."""
    ficha = asiento.datos.get(CLAVE, {})
    valores = {n: getattr(asiento, n) for n in ("extracto", "expone", "solicita")}
    valores |= {n: ficha.get(n, "") for n in ("observaciones", "referencia_externa")}
    original = asiento.interesados.filter(papel="interesado").order_by("orden").first()
    numero, nombre = (original.nif, original.nombre) if original else ("", "")
    for hecho in _en_orden(asiento):
        valores |= hecho.datos.get("valores", {})
        valores |= {c: v["despues"] for c, v in hecho.datos.get("cambios", {}).items()}
        if persona := hecho.datos.get("persona"):
            numero = hecho.datos["nif"]
            nombre = msgspec.convert(persona, Persona).nombre_completo
    return {**valores, "interesado_nombre": nombre, "interesado_nif": numero}


def ficha_vigente(asiento: Asiento) -> Ficha | None:
    """Return the ficha of an asiento: its own, or the one with which its number was filled."""
    cumplidas = (h.datos for h in _en_orden(asiento) if CLAVE in h.datos)
    return de_datos(next(cumplidas, asiento.datos))


def _en_orden(asiento: Asiento) -> QuerySet[HechoPosterior]:
    return HechoPosterior.objects.filter(asiento=asiento).order_by("hecho_en", "id")


def posteriores(asiento_id: UUID) -> list[tuple[str, datetime]]:
    """Return the kind and the hour of each later fact: what may be told to anybody."""
    hechos = HechoPosterior.objects.filter(asiento=asiento_id).order_by("hecho_en", "id")
    return list(hechos.values_list("tipo", "hecho_en"))


def marcas(asientos: Iterable[UUID]) -> dict[UUID, Marca]:
    """Return, of those asientos that have later facts, what a list says of them; one query."""
    vistas: dict[UUID, Marca] = {}
    for hecho in HechoPosterior.objects.filter(asiento__in=list(asientos)).order_by("hecho_en"):
        antes = vistas.get(hecho.asiento_id, Marca())
        extracto = hecho.datos.get("valores", {}).get("extracto", antes.extracto)
        extracto = hecho.datos.get("cambios", {}).get("extracto", {}).get("despues", extracto)
        anulado = antes.anulado or hecho.tipo == TipoDeHecho.ANULACION.value
        vistas[hecho.asiento_id] = Marca(anulado=anulado, extracto=extracto)
    return vistas
