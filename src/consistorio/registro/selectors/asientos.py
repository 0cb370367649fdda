"""Reads of the registro that others may ask for, already limited to what the actor may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento, DocumentoDeAsiento, Interesado
from consistorio.registro.rules.ficha import Ficha
from consistorio.registro.rules.movimientos import FUERA_DE_LA_UNIDAD
from consistorio.registro.rules.numeracion import NumeroDeAsiento, NumeroNoValido
from consistorio.registro.selectors.hechos import (
    HechoVisto,
    ficha_vigente,
    hechos_de,
    valores_vigentes,
)
from consistorio.registro.selectors.visibilidad import visibles_para

TAL_CUAL = (
    "id",
    "sentido",
    "efectivo_el",
    "extracto",
    "expone",
    "solicita",
    "procedimiento",
    "unidad_destino",
    "justificante_id",
    "csv",
    "idioma",
    "huella",
    "datos",
)
"""What is shown of an asiento as its row says it."""


class AsientoInexistente(LookupError):
    """There is no such asiento, or the actor may not know of it."""


@dataclass(frozen=True, slots=True)
class PersonaVista:
    papel: str
    nif: str
    nombre: str
    email: str
    telefono: str
    domicilio: dict[str, str]


@dataclass(frozen=True, slots=True)
class DocumentoDeAsientoVisto:
    id: UUID
    nombre: str
    mime: str
    tipo_documental: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class AsientoVisto:
    """An asiento with its people and documents. Hours are those of the sede."""

    id: UUID
    numero: str
    sentido: str
    presentado_en: datetime
    efectivo_el: date
    extracto: str
    expone: str
    solicita: str
    procedimiento: str
    tramite: str
    unidad_destino: UUID | None
    justificante_id: UUID
    csv: str
    idioma: str
    huella: str
    interesado: PersonaVista
    representante: PersonaVista | None
    documentos: list[DocumentoDeAsientoVisto] = field(default_factory=list)
    entrega: dict[str, Any] = field(default_factory=dict)
    de_sir: dict[str, Any] = field(default_factory=dict)
    ficha: Ficha | None = None
    datos: dict[str, Any] = field(default_factory=dict)
    responde_a: UUID | None = None
    hechos: list[HechoVisto] = field(default_factory=list)
    vigente: dict[str, str] = field(default_factory=dict)

    @property
    def anulado(self) -> HechoVisto | None:
        """The fact that annulled it, or None."""
        return next((h for h in self.hechos if h.tipo == "anulacion"), None)

    @property
    def es_reserva_pendiente(self) -> bool:
        hecha = any(h.tipo == "cumplimentacion" for h in self.hechos)
        return "reserva" in self.datos and not hecha


def asiento_por_numero(actor: Actor, texto: str) -> UUID | None:
    """Return the asiento that has that number, of those that the actor may see, or None."""
    try:
        numero = NumeroDeAsiento.leer(texto)
    except NumeroNoValido:
        return None
    suyos = visibles_para(actor).filter(
        sentido=numero.sentido.value, ejercicio=numero.ejercicio, numero=numero.numero
    )
    return suyos.values_list("id", flat=True).first()


def entrada_por_numero(actor: Actor, texto: str) -> UUID | None:
    """Return the entry that has that number, of those that the actor may see, or None."""
    es_salida = "-S-" in texto.upper()
    return None if es_salida else asiento_por_numero(actor, texto)


def asiento(actor: Actor, asiento_id: UUID) -> AsientoVisto:
    """
    Return an asiento that the actor may see.

    :raises AsientoInexistente: otherwise, whatever the reason.
    """
    uno = visibles_para(actor).filter(id=asiento_id).first()
    if uno is None:
        raise AsientoInexistente(asiento_id)
    return _visto(actor, uno)


def presentados(actor: Actor, limite: int = 50) -> list[AsientoVisto]:
    """Return the last filings of the person, newest first."""
    propios = visibles_para(actor).filter(sentido="ENTRADA").order_by("-presentado_en")[:limite]
    return [_visto(actor, uno) for uno in propios]


def _visto(actor: Actor, uno: Asiento) -> AsientoVisto:
    personas = {p.papel: _persona(p) for p in uno.interesados.order_by("-orden")}
    return AsientoVisto(
        **{campo: getattr(uno, campo) for campo in TAL_CUAL},
        numero=str(uno),
        presentado_en=uno.presentado_en.astimezone(ZoneInfo(actor.entidad.zona)),
        tramite=uno.datos.get("tramite", uno.procedimiento),
        interesado=personas["interesado"],
        representante=personas.get("representante"),
        documentos=[_documento(d) for d in uno.documentos.order_by("orden")],
        entrega=_entrega(actor, uno),
        de_sir=_de_sir(uno, ZoneInfo(actor.entidad.zona)),
        ficha=ficha_vigente(uno),
        responde_a=uno.asiento_relacionado_id,
        hechos=hechos_de(actor.entidad, uno.id),
        vigente=valores_vigentes(uno),
    )


def _de_sir(uno: Asiento, zona: ZoneInfo) -> dict[str, Any]:
    """Return from which register it came, and when the person filed it there."""
    datos = uno.datos.get("sir", {})
    if not datos:
        return {}
    cuando = datetime.fromisoformat(datos["presentado_en"]).astimezone(zona)
    return {**datos, "cuando": cuando}


def _documento(d: DocumentoDeAsiento) -> DocumentoDeAsientoVisto:
    return DocumentoDeAsientoVisto(
        d.documento_id, d.nombre, d.mime, d.tipo_documental, d.sha256, d.size_bytes
    )


def _entrega(actor: Actor, uno: Asiento) -> dict[str, Any]:
    """Return where the asiento is: in a unit of the actor if it can be, the one that works first."""
    campos = ("unidad_id", "estado", "asignada_a", "expediente_id")
    filas = uno.entregas.exclude(estado__in=FUERA_DE_LA_UNIDAD).order_by("recibida_en")
    entregas = [dict(fila) for fila in filas.values(*campos)]
    return min(
        entregas,
        key=lambda e: (e["unidad_id"] not in actor.unidades, e["estado"] in {"copia", "leida"}),
        default={},
    )


def _persona(p: Interesado) -> PersonaVista:
    return PersonaVista(p.papel, p.nif, p.nombre, p.email, p.telefono, p.domicilio)
