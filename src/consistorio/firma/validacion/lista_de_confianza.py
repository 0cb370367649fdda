"""Trusted lists (ETSI TS 119 612): read, and only if who may publish them has signed them."""

from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from consistorio.identidad.pki.servicios import Periodo, Servicio, TipoDeServicio

from .confianza import Confianza
from .leer_xml import leer
from .transformar_xml import NoSeAdmite
from .xml import validar_xml

_T = "{http://uri.etsi.org/02231/v2#}"
_SIE = f"{_T}ServiceInformation"
_CONCEDIDOS = frozenset({"granted", "undersupervision", "supervisionincessation", "accredited"})
_TIPO_DE_LISTA = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric"


class ListaNoFiable(ValueError):
    """It is not a trusted list, or it is not signed by who may. The message says why, in Spanish."""


@dataclass(frozen=True, slots=True)
class Lista:
    """A trusted list. :param firmante: of the certificate that signed it, in words."""

    territorio: str
    secuencia: int
    emitida: datetime
    proxima: datetime | None
    firmante: str
    servicios: tuple[Servicio, ...]


def leer_lista(xml: bytes, firmantes: Sequence[bytes], ahora: datetime) -> Lista:
    """
    Return the services of a list that one of ``firmantes`` signed.

    The certificate of the signer must be, byte by byte, one of those that the European Commission
    publishes for the territory: that is what pins a list, and not who issued that certificate.

    :param firmantes: certificates (DER) of who may sign it.
    :raises ListaNoFiable: if it may not be trusted, or cannot be read.
    """
    try:
        raiz = leer(xml)
    except (etree.XMLSyntaxError, NoSeAdmite, ValueError) as error:
        raise ListaNoFiable("El fichero no es un XML que se pueda leer.") from error
    if raiz.tag != f"{_T}TrustServiceStatusList":
        raise ListaNoFiable("El fichero no es una lista de confianza.")
    firmante = _firmante(xml, firmantes, ahora)
    try:
        return _lista(raiz, firmante)
    except (ValueError, AttributeError, TypeError) as error:
        raise ListaNoFiable(f"A la lista le falta algo o está mal escrita: {error}") from error


def _firmante(xml: bytes, firmantes: Sequence[bytes], ahora: datetime) -> str:
    firmas = validar_xml(xml, Confianza(ahora, []))
    if len(firmas) != 1:
        raise ListaNoFiable("La lista ha de llevar una firma, y una sola.")
    [firma] = firmas
    if firma.condenada:
        raise ListaNoFiable(f"La firma de la lista no vale: {' '.join(firma.motivos)}")
    if firma.certificado not in firmantes:
        raise ListaNoFiable(
            f"La lista la firma {firma.firmante}, que no es quien puede firmarla aquí."
        )
    return firma.firmante


def _lista(raiz: Any, firmante: str) -> Lista:
    esquema = raiz.find(f"{_T}SchemeInformation")
    if esquema.findtext(f"{_T}TSLType") != _TIPO_DE_LISTA:
        raise ListaNoFiable("No es la lista de un Estado: es de otro tipo.")
    territorio = esquema.findtext(f"{_T}SchemeTerritory")
    proxima = esquema.findtext(f"{_T}NextUpdate/{_T}dateTime")
    return Lista(
        territorio=territorio,
        secuencia=int(esquema.findtext(f"{_T}TSLSequenceNumber")),
        emitida=_hora(esquema.findtext(f"{_T}ListIssueDateTime")),
        proxima=_hora(proxima) if proxima else None,
        firmante=firmante,
        servicios=tuple(_servicios(raiz, territorio)),
    )


def _servicios(raiz: Any, territorio: str) -> Iterator[Servicio]:
    for prestador in raiz.iter(f"{_T}TrustServiceProvider"):
        nombre = _en_castellano(prestador.find(f"{_T}TSPInformation/{_T}TSPName"))
        for uno in prestador.iter(f"{_T}TSPService"):
            servicio = _servicio(uno, nombre, territorio)
            if servicio is not None:
                yield servicio


def _servicio(uno: Any, prestador: str, territorio: str) -> Servicio | None:
    informacion = uno.find(_SIE)
    tipo = informacion.findtext(f"{_T}ServiceTypeIdentifier").rpartition("/Svctype/")[2]
    if tipo not in set(TipoDeServicio):
        return None
    historia = [informacion, *uno.iterfind(f"{_T}ServiceHistory/{_T}ServiceHistoryInstance")]
    periodos = sorted(map(_periodo, historia), key=lambda p: p.desde, reverse=True)
    return Servicio(
        tipo=TipoDeServicio(tipo),
        nombre=_en_castellano(informacion.find(f"{_T}ServiceName")),
        prestador=prestador,
        territorio=territorio,
        certificados=tuple(_certificados(informacion)),
        historia=tuple(periodos),
    )


def _certificados(informacion: Any) -> Iterator[bytes]:
    camino = f"{_T}ServiceDigitalIdentity/{_T}DigitalId/{_T}X509Certificate"
    for uno in informacion.iterfind(camino):
        yield b64decode("".join((uno.text or "").split()), validate=True)


def _periodo(uno: Any) -> Periodo:
    estado = uno.findtext(f"{_T}ServiceStatus").strip().rpartition("/")[2].lower()
    return Periodo(_hora(uno.findtext(f"{_T}StatusStartingTime")), estado in _CONCEDIDOS)


def _en_castellano(nombres: Any) -> str:
    por_idioma = {
        uno.get("{http://www.w3.org/XML/1998/namespace}lang"): " ".join((uno.text or "").split())
        for uno in nombres
    }
    return por_idioma.get("es") or por_idioma.get("en") or next(iter(por_idioma.values()), "")


def _hora(texto: str) -> datetime:
    hora = datetime.fromisoformat(texto.strip())
    if hora.tzinfo is None:
        raise ValueError(texto)
    return hora
