"""XAdES signatures inside the XML that they sign (BES, and EPES with a policy)."""

import hashlib
from base64 import b64encode
from datetime import datetime
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from lxml import etree
from lxml.builder import ElementMaker

from .llaves.llave import Llave
from .politica import Politica

DS_NS = "http://www.w3.org/2000/09/xmldsig#"
XADES_NS = "http://uri.etsi.org/01903/v1.3.2#"
_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
_ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
_ENVUELTA = f"{DS_NS}enveloped-signature"
_PROPIEDADES = "http://uri.etsi.org/01903#SignedProperties"

_DS = ElementMaker(namespace=DS_NS, nsmap={"ds": DS_NS})
_XADES = ElementMaker(namespace=XADES_NS, nsmap={"xades": XADES_NS, "ds": DS_NS})


def firmar_xades(
    donde: etree._Element,
    que: etree._Element | None,
    firmante: Llave,
    *,
    ahora: datetime,
    politica: Politica | None = None,
) -> etree._Element:
    """
    Sign inside a tree and return the signature element, already in its place.

    Every reference carries its own exclusive C14N transform, so the signature stays valid
    wherever the element that holds it is put later.

    :param donde: element that takes the signature as its last child.
    :param que: element with an ``Id`` to be signed; ``None`` signs the whole document except
        the signature itself (enveloped).
    """
    clave = uuid4().hex
    firma = _DS.Signature(Id=f"Firma-{clave}")
    donde.append(firma)
    objeto = _DS.Object(_propiedades(firmante, clave, ahora, politica))
    firma.append(objeto)
    propiedades = objeto[0][0]
    referencias = _referencias(firma, que, propiedades, clave)
    metodo = _RSA_SHA256 if firmante.es_rsa else _ECDSA_SHA256
    firmado = _DS.SignedInfo(
        _DS.CanonicalizationMethod(Algorithm=_C14N),
        _DS.SignatureMethod(Algorithm=metodo),
        *referencias,
    )
    firma.insert(0, firmado)
    valor = _valor(firmante, _canonico(firmado))
    firma.insert(1, _DS.SignatureValue(_base64(valor), Id=f"Valor-{clave}"))
    certificados = (firmante.certificado, *firmante.cadena)
    firma.insert(
        2, _DS.KeyInfo(_DS.X509Data(*(_DS.X509Certificate(_base64(c)) for c in certificados)))
    )
    return firma


def _referencias(
    firma: etree._Element, que: etree._Element | None, propiedades: etree._Element, clave: str
) -> tuple[etree._Element, etree._Element]:
    """Return the reference to what is signed and the one to the properties of the signature."""
    if que is None:
        raiz = firma.getroottree().getroot()
        lo_firmado = _referencia(_resumen_sin(raiz, firma), "", f"Ref-{clave}", envuelta=True)
    else:
        lo_firmado = _referencia(_resumen(que), f"#{que.get('Id')}", f"Ref-{clave}")
    uri = f"#{propiedades.get('Id')}"
    return lo_firmado, _referencia(_resumen(propiedades), uri, None, tipo=_PROPIEDADES)


def _propiedades(
    firmante: Llave, clave: str, ahora: datetime, politica: Politica | None
) -> etree._Element:
    firma = _XADES.SignedSignatureProperties(
        _XADES.SigningTime(ahora.isoformat(timespec="seconds")),
        _certificado_firmante(firmante.certificado, con_emisor=politica is not None),
    )
    if politica is not None:
        firma.append(_politica(politica))
    formato = _XADES.DataObjectFormat(_XADES.MimeType("text/xml"), ObjectReference=f"#Ref-{clave}")
    return _XADES.QualifyingProperties(
        _XADES.SignedProperties(
            firma, _XADES.SignedDataObjectProperties(formato), Id=f"Propiedades-{clave}"
        ),
        Target=f"#Firma-{clave}",
    )


def _certificado_firmante(certificado: bytes, *, con_emisor: bool) -> etree._Element:
    """Return SigningCertificateV2, or the first version that AGE 1.9 asks for, with its issuer."""
    resumen = _XADES.CertDigest(
        _DS.DigestMethod(Algorithm=_SHA256),
        _DS.DigestValue(_base64(hashlib.sha256(certificado).digest())),
    )
    if not con_emisor:
        return _XADES.SigningCertificateV2(_XADES.Cert(resumen))
    leido = x509.load_der_x509_certificate(certificado)
    emisor = _XADES.IssuerSerial(
        _DS.X509IssuerName(leido.issuer.rfc4514_string()),
        _DS.X509SerialNumber(str(leido.serial_number)),
    )
    return _XADES.SigningCertificate(_XADES.Cert(resumen, emisor))


def _politica(politica: Politica) -> etree._Element:
    return _XADES.SignaturePolicyIdentifier(
        _XADES.SignaturePolicyId(
            _XADES.SigPolicyId(_XADES.Identifier(politica.identificador)),
            _XADES.SigPolicyHash(
                _DS.DigestMethod(Algorithm=politica.algoritmo),
                _DS.DigestValue(politica.resumen_base64),
            ),
            _XADES.SigPolicyQualifiers(_XADES.SigPolicyQualifier(_XADES.SPURI(politica.direccion))),
        )
    )


def _referencia(
    resumen: bytes, uri: str, clave: str | None, *, tipo: str | None = None, envuelta: bool = False
) -> etree._Element:
    transformaciones = [_DS.Transform(Algorithm=_C14N)]
    if envuelta:
        transformaciones.insert(0, _DS.Transform(Algorithm=_ENVUELTA))
    atributos = {"URI": uri} | ({"Id": clave} if clave else {}) | ({"Type": tipo} if tipo else {})
    return _DS.Reference(
        _DS.Transforms(*transformaciones),
        _DS.DigestMethod(Algorithm=_SHA256),
        _DS.DigestValue(_base64(resumen)),
        **atributos,
    )


def _canonico(elemento: etree._Element) -> bytes:
    canonico: bytes = etree.tostring(elemento, method="c14n", exclusive=True, with_comments=False)
    return canonico


def _resumen(elemento: etree._Element) -> bytes:
    return hashlib.sha256(_canonico(elemento)).digest()


def _resumen_sin(raiz: etree._Element, firma: etree._Element) -> bytes:
    """Return the digest of a document as if the signature were not there yet."""
    padre = firma.getparent()
    if padre is None:
        raise ValueError("the signature hangs from nothing")
    padre.remove(firma)
    resumen = _resumen(raiz)
    padre.append(firma)
    return resumen


def _valor(firmante: Llave, datos: bytes) -> bytes:
    firma = firmante.firmar(hashlib.sha256(datos).digest())
    if firmante.es_rsa:
        return firma
    publica = x509.load_der_x509_certificate(firmante.certificado).public_key()
    if not isinstance(publica, ec.EllipticCurvePublicKey):
        raise TypeError(type(publica).__name__)
    largo = (publica.key_size + 7) // 8
    # XML wants the two numbers side by side, not the DER that everybody else uses (RFC 6931).
    return b"".join(n.to_bytes(largo, "big") for n in decode_dss_signature(firma))


def _base64(datos: bytes) -> str:
    return b64encode(datos).decode()
