"""The electronic document of the NTI as XML v1.0 or v2.0 (BOE-A-2011-13169)."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml import etree

from consistorio.nucleo.normativa import LPACAP, regla

from .espacios import DOC, DOCUMENTO, FICHERO, META, a_bytes, en_version
from .firmas import FirmaEni, firmas_xml

_FORMATOS: Final = {
    "application/pdf": "PDF",
    "application/xml": "XML",
    "application/zip": "ZIP",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "text/csv": "CSV",
    "text/plain": "TXT",
    "audio/mpeg": "MP3",
    "video/mp4": "MPEG-4",
}
_ODF: Final = "application/vnd.oasis.opendocument."
_OOXML: Final = "application/vnd.openxmlformats-officedocument."

# TD51 to TD69 serve inside the house (plenary sessions); the NTI does not list them.
_TIPO_DE_LA_NTI: Final = {"TD57": "TD13"}
_ULTIMO_PROPIO = 20
_DEL_PLENO: Final = frozenset(f"TD{n}" for n in range(51, 70))
V1, V2 = "1.0", "2.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoEni:
    """
    A document with its minimum metadata.

    ``nombre`` is that of the file, which only v2.0 has where to say.

    ``contenido`` goes inside; without it, ``referencia`` says which file of the package it is.
    """

    identificador: str
    organos: tuple[str, ...]
    capturado_en: datetime
    origen_ciudadano: bool
    tipo_documental: str
    mime: str
    firmas: tuple[FirmaEni, ...]
    contenido: bytes | None = None
    referencia: str = ""
    estado_elaboracion: str = "EE01"
    identificador_de_origen: str = ""
    nombre: str = ""


def nombre_de_formato(mime: str) -> str:
    """Return the name that the Catálogo de estándares gives to a format."""
    if mime.startswith(_ODF):
        return "ODF"
    if mime.startswith(_OOXML):
        return "Strict Open XML"
    return _FORMATOS.get(mime, mime.rpartition("/")[2].upper())


def tipo_de_la_nti(tipo: str, version: str = "1.0") -> str:
    """Return the type of document to be written in XML; v2.0 lists also those of the plenary."""
    if version == V2 and tipo in _DEL_PLENO:
        return tipo
    propio = tipo.removeprefix("TD")
    if propio.isdigit() and int(propio) <= _ULTIMO_PROPIO:
        return tipo
    return _TIPO_DE_LA_NTI.get(tipo, "TD99")


@regla(LPACAP.art("26.2"))
def documento_xml(documento: DocumentoEni, version: str = V1) -> bytes:
    """Return the document as ENI XML, with its metadata and signatures."""
    clave = f"CONTENIDO_{documento.identificador}"
    raiz = DOC.documento(
        FICHERO.contenido(
            _contenido(documento),
            FICHERO.NombreFormato(nombre_de_formato(documento.mime)),
            Id=clave,
        ),
        _metadatos(documento, version),
        Id=documento.identificador,
    )
    if version == V2 and documento.nombre:
        nombre = DOC.MetadatoAdicional(DOC.valor(documento.nombre), nombre="nombre", tipo="string")
        raiz.append(DOC.metadatosAdicionales(nombre))
    if documento.firmas:
        raiz.append(firmas_xml(documento.firmas, de=clave))
    return en_version(a_bytes(raiz), version)


def _contenido(documento: DocumentoEni) -> etree._Element:
    if documento.contenido is None:
        return FICHERO.referenciaFichero(documento.referencia)
    return FICHERO.ValorBinario(b64encode(documento.contenido).decode())


def _metadatos(documento: DocumentoEni, version: str) -> etree._Element:
    elaboracion = META.EstadoElaboracion(META.ValorEstadoElaboracion(documento.estado_elaboracion))
    if documento.identificador_de_origen:
        origen = META.IdentificadorDocumentoOrigen(documento.identificador_de_origen)
        elaboracion.append(origen)
    return META.metadatos(
        META.VersionNTI(DOCUMENTO),
        META.Identificador(documento.identificador),
        *(META.Organo(organo) for organo in documento.organos),
        META.FechaCaptura(documento.capturado_en.isoformat(timespec="milliseconds")),
        # «true» is the Administration and «false» the citizen, whatever the name suggests.
        META.OrigenCiudadanoAdministracion("false" if documento.origen_ciudadano else "true"),
        elaboracion,
        META.TipoDocumental(tipo_de_la_nti(documento.tipo_documental, version)),
        Id=f"METADATOS_{documento.identificador}",
    )
