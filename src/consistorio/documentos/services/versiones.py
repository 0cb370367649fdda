"""Another version of a document: a new fact. Those before stay, with who changed them and why."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from consistorio.documentos.events import VersionHecha
from consistorio.documentos.intake import Examen, examinar
from consistorio.documentos.models import Documento, VersionAnterior
from consistorio.documentos.rules import versiones as reglas
from consistorio.documentos.rules.nombres import nombre_limpio
from consistorio.documentos.selectors import (
    DocumentoInexistente,
    DocumentoVisto,
    visto,
)
from consistorio.documentos.selectors.acceso import puede_ver
from consistorio.documentos.selectors.versiones import por_que_no_cambia
from consistorio.documentos.services.incorporacion import DocumentoCambiado, anotar_version
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "documentos.versionar"


class NoCambia(Exception):
    """The document may not have that version; the message is the sentence for people."""


@dataclass(frozen=True, slots=True)
class VersionNueva:
    """
    The file that comes, why, and what it comes instead of.

    :param sha256_anterior: what who changes it was looking at.
    """

    nombre: str
    contenido: bytes
    motivo: str
    sha256_anterior: str


def nueva_version(
    *, actor: Actor, documento_id: UUID, version: VersionNueva, reloj: Reloj
) -> DocumentoVisto:
    """
    Give a document another version; the one before stays, and what was made out of it too.

    The document is locked, so two at once make one version and one that is told.

    :raises SinPermiso: if the actor may not.
    :raises DocumentoInexistente: if there is no such document, or the actor may not see it.
    :raises NoCambia: if it may not have it, with the reason.
    :raises DocumentoCambiado: if it is not any more what the actor was looking at.
    """
    actor.exigir(PERMISO)
    examen = _examinar(version)
    blob = almacen().guardar(actor.entidad, version.contenido)
    with acto():
        documento = Documento.objects.select_for_update().filter(id=documento_id).first()
        if documento is None or not puede_ver(actor, documento_id):
            raise DocumentoInexistente(documento_id)
        if documento.sha256 != version.sha256_anterior:
            raise DocumentoCambiado(documento_id)
        if no := por_que_no_cambia(documento):
            raise NoCambia(no)
        if blob.sha256 == documento.sha256:
            raise NoCambia(reglas.ES_EL_MISMO)
        anotar_version(actor, documento, version.motivo.strip()[:300], reloj)
        documento.sha256, documento.size_bytes = blob.sha256, blob.size_bytes
        documento.nombre, documento.mime = nombre_limpio(version.nombre), examen.mime
        documento.save(update_fields=["sha256", "size_bytes", "nombre", "mime"])
        _contar(actor, documento)
    return visto(documento)


def _examinar(version: VersionNueva) -> Examen:
    if not version.motivo.strip():
        raise NoCambia(reglas.SIN_MOTIVO)
    examen = examinar(version.nombre, version.contenido)
    if not examen.ok:
        raise NoCambia(examen.motivo)
    return examen


def _contar(actor: Actor, documento: Documento) -> None:
    numero = VersionAnterior.objects.filter(documento=documento).count() + 1
    detalle = {"version": numero}
    bitacora.anotar(actor, PERMISO, objeto="documento", objeto_id=documento.id, detalle=detalle)
    publicar(
        VersionHecha(documento_id=str(documento.id), numero=numero, sha256=documento.sha256),
        entidad=actor.entidad,
    )
