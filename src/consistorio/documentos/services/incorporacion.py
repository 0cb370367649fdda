"""To bring a document in, and to add to it the revision of a signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from consistorio.documentos.models import Documento, VersionAnterior
from consistorio.documentos.selectors import DocumentoVisto, visto
from consistorio.nucleo.identificadores import Dir3, identificador_de_documento
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class DocumentoCambiado(Exception):
    """The document is not any more the one that was signed: somebody else signed it meanwhile."""


@dataclass(frozen=True, slots=True)
class Procedencia:
    """How a document is called, of which body it is, and of which document it is a copy."""

    identificador: str
    organo: str
    documento_origen: str = ""


def incorporar(
    *,
    actor: Actor,
    nombre: str,
    contenido: bytes,
    mime: str,
    tipo_documental: str,
    origen_ciudadano: bool,
    reloj: Reloj,
    estado_elaboracion: str = "EE01",
    csv: str | None = None,
    tipo_firma: str = "",
    documento_id: UUID | None = None,
    idioma: str = "es",
    metadatos: dict[str, Any] | None = None,
    procedencia: Procedencia | None = None,
) -> DocumentoVisto:
    """
    Bring a document in, with its minimum metadata, and return it. Its bytes are durable first.

    :param tipo_documental: TD01…TD20, TD99 (NTI Documento electrónico).
    :param procedencia: what another Administration called it and of which body it is, if it is of one.
    :param csv: its code, where it can be verified with one; see `nuevo_csv`.
    """
    entidad, capturado_en = actor.entidad, reloj()
    blob = almacen().guardar(entidad, contenido)
    clave = documento_id or uuid7()
    de = procedencia or _propia(entidad, capturado_en.year, clave)
    with acto():
        documento = Documento.objects.create(
            id=clave,
            identificador=de.identificador,
            nombre=nombre,
            mime=mime,
            tipo_documental=tipo_documental,
            origen_ciudadano=origen_ciudadano,
            estado_elaboracion=estado_elaboracion,
            organo=de.organo,
            documento_origen=de.documento_origen,
            capturado_en=capturado_en,
            sha256=blob.sha256,
            size_bytes=blob.size_bytes,
            csv=csv,
            tipo_firma=tipo_firma,
            idioma=idioma,
            metadatos=metadatos or {},
        )
        bitacora.anotar(actor, "documentos.incorporar", objeto="documento", objeto_id=clave)
    return visto(documento)


def _propia(entidad: Entidad, ejercicio: int, clave: UUID) -> Procedencia:
    identificador = identificador_de_documento(Dir3(entidad.codigo), ejercicio, clave)
    return Procedencia(str(identificador), entidad.codigo)


def guardar_firmado(
    *,
    actor: Actor,
    documento_id: UUID,
    contenido: bytes,
    sha256_anterior: str,
    motivo: str,
    reloj: Reloj,
    tipo_firma: str = "TF06",
) -> DocumentoVisto:
    """
    Put the revision with one more signature in the place of the bytes that were signed.

    :param sha256_anterior: what was signed; if the document has moved on, nothing is changed.
    :raises DocumentoCambiado: in that case.
    """
    blob = almacen().guardar(actor.entidad, contenido)
    with acto():
        documento = Documento.objects.select_for_update().get(id=documento_id)
        if documento.sha256 != sha256_anterior:
            raise DocumentoCambiado(documento_id)
        anotar_version(actor, documento, motivo, reloj)
        documento.sha256, documento.size_bytes = blob.sha256, blob.size_bytes
        documento.tipo_firma = tipo_firma
        documento.save(update_fields=["sha256", "size_bytes", "tipo_firma"])
        bitacora.anotar(actor, "documentos.firmar", objeto="documento", objeto_id=documento_id)
    return visto(documento)


def anotar_version(actor: Actor, documento: Documento, motivo: str, reloj: Reloj) -> None:
    """Write down what a document was until now, who changes it and why; its row must be locked."""
    VersionAnterior.objects.create(
        documento=documento,
        sha256=documento.sha256,
        size_bytes=documento.size_bytes,
        motivo=motivo,
        sustituida_en=reloj(),
        sustituida_por=actor.nombre,
        nombre=documento.nombre,
        mime=documento.mime,
        tipo_firma=documento.tipo_firma,
    )


def direccion_de_verificacion(entidad: Entidad, csv: str) -> str:
    """Return the address that the QR of a document carries."""
    base = (
        f"https://{entidad.dominio}"
        if entidad.dominio
        else f"{settings.CONSISTORIO_ORIGEN}/{entidad.slug}"
    )
    return f"{base}/verificar/{csv}/"


def membrete(entidad: Entidad, csv: str, *, lema: str = "") -> dict[str, Any]:
    """Return what every template needs of the entidad: letterhead, code and where to verify it."""
    return {
        "entidad": {
            "nombre": entidad.nombre,
            "color": entidad.color,
            "lema": lema,
            "pie": entidad.ajustes.get("pie", f"NIF {entidad.nif}"),
        },
        "csv": csv,
        "verificacion": direccion_de_verificacion(entidad, csv),
    }
