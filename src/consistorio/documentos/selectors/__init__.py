"""Reads of documents that other modules may ask for, in the entidad in course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from consistorio.documentos.models import (
    AccionDeCuarentena,
    Documento,
    HechoDeCuarentena,
    LecturaDeDocumento,
    PaginaLeida,
    VersionAnterior,
)
from consistorio.documentos.rules.csv import CsvNoValido, normalizar
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.entidades import entidad_en_curso


class DocumentoInexistente(LookupError):
    """There is no such document in this entidad."""


@dataclass(frozen=True, slots=True)
class DocumentoVisto:
    """A document as others see it; ``sha256`` in hexadecimal."""

    id: UUID
    identificador: str
    nombre: str
    mime: str
    tipo_documental: str
    origen_ciudadano: bool
    estado_elaboracion: str
    capturado_en: datetime
    organo: str
    sha256: str
    size_bytes: int
    csv: str | None
    tipo_firma: str


def visto(documento: Documento) -> DocumentoVisto:
    """Return what others may see of the row."""
    return DocumentoVisto(
        *(getattr(documento, campo) for campo in DocumentoVisto.__dataclass_fields__)
    )


def documento(documento_id: UUID) -> DocumentoVisto:
    """
    Return a document by its key. Who may see it is the business of the module that asks.

    :raises DocumentoInexistente: if this entidad has no such document.
    """
    uno = Documento.objects.filter(id=documento_id).first()
    if uno is None:
        raise DocumentoInexistente(documento_id)
    return visto(uno)


def contenido(documento_id: UUID) -> bytes:
    """
    Return the bytes of a document, verified against their hash.

    :raises DocumentoInexistente: if this entidad has no such document.
    :raises BlobAlterado: if they are not what was saved.
    """
    return almacen().leer(entidad_en_curso(), documento(documento_id).sha256)


def por_csv(texto: str) -> DocumentoVisto | None:
    """Return the document of a code as somebody typed it, or None. Access is by the code alone."""
    try:
        codigo = normalizar(texto)
    except CsvNoValido:
        return None
    uno = Documento.objects.filter(csv=codigo).first()
    return None if uno is None else visto(uno)


def constancia(documento_id: UUID) -> tuple[str, UUID] | None:
    """Return (type, key) of the leaf of the log that speaks of a document, where it has its own."""
    metadatos = Documento.objects.values_list("metadatos", flat=True).get(id=documento_id)
    hoja = metadatos.get("constancia")
    return (hoja["tipo"], UUID(hoja["objeto_id"])) if hoja else None


@dataclass(frozen=True, slots=True)
class EnCuarentena:
    """A document that is given to nobody, and why."""

    documento_id: UUID
    nombre: str
    motivo: str
    desde: datetime
    por: str


def en_cuarentena(documentos: Iterable[UUID]) -> set[UUID]:
    """Return which of these documents are in quarantine."""
    return set(
        _ultimos().filter(documento_id__in=list(documentos)).values_list("documento_id", flat=True)
    )


def cuarentenas() -> list[EnCuarentena]:
    """Return what is in quarantine, the last to come first."""
    return [
        EnCuarentena(
            uno.documento_id, uno.documento.nombre, uno.motivo, uno.hecho_en, uno.hecho_por
        )
        for uno in _ultimos().select_related("documento").order_by("-hecho_en")
    ]


def _ultimos() -> QuerySet[HechoDeCuarentena]:
    suyos = HechoDeCuarentena.objects.filter(documento=OuterRef("documento"))
    ultimo = suyos.order_by("-hecho_en", "-id").values("id")[:1]
    return HechoDeCuarentena.objects.filter(id=Subquery(ultimo), accion=AccionDeCuarentena.PONER)


@dataclass(frozen=True, slots=True)
class LecturaVista:
    """A document whose text could not be read, and why."""

    documento_id: UUID
    nombre: str
    estado: str
    nombre_del_estado: str
    error: str
    cambiada_en: datetime


def texto_leido(documentos: Iterable[UUID]) -> str:
    """Return what these documents say, page after page, as far as it has been read."""
    paginas = PaginaLeida.objects.filter(documento_id__in=list(documentos)).exclude(texto="")
    return "\n".join(paginas.order_by("documento_id", "numero").values_list("texto", flat=True))


def lecturas_sin_hacer(limite: int = 200) -> list[LecturaVista]:
    """Return what could not be read, the last first."""
    filas = LecturaDeDocumento.objects.filter(estado__in=["fallida", "sin_motor"])
    return [
        LecturaVista(
            una.documento_id,
            una.documento.nombre,
            una.estado,
            una.get_estado_display(),
            una.error,
            una.cambiada_en,
        )
        for una in filas.select_related("documento").order_by("-cambiada_en")[:limite]
    ]


def revisiones_desde(momento: datetime | None) -> QuerySet[Documento]:
    """Return the documents that came, or were signed, since then; all, if it is not said."""
    if momento is None:
        return Documento.objects.all()
    firmados = VersionAnterior.objects.filter(sustituida_en__gte=momento).values("documento_id")
    return Documento.objects.filter(Q(capturado_en__gte=momento) | Q(id__in=firmados))
