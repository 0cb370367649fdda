"""To make out of a document other bytes that show it. The document stays as it is, for ever."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consistorio.documentos.events import DerivadoHecho
from consistorio.documentos.intake import examinar
from consistorio.documentos.intake.aparte import NoTerminoAparte, ejecutar_aparte
from consistorio.documentos.intake.conversor import conversor, extension_de
from consistorio.documentos.models import ClaseDeDerivado, Derivado, Documento
from consistorio.documentos.rules import derivados as reglas
from consistorio.documentos.selectors import DocumentoInexistente, en_cuarentena
from consistorio.documentos.selectors.acceso import puede_ver
from consistorio.documentos.selectors.derivados import DerivadoVisto, derivado_visto
from consistorio.documentos.services.incorporacion import DocumentoCambiado
from consistorio.nucleo.normativa import RD203, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.almacen.base import Blob
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "documentos.derivar"
SEGUNDOS = 75
MOTIVOS = {"jaula": reglas.SIN_JAULA, "tiempo": reglas.TARDA, "roto": reglas.NO_SE_PUDO}


class NoSePuedeDerivar(Exception):
    """Nothing can be made out of this document; the message is the sentence for people."""


@dataclass(frozen=True, slots=True)
class Hecho:
    """What a program made out of a document."""

    clase: ClaseDeDerivado
    contenido: bytes
    nombre: str
    mime: str
    con: str
    informe: Sequence[tuple[str, int]] = ()


@regla(RD203.art("54.3"))
def convertir_a_pdfa(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> DerivadoVisto:
    """
    Make the PDF/A of an office file, and return it; if it is already made, that one.

    :raises SinPermiso: if the actor may not.
    :raises DocumentoInexistente: if there is no such document, or the actor may not see it.
    :raises NoSePuedeDerivar: if it cannot be converted, with the reason.
    :raises DocumentoCambiado: if it got another version meanwhile.
    """
    documento = que_se_puede_derivar(actor, documento_id)
    extension = extension_de(documento.mime)
    if not extension:
        raise NoSePuedeDerivar(reglas.NO_ES_DE_OFICINA)
    if previo := previo_de(documento, ClaseDeDerivado.PDFA):
        return previo
    contenido = leer_examinado(actor, documento)
    orden = conversor(extension)
    if not orden:
        raise NoSePuedeDerivar(reglas.SIN_CONVERSOR)
    nombre = reglas.nombre_derivado(documento.nombre, "pdf")
    pdf, con = _convertir(orden, extension, contenido)
    hecho = Hecho(ClaseDeDerivado.PDFA, pdf, nombre, "application/pdf", con)
    return guardar_derivado(actor, documento, hecho, reloj)


def _convertir(orden: list[str], extension: str, contenido: bytes) -> tuple[bytes, str]:
    parametros = {"orden": orden, "extension": extension}
    modulo = "consistorio.documentos.intake.conversion"
    try:
        dicho = ejecutar_aparte(modulo, parametros, contenido, segundos=SEGUNDOS)
    except NoTerminoAparte:
        raise NoSePuedeDerivar(reglas.NO_SE_PUDO) from None
    if dicho["motivo"]:
        raise NoSePuedeDerivar(MOTIVOS[dicho["motivo"]])
    return b64decode(dicho["pdf"]), dicho["con"]


def que_se_puede_derivar(actor: Actor, documento_id: UUID) -> Documento:
    """
    Return a document that the actor may see and make something out of.

    :raises SinPermiso, DocumentoInexistente, NoSePuedeDerivar: as the deeds say.
    """
    actor.exigir(PERMISO)
    documento: Documento | None = Documento.objects.filter(id=documento_id).first()
    if documento is None or not puede_ver(actor, documento_id):
        raise DocumentoInexistente(documento_id)
    if en_cuarentena([documento_id]):
        raise NoSePuedeDerivar(reglas.EN_CUARENTENA)
    return documento


def leer_examinado(actor: Actor, documento: Documento) -> bytes:
    """
    Return the bytes of a document, once looked at: what was let in years ago may not be let in today.

    :raises NoSePuedeDerivar: if it would not come in, with the reason.
    """
    contenido = almacen().leer(actor.entidad, documento.sha256)
    examen = examinar(documento.nombre, contenido)
    if not examen.ok:
        raise NoSePuedeDerivar(examen.motivo)
    return contenido


def previo_de(documento: Documento, clase: ClaseDeDerivado) -> DerivadoVisto | None:
    previo = Derivado.objects.filter(
        documento=documento, sha256_origen=documento.sha256, clase=clase
    ).first()
    return derivado_visto(previo) if previo else None


def guardar_derivado(
    actor: Actor, documento: Documento, hecho: Hecho, reloj: Reloj
) -> DerivadoVisto:
    """
    Keep what was made, bound to the bytes that it was made of.

    The document is locked: two who ask at once keep one, and one that moved on keeps none.
    """
    blob = almacen().guardar(actor.entidad, hecho.contenido)
    with acto():
        ahora = Documento.objects.select_for_update().get(id=documento.id)
        if ahora.sha256 != documento.sha256:
            raise DocumentoCambiado(documento.id)
        if previo := previo_de(ahora, hecho.clase):
            return previo
        derivado = _crear(actor, ahora, hecho, blob, reloj=reloj)
    return derivado_visto(derivado)


def _crear(
    actor: Actor, documento: Documento, hecho: Hecho, blob: Blob, *, reloj: Reloj
) -> Derivado:
    derivado: Derivado = Derivado.objects.create(
        documento=documento,
        clase=hecho.clase,
        sha256_origen=documento.sha256,
        nombre=hecho.nombre,
        mime=hecho.mime,
        sha256=blob.sha256,
        size_bytes=blob.size_bytes,
        con=hecho.con,
        informe=list(hecho.informe),
        hecho_por=actor.nombre,
        hecho_en=reloj(),
    )
    detalle = {"clase": str(hecho.clase)}
    bitacora.anotar(actor, PERMISO, objeto="documento", objeto_id=documento.id, detalle=detalle)
    publicar(
        DerivadoHecho(
            documento_id=str(documento.id), derivado_id=str(derivado.id), clase=str(hecho.clase)
        ),
        entidad=actor.entidad,
    )
    return derivado
