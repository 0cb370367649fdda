from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from consistorio.identidad.pki.validacion import Motivo, validar_certificado

AHORA = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clave", "corta"),
    [
        (lambda: rsa.generate_private_key(65537, 1024), True),
        (lambda: rsa.generate_private_key(65537, 2048), False),
        (lambda: ec.generate_private_key(ec.SECP192R1()), True),
        (lambda: ec.generate_private_key(ec.SECP256R1()), False),
    ],
    ids=["rsa-1024", "rsa-2048", "p-192", "p-256"],
)
def test_una_clave_corta_se_dice(clave, corta):
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Corta")])
    propia = clave()
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(propia.public_key())
        .serial_number(7)
        .not_valid_before(AHORA - timedelta(days=1))
        .not_valid_after(AHORA + timedelta(days=1))
        .sign(propia, hashes.SHA256())
    )

    veredicto = validar_certificado(certificado.public_bytes(Encoding.DER), AHORA, [], None)

    assert (Motivo.CLAVE_CORTA in veredicto.motivos) is corta
