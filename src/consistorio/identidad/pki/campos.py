"""What a certificate has written in it, read with patience."""

from collections.abc import Iterator
from typing import Any

from asn1crypto import x509


class CertificadoIlegible(ValueError):
    """The bytes are not an X.509 certificate."""


def cargar(der: bytes) -> Any:
    """
    Return the certificate as an asn1crypto object, which forgives what strict parsers refuse.

    :raises CertificadoIlegible: if it is not a certificate at all.
    """
    try:
        certificado = x509.Certificate.load(der, strict=True)
        _ = certificado.serial_number
        _ = certificado.subject.chosen
    except (ValueError, TypeError, KeyError) as error:
        raise CertificadoIlegible(str(error)) from error
    return certificado


def atributos(nombre: Any) -> Iterator[tuple[str, str]]:
    """Yield OID and text of each attribute of a name."""
    for rdn in nombre.chosen:
        for atributo in rdn:
            try:
                valor = str(atributo["value"].native)
            except (ValueError, TypeError):  # a string with bytes that its type forbids
                valor = bytes(atributo["value"].contents or b"").decode("latin-1")
            yield atributo["type"].dotted, valor.strip()


def _extension(certificado: Any, nombre: str) -> Any:
    for extension in certificado["tbs_certificate"]["extensions"]:
        if extension["extn_id"].native == nombre:
            return extension["extn_value"].parsed
    return ()


def nombres_alternativos(certificado: Any) -> Iterator[tuple[str, str]]:
    """Yield OID and text of each attribute of the directory names in the SAN."""
    try:
        for nombre in _extension(certificado, "subject_alt_name"):
            if nombre.name == "directory_name":
                yield from atributos(nombre.chosen)
    except (ValueError, TypeError):
        return


def politicas(certificado: Any) -> tuple[str, ...]:
    """Return the OIDs of the certificate policies."""
    try:
        lista = _extension(certificado, "certificate_policies")
        return tuple(politica["policy_identifier"].dotted for politica in lista)
    except (ValueError, TypeError):
        return ()
