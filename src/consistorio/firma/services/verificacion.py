"""What a third party may know of a document by its code: its signatures and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from consistorio.documentos import selectors as documentos
from consistorio.documentos.intake.aparte import NoTerminoAparte
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma.rules.prueba import (
    Inclusion,
    PruebaNoValida,
    comprobar_inclusion,
    nombra,
)
from consistorio.firma.selectors import firmas_de
from consistorio.firma.services.avisos import Aviso, avisos_de
from consistorio.firma.services.hechos import HOJA_DE_FIRMA
from consistorio.firma.services.horas import hora_del_sello
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.resultado import FirmaValidada
from consistorio.identidad.confianza import autoridades_propias, listas_de_revocacion, servicios
from consistorio.nucleo.normativa import LPACAP, LRJSP, regla
from consistorio.plataforma.constancia import PruebaDeInclusion, prueba_de
from consistorio.plataforma.entidades import entidad_en_curso

PDF = "application/pdf"
SEGUNDOS_EN_MEMORIA = 300


class NoSePudoComprobar(RuntimeError):
    """The signatures could not be judged: the file cannot be read, or it took too long."""


@dataclass(frozen=True, slots=True)
class FirmaComprobada:
    """A signature of the document. :param cargo: post in which it was asked, where known."""

    firma: FirmaValidada
    cargo: str


@dataclass(frozen=True, slots=True)
class ConstanciaComprobada:
    """
    A fact of the document in the log, checked again with its own proof.

    :param de: whose signature it is, for the leaves of signatures.
    :param inclusion: None if the proof does not follow, which would be a grave fault.
    :param lo_nombra: whether the leaf carries the hash of the document as it is now.
    :param cerrado_en: hour that the time stamp of the checkpoint gives.
    """

    prueba: PruebaDeInclusion
    de: str
    inclusion: Inclusion | None
    lo_nombra: bool
    cerrado_en: datetime | None


@dataclass(frozen=True, slots=True)
class Evidencia:
    """
    All that is known of a document.

    :param firmas: None if they could not be judged now.
    :param en_tramite: there is a leaf, and no checkpoint covers it yet.
    :param avisos: what happened afterwards to what it documents.
    """

    documento: DocumentoVisto
    firmas: list[FirmaComprobada] | None
    constancias: list[ConstanciaComprobada]
    en_tramite: bool
    avisos: list[Aviso]


def validar(fichero: bytes, ahora: datetime, aparte: bytes | None = None) -> list[FirmaValidada]:
    """
    Return every signature of a PDF, an XML or a CMS, judged now in a process apart.

    :param aparte: what is signed, where the signature is a file by itself.
    :raises NoSePudoComprobar: if the file cannot be read, or it takes too long.
    """
    from consistorio.firma.validacion.aparte import validar_aparte
    from consistorio.firma.validacion.cualquiera import FicheroIlegible

    confianza = Confianza(
        ahora, autoridades_propias(), listas_de_revocacion(ahora), servicios=servicios()
    )
    try:
        return validar_aparte(fichero, confianza, aparte)
    except (FicheroIlegible, NoTerminoAparte) as error:
        raise NoSePudoComprobar(str(error)) from error


@regla(LRJSP.art("42"), LPACAP.art("27.3"))
def reunir_evidencia(documento: DocumentoVisto, ahora: datetime) -> Evidencia:
    """Return all that may be told of a document to who has its code."""
    pruebas = pruebas_de(documento)
    return Evidencia(
        documento,
        _firmas(documento, ahora),
        [_comprobada(prueba, de, documento) for de, prueba in pruebas if prueba is not None],
        en_tramite=any(prueba is None for _de, prueba in pruebas),
        avisos=avisos_de(documento),
    )


def pruebas_de(documento: DocumentoVisto) -> list[tuple[str, PruebaDeInclusion | None]]:
    """
    Return the proofs of a document: of its own leaf, and then of its signatures, the last first.

    Each goes with who signed; None stands for a leaf that no checkpoint covers yet.
    """
    entidad = entidad_en_curso()
    propia = documentos.constancia(documento.id)
    suyas = [("", prueba_de(entidad, propia[1], propia[0]))] if propia else []
    firmas = [(f.nombre, prueba_de(entidad, f.id, HOJA_DE_FIRMA)) for f in firmas_de(documento.id)]
    return [*suyas, *reversed(firmas)]


def _firmas(documento: DocumentoVisto, ahora: datetime) -> list[FirmaComprobada] | None:
    if documento.mime != PDF:
        return []
    clave = f"firma:validada:{documento.organo}:{documento.sha256}"
    validadas: list[FirmaValidada] | None = cache.get(clave)
    if validadas is None:
        try:
            validadas = validar(documentos.contenido(documento.id), ahora)
        except NoSePudoComprobar:
            return None
        cache.set(clave, validadas, SEGUNDOS_EN_MEMORIA)
    cargos = {f.nif: f.cargo_nombre for f in firmas_de(documento.id)}
    return [FirmaComprobada(firma, cargos.get(firma.nif, "")) for firma in validadas]


def _comprobada(
    prueba: PruebaDeInclusion, de: str, documento: DocumentoVisto
) -> ConstanciaComprobada:
    datos = prueba.como_dict()
    try:
        inclusion = comprobar_inclusion(datos)
    except PruebaNoValida:
        inclusion = None
    return ConstanciaComprobada(
        prueba, de, inclusion, nombra(datos, documento.sha256), hora_del_sello(prueba)
    )
