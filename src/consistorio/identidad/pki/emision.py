"""Keys and certificates, issued as a Spanish certification service would."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID, ObjectIdentifier

Clave = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
Atributos = tuple[tuple[str, str], ...]

DIAS_DE_DEMOSTRACION = 4 * 365


@dataclass(frozen=True)
class Credencial:
    """A private key with its certificate and the certificates above it, nearest first."""

    clave: Clave
    certificado: x509.Certificate
    cadena: tuple[x509.Certificate, ...] = ()

    @cached_property
    def der(self) -> bytes:
        return self.certificado.public_bytes(serialization.Encoding.DER)

    @cached_property
    def cadena_der(self) -> tuple[bytes, ...]:
        return tuple(c.public_bytes(serialization.Encoding.DER) for c in self.cadena)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perfil:
    """What a certificate says and what it is good for."""

    sujeto: Atributos
    san: tuple[x509.GeneralName, ...] = ()
    politicas: tuple[str, ...] = ()
    usos: frozenset[str] = frozenset({"digital_signature", "content_commitment"})
    usos_extendidos: tuple[ObjectIdentifier, ...] = ()
    usos_extendidos_criticos: bool = False
    es_ca: bool = False
    curva: bool = False
    extensiones: tuple[x509.ExtensionType, ...] = ()


def nueva_clave(*, curva: bool) -> Clave:
    """Return a P-256 key, or an RSA-2048 one for what old programs must read."""
    if curva:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def nombre_x500(atributos: Atributos) -> x509.Name:
    """Return a distinguished name; its OIDs may be any, not only the usual ones."""
    return x509.Name(
        x509.NameAttribute(ObjectIdentifier(oid), valor, _validate=False)
        if ObjectIdentifier(oid) != NameOID.COUNTRY_NAME
        else x509.NameAttribute(NameOID.COUNTRY_NAME, valor)
        for oid, valor in atributos
    )


def emitir(
    perfil: Perfil,
    *,
    emisor: Credencial | None,
    desde: datetime,
    hasta: datetime | None = None,
    url_ocsp: str = "",
    url_crl: str = "",
) -> Credencial:
    """
    Issue a certificate with a new key; without ``emisor`` it signs itself.

    :param hasta: by default four years after ``desde``.
    """
    clave = nueva_clave(curva=perfil.curva)
    sujeto = nombre_x500(perfil.sujeto)
    constructor = (
        x509.CertificateBuilder()
        .subject_name(sujeto)
        .issuer_name(emisor.certificado.subject if emisor else sujeto)
        .public_key(clave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(desde)
        .not_valid_after(hasta or desde + timedelta(days=DIAS_DE_DEMOSTRACION))
    )
    firmante = emisor.clave if emisor else clave
    for extension, critica in _extensiones(perfil, clave, firmante, url_ocsp, url_crl):
        constructor = constructor.add_extension(extension, critical=critica)
    certificado = constructor.sign(firmante, hashes.SHA256())
    cadena = (emisor.certificado, *emisor.cadena) if emisor else ()
    return Credencial(clave, certificado, cadena)


def _extensiones(
    perfil: Perfil, clave: Clave, firmante: Clave, url_ocsp: str, url_crl: str
) -> list[tuple[x509.ExtensionType, bool]]:
    publica = clave.public_key()
    lista: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=perfil.es_ca, path_length=None), True),
        (_uso_de_clave(perfil.usos), True),
        (x509.SubjectKeyIdentifier.from_public_key(publica), False),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(firmante.public_key()), False),
    ]
    if perfil.san:
        lista.append((x509.SubjectAlternativeName(perfil.san), False))
    if perfil.politicas:
        politicas = [
            x509.PolicyInformation(ObjectIdentifier(oid), None) for oid in perfil.politicas
        ]
        lista.append((x509.CertificatePolicies(politicas), False))
    if perfil.usos_extendidos:
        usos = x509.ExtendedKeyUsage(perfil.usos_extendidos)
        lista.append((usos, perfil.usos_extendidos_criticos))
    lista.extend(_donde_preguntar(url_ocsp, url_crl))
    lista.extend((extension, False) for extension in perfil.extensiones)
    return lista


def _uso_de_clave(usos: frozenset[str]) -> x509.KeyUsage:
    todos = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement "
        "key_cert_sign crl_sign encipher_only decipher_only"
    )
    return x509.KeyUsage(**{uso: uso in usos for uso in todos.split()})


def _donde_preguntar(url_ocsp: str, url_crl: str) -> list[tuple[x509.ExtensionType, bool]]:
    lista: list[tuple[x509.ExtensionType, bool]] = []
    if url_ocsp:
        acceso = x509.AccessDescription(
            x509.oid.AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(url_ocsp)
        )
        lista.append((x509.AuthorityInformationAccess([acceso]), False))
    if url_crl:
        punto = x509.DistributionPoint([x509.UniformResourceIdentifier(url_crl)], None, None, None)
        lista.append((x509.CRLDistributionPoints([punto]), False))
    return lista


def exportar_p12(credencial: Credencial, *, nombre: str, clave: str) -> bytes:
    """Return a PKCS#12 file that browsers and AutoFirma open (AES-256, SHA-256)."""
    cifrado = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(20_000)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(clave.encode())
    )
    return pkcs12.serialize_key_and_certificates(
        nombre.encode(), credencial.clave, credencial.certificado, credencial.cadena, cifrado
    )
