"""An ENI document of others, v1.0 or v2.0, read without fetching anything and judged in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from lxml import etree

from consistorio.nucleo.normativa import NTI_DOCUMENTO, regla

from .espacios import BASES
from .lectura_de_firmas import FirmaLeida, de_base64, dentro_de_la_firma, leer_firma
from .palabras import CONTENIDO_ROTO, DEMASIADO_GRANDE, EN_OTRO_SITIO, FALTA, NO_ES_ENI, EniNoValido

LARGO_MAXIMO: Final = 70 * 1024 * 1024
_ELABORACIONES: Final = frozenset({"EE01", "EE02", "EE03", "EE04", "EE99"})
_TIPOS: Final = frozenset(f"TD{n:02}" for n in (*range(1, 21), *range(51, 70), 99))
_ORIGENES: Final = {"true": False, "1": False, "false": True, "0": True}
"""«true» is the Administration and «false» the citizen, whatever the name suggests."""
_LARGO_DE_IDENTIFICADOR, _LARGO_DE_ORGANO = 60, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentoLeido:
    """A document with the metadata that it brings, which are those of who made it."""

    version: str
    identificador: str
    organos: tuple[str, ...]
    capturado_en: datetime
    origen_ciudadano: bool
    tipo_documental: str
    estado_elaboracion: str
    identificador_de_origen: str
    formato: str
    nombre: str
    contenido: bytes
    firmas: tuple[FirmaLeida, ...]


@regla(NTI_DOCUMENTO.art("III"))
def leer_documento(xml: bytes) -> DocumentoLeido:
    """
    Return the document that the XML is.

    :raises EniNoValido: if it is not one, or what it holds is elsewhere, with the reason.
    """
    raiz = _raiz(xml)
    version = next(
        (v for v, base in BASES.items() if raiz.tag == f"{{{base}documento-e}}documento"), ""
    )
    if not version:
        raise EniNoValido(NO_ES_ENI)
    lector = _Lector(raiz, BASES[version])
    return DocumentoLeido(version=version, **lector.metadatos(), **lector.lo_demas())


def _raiz(xml: bytes) -> etree._Element:
    if len(xml) > LARGO_MAXIMO:
        raise EniNoValido(DEMASIADO_GRANDE)
    # A big content is one text of many megabytes; what would grow by itself (entities) is refused.
    lector = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
    )
    try:
        raiz = etree.fromstring(xml, lector)
    except (etree.XMLSyntaxError, ValueError):
        raise EniNoValido(NO_ES_ENI) from None
    if raiz.getroottree().docinfo.doctype:
        raise EniNoValido(NO_ES_ENI)
    return raiz


class _Lector:
    """The pieces of a document, by the names of its version."""

    def __init__(self, raiz: etree._Element, base: str) -> None:
        self._raiz, self._doc = raiz, f"{{{base}documento-e}}"
        self._meta = f"{{{base}documento-e/metadatos}}"
        self._fichero, self._firma = f"{{{base}documento-e/contenido}}", f"{{{base}firma}}"

    def metadatos(self) -> dict[str, Any]:
        """Return the minimum metadata, each one looked at."""
        organos = tuple(
            (uno.text or "").strip()
            for uno in self._raiz.findall(f"{self._meta}metadatos/{self._meta}Organo")
        )
        if not organos or any(len(o) > _LARGO_DE_ORGANO or not o.isalnum() for o in organos):
            raise EniNoValido(FALTA["Organo"])
        identificador = self._dato("Identificador")
        if not identificador.startswith("ES_") or len(identificador) > _LARGO_DE_IDENTIFICADOR:
            raise EniNoValido(FALTA["Identificador"])
        origen = self._dato("OrigenCiudadanoAdministracion")
        if origen not in _ORIGENES:
            raise EniNoValido(FALTA["OrigenCiudadanoAdministracion"])
        return {
            "identificador": identificador,
            "organos": organos,
            "capturado_en": _hora(self._dato("FechaCaptura")),
            "origen_ciudadano": _ORIGENES[origen],
            "estado_elaboracion": self._uno_de("ValorEstadoElaboracion", _ELABORACIONES),
            "identificador_de_origen": self._dato("IdentificadorDocumentoOrigen"),
            "tipo_documental": self._uno_de("TipoDocumental", _TIPOS),
        }

    def _dato(self, nombre: str) -> str:
        nodo = self._raiz.find(f"{self._meta}metadatos//{self._meta}{nombre}")
        return "" if nodo is None else (nodo.text or "").strip()

    def _uno_de(self, nombre: str, cuales: frozenset[str]) -> str:
        dato = self._dato(nombre)
        if dato not in cuales:
            raise EniNoValido(FALTA[nombre])
        return dato

    def lo_demas(self) -> dict[str, Any]:
        """Return the content, what it is said to be, and the signatures."""
        nodo = self._raiz.find(f"{self._fichero}contenido")
        if nodo is None:
            raise EniNoValido(CONTENIDO_ROTO)
        firmas = {
            uno.get("Id", f"_{n}"): leer_firma(uno, self._firma)
            for n, uno in enumerate(self._raiz.findall(f"{self._firma}firmas/{self._firma}firma"))
        }
        nombre = self._raiz.find(
            f".//{self._doc}MetadatoAdicional[@nombre='nombre']/{self._doc}valor"
        )
        return {
            "contenido": self._contenido(nodo, firmas),
            "formato": (nodo.findtext(f"{self._fichero}NombreFormato") or "").strip()[:60],
            "nombre": "" if nombre is None else (nombre.text or "").strip(),
            "firmas": tuple(firmas.values()),
        }

    def _contenido(self, nodo: etree._Element, firmas: dict[str, FirmaLeida]) -> bytes:
        binario = nodo.find(f"{self._fichero}ValorBinario")
        if binario is not None:
            return de_base64(binario.text)
        datos = nodo.find(f"{self._fichero}DatosXML")
        if datos is not None:
            dentro: bytes = (
                etree.tostring(datos[0], encoding="UTF-8", xml_declaration=True, with_tail=False)
                if len(datos)
                else (datos.text or "").encode()
            )
            return dentro
        donde = (nodo.findtext(f"{self._fichero}referenciaFichero") or "").strip()
        if donde.startswith("#") and donde[1:] in firmas:
            return dentro_de_la_firma(firmas[donde[1:]].firma)
        raise EniNoValido(EN_OTRO_SITIO)


def _hora(texto: str) -> datetime:
    try:
        hora = datetime.fromisoformat(texto)
    except ValueError:
        raise EniNoValido(FALTA["FechaCaptura"]) from None
    return hora if hora.tzinfo else hora.replace(tzinfo=UTC)
