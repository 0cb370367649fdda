"""What a certificate has written in it, read with patience."""

from collections.abc import Iterator
from typing import Any

from asn1crypto import core, x509

from .oids import QC_STATEMENTS

QC_COMPLIANCE = "0.4.0.1862.1.1"


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


def dice_que_es_cualificado(der: bytes) -> bool:
    """Say whether a certificate has the statement of EN 319 412-5, which proves nothing by itself."""
    for extension in cargar(der)["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == QC_STATEMENTS:
            try:
                declaraciones = core.SequenceOf.load(
                    extension["extn_value"].contents, spec=core.Sequence
                )
                return any(uno[0].native == QC_COMPLIANCE for uno in declaraciones)
            except (ValueError, TypeError, KeyError):
                return False
    return False
