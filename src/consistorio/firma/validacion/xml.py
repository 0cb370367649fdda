"""Every signature of an XML, judged (XMLDSig and XAdES). Run it through `aparte`: it may be hostile."""

from collections.abc import Iterable
from typing import Any

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_public_key
from lxml import etree

from . import resultado
from .cobertura_xml import cobertura, es_propiedad
from .confianza import Confianza
from .juicio import del_titular, sentenciar
from .leer_xml import leer
from .propiedades_xades import (
    certificado_de,
    hora_declarada,
    lleva_propiedades,
    propiedades_de,
    sello_de,
)
from .resultado import Cambios, Cobertura, FirmaValidada, Veredicto
from .transformar_xml import DS, NoSeAdmite
from .valor_xml import valor_correcto
from .xmldsig import ROTOS, Ambigua, Documento, Nucleo, Referencia, abrir, referencias

_ERRORES = (
    NoSeAdmite, Ambigua, ValueError, TypeError, KeyError, AttributeError, IndexError,
    RecursionError, OverflowError, UnsupportedAlgorithm, etree.LxmlError,
)  # fmt: skip
CERTIFICADO, SELLO = resultado.CERTIFICADO_CAMBIADO, resultado.SELLO_ALTERADO
_FIRMADAS = "#SignedProperties"
_MANIFIESTO = "http://www.w3.org/2000/09/xmldsig#Manifest"
_CONTRAFIRMA = "http://uri.etsi.org/01903#CountersignedSignature"


class XmlIlegible(ValueError):
    """The file is not an XML that can be read, or brings definitions of its own."""


def validar_xml(
    xml: bytes, confianza: Confianza, aparte: bytes | None = None
) -> list[FirmaValidada]:
    """
    Return every signature of an XML in the order in which they are written.

    A signature that cannot be read is not left out: it is there, and it is not valid.

    :param aparte: what a detached signature signs.
    :raises XmlIlegible: if the file cannot be read at all.
    """
    try:
        raiz = leer(xml)
    except (etree.XMLSyntaxError, NoSeAdmite, ValueError) as error:
        raise XmlIlegible(str(error)) from error
    documento = Documento(raiz, aparte)
    firmas = enumerate(list(raiz.iter(f"{DS}Signature")))
    return [_juzgar(documento, firma, n, confianza) for n, firma in firmas]


def _juzgar(documento: Documento, firma: Any, n: int, confianza: Confianza) -> FirmaValidada:
    nombre = firma.get("Id") or str(n + 1)
    try:
        return _validar(documento, firma, nombre, confianza)
    except _ERRORES as error:
        motivo = (
            resultado.METODO_NO_ADMITIDO
            if isinstance(error, (NoSeAdmite, Ambigua, UnsupportedAlgorithm))
            else resultado.SIN_CERTIFICADO
        )
        return FirmaValidada(
            campo=nombre, formato="XAdES", veredicto=Veredicto.NO_VALIDA, motivos=(motivo,)
        )


def _validar(documento: Documento, firma: Any, nombre: str, confianza: Confianza) -> FirmaValidada:
    nucleo = abrir(documento, firma)
    propiedades = propiedades_de(nucleo)
    der, es_el_que_dice = certificado_de(firma, propiedades)
    sellada, sello_bien = sello_de(firma, confianza)
    todas = [*nucleo.referencias, *_manifiestos(documento, nucleo)]
    vista = FirmaValidada(
        campo=nombre,
        formato="XAdES" if propiedades is not None else "XMLDSig",
        veredicto=Veredicto.VALIDA,
        hora_declarada=hora_declarada(propiedades),
        hora_sellada=sellada,
        cobertura=_cobertura(documento, nucleo),
        cambios=Cambios.NINGUNO,
        **_integridad(nucleo, der, todas),
        **del_titular(der),
    )
    return sentenciar(
        vista,
        confianza,
        contra=_en_contra(nucleo, propiedades, {CERTIFICADO: es_el_que_dice, SELLO: sello_bien}),
        dudas=_dudas(nucleo, propiedades, todas),
    )


def _integridad(nucleo: Nucleo, der: bytes, todas: list[Referencia]) -> dict[str, Any]:
    valor = valor_correcto(
        nucleo, load_der_public_key(x509.Certificate.load(der).public_key.dump())
    )
    return {
        "integra": valor and all(una.bien is not False for una in todas),
        "valor_correcto": valor,
        "resumenes": tuple(una.bien for una in nucleo.referencias),
    }


def _en_contra(nucleo: Nucleo, propiedades: Any, comprobado: dict[str, bool]) -> Iterable[str]:
    yield from (motivo for motivo, bien in comprobado.items() if not bien)
    if propiedades is None and lleva_propiedades(nucleo.firma):
        yield resultado.SIN_PROPIEDADES
    if _es_contrafirma(nucleo) is False:
        yield resultado.DE_OTRO_DOCUMENTO


def _dudas(nucleo: Nucleo, propiedades: Any, todas: list[Referencia]) -> Iterable[str]:
    if any(una.bien is None for una in todas):
        yield resultado.CONTENIDO_APARTE
    if propiedades is None:
        yield resultado.SIN_PROPIEDADES
    if nucleo.algoritmos & ROTOS:
        yield resultado.ALGORITMO_ANTIGUO


def _cobertura(documento: Documento, nucleo: Nucleo) -> Cobertura:
    firma, suyas = nucleo.firma, nucleo.referencias
    contenido = [una for una in suyas if not una.tipo.endswith(_FIRMADAS)]
    if _es_contrafirma(nucleo) is not None:
        return Cobertura.TODO if _es_contrafirma(nucleo) else Cobertura.PARTE
    fuera = [una for una in contenido if una.elemento is None]
    cubiertos = [una.elemento for una in contenido if una.elemento is not None and una.bien]
    de_manifiesto = [
        una.elemento
        for una in _manifiestos(documento, nucleo)
        if una.elemento is not None and una.bien
    ]
    if fuera and all(es_propiedad(uno, firma) for uno in cubiertos):
        solo_firma = documento.raiz.tag == f"{DS}Signature"
        return Cobertura.TODO if solo_firma and not _objetos(firma) else Cobertura.PARTE
    entero = any(una.uri == "" and una.bien for una in suyas)
    return cobertura(documento.raiz, firma, [*cubiertos, *de_manifiesto], entero=entero)


def _objetos(firma: Any) -> list[Any]:
    return [
        uno
        for uno in firma.findall(f"{DS}Object")
        if not any(hijo.tag.endswith("}QualifyingProperties") for hijo in uno.iterchildren("*"))
    ]


def _es_contrafirma(nucleo: Nucleo) -> bool | None:
    """Say whether it signs the signature inside which it is; None if it is inside none."""
    dentro = [uno for uno in nucleo.firma.iterancestors() if uno.tag == f"{DS}Signature"]
    if not dentro:
        return None
    valor = dentro[0].find(f"{DS}SignatureValue")
    return any(una.elemento is valor and una.bien for una in nucleo.referencias)


def _manifiestos(documento: Documento, nucleo: Nucleo) -> list[Referencia]:
    return [
        suya
        for una in nucleo.referencias
        if una.tipo == _MANIFIESTO and una.elemento is not None
        for suya in referencias(documento, nucleo.firma, una.elemento)
    ]
