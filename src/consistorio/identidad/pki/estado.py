"""Whether a certificate was revoked: CRL and OCSP answers (RFC 5280, RFC 6960)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from .emision import Credencial

_DER = Encoding.DER
VALIDEZ_CRL = timedelta(days=7)
VALIDEZ_OCSP = timedelta(hours=12)

Revocados = Mapping[int, datetime]
"""Serial number → when it was revoked."""


def emitir_crl(
    emisora: Credencial, revocados: Revocados, ahora: datetime, *, numero: int = 1
) -> bytes:
    """Return the DER of the list of revoked certificates, good for seven days."""
    ahora = ahora.replace(microsecond=0)
    constructor = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(emisora.certificado.subject)
        .last_update(ahora)
        .next_update(ahora + VALIDEZ_CRL)
        .add_extension(x509.CRLNumber(numero), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(emisora.clave.public_key()),
            critical=False,
        )
    )
    for serie, cuando in revocados.items():
        revocado = x509.RevokedCertificateBuilder(serie, cuando.replace(microsecond=0)).build()
        constructor = constructor.add_revoked_certificate(revocado)
    return constructor.sign(emisora.clave, hashes.SHA256()).public_bytes(_DER)


def responder_ocsp(
    peticion: bytes,
    *,
    emisora: x509.Certificate,
    respondedor: Credencial,
    emitidos: Mapping[int, x509.Certificate],
    revocados: Revocados,
    ahora: datetime,
) -> bytes:
    """
    Return the DER answer to a DER request; a request that cannot be read gets its error answer.

    A serial that we never issued is «unknown», never «good».
    """
    try:
        pregunta = ocsp.load_der_ocsp_request(peticion)
        serie, algoritmo = pregunta.serial_number, pregunta.hash_algorithm
    except ValueError:
        return _negativa(ocsp.OCSPResponseStatus.MALFORMED_REQUEST)
    certificado = emitidos.get(serie)
    if certificado is None or not _es_nuestra(pregunta, emisora):
        return _negativa(ocsp.OCSPResponseStatus.UNAUTHORIZED)
    revocado_en = revocados.get(serie)
    constructor = ocsp.OCSPResponseBuilder().add_response(
        cert=certificado,
        issuer=emisora,
        algorithm=algoritmo,
        cert_status=(ocsp.OCSPCertStatus.REVOKED if revocado_en else ocsp.OCSPCertStatus.GOOD),
        # Whole seconds: readers of ours refuse fractions (RFC 5280 § 4.1.2.5.2).
        this_update=ahora.replace(microsecond=0),
        next_update=ahora.replace(microsecond=0) + VALIDEZ_OCSP,
        revocation_time=revocado_en,
        revocation_reason=None,
    )
    return _firmada(constructor, pregunta, respondedor)


def _firmada(
    constructor: ocsp.OCSPResponseBuilder, pregunta: ocsp.OCSPRequest, respondedor: Credencial
) -> bytes:
    """Return the answer signed, with the nonce of the question if it had one."""
    constructor = constructor.responder_id(
        ocsp.OCSPResponderEncoding.HASH, respondedor.certificado
    ).certificates([respondedor.certificado])
    for extension in pregunta.extensions:
        if isinstance(extension.value, x509.OCSPNonce):
            constructor = constructor.add_extension(extension.value, critical=False)
    return constructor.sign(respondedor.clave, hashes.SHA256()).public_bytes(_DER)


def _es_nuestra(pregunta: ocsp.OCSPRequest, emisora: x509.Certificate) -> bool:
    resumen = hashes.Hash(pregunta.hash_algorithm)
    resumen.update(emisora.subject.public_bytes())
    return resumen.finalize() == pregunta.issuer_name_hash


def _negativa(estado: ocsp.OCSPResponseStatus) -> bytes:
    return ocsp.OCSPResponseBuilder.build_unsuccessful(estado).public_bytes(_DER)
