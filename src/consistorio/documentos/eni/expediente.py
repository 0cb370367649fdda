"""The electronic expediente of the NTI as XML v1.0: its index, signed (BOE-A-2011-13170)."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from lxml import etree

from consistorio.nucleo.normativa import LPACAP, regla

from .espacios import EXP, EXP_META, EXPEDIENTE, FICHERO, INDICE, INDICE_CONTENIDO, a_bytes
from .firmas import firma_por_hacer

SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"

Firmar = Callable[[Any, Any], object]
"""Signs the second element and leaves the signature inside the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoIndizado:
    """``sha256`` is the hexadecimal digest of the stored bytes, not of their ENI wrapping."""

    identificador: str
    sha256: str
    incorporado_en: datetime | None = None
    orden: str = ""


@dataclass(frozen=True, slots=True)
class CarpetaIndizada:
    identificador: str
    contenido: tuple["Indizado", ...]


@dataclass(frozen=True, slots=True)
class ExpedienteIndizado:
    """An expediente inside another, with the date of its own index."""

    fecha: datetime
    contenido: tuple["Indizado", ...]


Indizado = DocumentoIndizado | CarpetaIndizada | ExpedienteIndizado


class IndiceVacio(ValueError):
    """An expediente, or a folder of it, must hold something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpedienteEni:
    """
    An expediente with its minimum metadata.

    :param estado: E01 open, E02 closed, E03 index closed for a remittance.
    :param clasificacion: SIA code, or ``<organo>_PRO_<id>``.
    :param visualizacion: the index as a PDF to be read.
    """

    identificador: str
    organos: tuple[str, ...]
    abierto_en: datetime
    clasificacion: str
    estado: str
    indice_en: datetime
    contenido: tuple[Indizado, ...]
    interesados: tuple[str, ...] = ()
    visualizacion: bytes | None = None


@regla(LPACAP.art("70.3"))
def expediente_xml(expediente: ExpedienteEni, firmar: Firmar) -> bytes:
    """
    Return the expediente as ENI XML v1.0, with its index signed (TF02).

    :raises IndiceVacio: if it, or a folder of it, holds nothing.
    """
    clave = f"INDICE_{expediente.identificador}"
    indice = INDICE.IndiceContenido(
        INDICE_CONTENIDO.FechaIndiceElectronico(_hora(expediente.indice_en)),
        *_contenido(expediente.contenido),
        Id=clave,
    )
    firmas, hueco = firma_por_hacer(de=clave)
    raiz = EXP.expediente(
        INDICE.indice(indice, firmas), _metadatos(expediente), Id=expediente.identificador
    )
    if expediente.visualizacion is not None:
        raiz.append(_visualizacion(expediente.visualizacion))
    firmar(hueco, indice)
    return a_bytes(raiz)


def _contenido(contenido: tuple[Indizado, ...]) -> list[etree._Element]:
    if not contenido:
        raise IndiceVacio
    return [_indizado(elemento) for elemento in contenido]


def _indizado(elemento: Indizado) -> etree._Element:
    match elemento:
        case DocumentoIndizado():
            return _documento(elemento)
        case CarpetaIndizada():
            return INDICE_CONTENIDO.CarpetaIndizada(
                INDICE_CONTENIDO.IdentificadorCarpeta(elemento.identificador),
                *_contenido(elemento.contenido),
            )
        case ExpedienteIndizado():
            return INDICE_CONTENIDO.ExpedienteIndizado(
                INDICE_CONTENIDO.FechaIndiceElectronico(_hora(elemento.fecha)),
                *_contenido(elemento.contenido),
            )


def _documento(documento: DocumentoIndizado) -> etree._Element:
    nodo = INDICE_CONTENIDO.DocumentoIndizado(
        INDICE_CONTENIDO.IdentificadorDocumento(documento.identificador),
        INDICE_CONTENIDO.ValorHuella(b64encode(bytes.fromhex(documento.sha256)).decode()),
        INDICE_CONTENIDO.FuncionResumen(SHA256),
    )
    if documento.incorporado_en is not None:
        fecha = INDICE_CONTENIDO.FechaIncorporacionExpediente(_hora(documento.incorporado_en))
        nodo.append(fecha)
    if documento.orden:
        nodo.append(INDICE_CONTENIDO.OrdenDocumentoExpediente(documento.orden))
    return nodo


def _metadatos(expediente: ExpedienteEni) -> etree._Element:
    return EXP_META.metadatosExp(
        EXP_META.VersionNTI(EXPEDIENTE),
        EXP_META.Identificador(expediente.identificador),
        *(EXP_META.Organo(organo) for organo in expediente.organos),
        EXP_META.FechaAperturaExpediente(_hora(expediente.abierto_en)),
        EXP_META.Clasificacion(expediente.clasificacion),
        EXP_META.Estado(expediente.estado),
        *(EXP_META.Interesado(interesado) for interesado in expediente.interesados),
        Id=f"METADATOS_{expediente.identificador}",
    )


def _visualizacion(pdf: bytes) -> etree._Element:
    return EXP.VisualizacionIndice(
        FICHERO.ValorBinario(b64encode(pdf).decode()), FICHERO.NombreFormato("PDF")
    )


def _hora(hora: datetime) -> str:
    return hora.isoformat(timespec="milliseconds")
