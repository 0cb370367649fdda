"""What an XAdES signature says of itself, and is protected by it: the certificate, the hour, the stamps."""

import hashlib
from base64 import b64decode
from datetime import datetime
from typing import Any

from asn1crypto import cms

from .confianza import Confianza
from .tiempo import hora_de_token, sello_corresponde
from .transformar_xml import DS, canonico
from .xmldsig import RESUMENES, Nucleo

_XADES = ("http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/01903/v1.2.2#",
          "http://uri.etsi.org/01903/v1.1.1#")  # fmt: skip


def lleva_propiedades(firma: Any) -> bool:
    return any(
        hijo.tag.endswith("}QualifyingProperties")
        for objeto in firma.findall(f"{DS}Object")
        for hijo in objeto.iterchildren("*")
    )


def propiedades_de(nucleo: Nucleo) -> Any:
    """Return the signed properties, only if they are of this signature and it digests them."""
    firma = nucleo.firma
    for una in nucleo.referencias:
        elemento = una.elemento
        if elemento is None or not una.bien or not elemento.tag.endswith("}SignedProperties"):
            continue
        padre = elemento.getparent()
        objeto = padre.getparent()
        propias = (
            padre.tag in {f"{{{espacio}}}QualifyingProperties" for espacio in _XADES}
            and objeto.tag == f"{DS}Object"
            and objeto.getparent() is firma
            and padre.get("Target") in {f"#{firma.get('Id')}", None, ""}
        )
        if propias:
            return elemento
    return None


def certificado_de(firma: Any, propiedades: Any) -> tuple[bytes, bool]:
    """
    Return the certificate of the signer, and whether it is the one that the signature protects.

    :raises ValueError: if it carries none.
    """
    candidatos = [
        b64decode("".join((uno.text or "").split()))
        for uno in firma.iterfind(f"{DS}KeyInfo/{DS}X509Data/{DS}X509Certificate")
    ]
    if not candidatos:
        raise ValueError("no certificate")
    if propiedades is None:
        return candidatos[0], True
    for cert in propiedades.iter("{*}CertDigest"):
        algoritmo = RESUMENES.get(cert.find(f"{DS}DigestMethod").get("Algorithm", ""))
        dicho = b64decode("".join((cert.findtext(f"{DS}DigestValue") or "").split()))
        if algoritmo is None:
            break
        for der in candidatos:
            if hashlib.new(algoritmo, der).digest() == dicho:
                return der, True
        break  # Only the first one is that of the signer.
    return candidatos[0], False


def hora_declarada(propiedades: Any) -> datetime | None:
    texto = None if propiedades is None else propiedades.findtext(".//{*}SigningTime")
    try:
        hora = datetime.fromisoformat((texto or "").strip())
    except ValueError:
        return None
    return hora if hora.tzinfo is not None else None


def sello_de(firma: Any, confianza: Confianza) -> tuple[datetime | None, bool]:
    """Return the hour of the time stamp of the signature, and whether every stamp is of it."""
    hora, bien = None, True
    valor = firma.find(f"{DS}SignatureValue")
    camino = f"{DS}Object/{{*}}QualifyingProperties/{{*}}UnsignedProperties/"
    camino += "{*}UnsignedSignatureProperties/{*}SignatureTimeStamp"
    for sello in firma.iterfind(camino):
        metodo = sello.find(f"{DS}CanonicalizationMethod")
        sellado = canonico(valor, metodo)
        for token in sello.iterfind("{*}EncapsulatedTimeStamp"):
            datos = cms.ContentInfo.load(b64decode("".join((token.text or "").split())))["content"]
            bien = bien and sello_corresponde(datos, sellado)
            hora = hora or hora_de_token(datos, sellado, confianza)
    return hora, bien
