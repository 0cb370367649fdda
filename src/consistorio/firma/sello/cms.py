"""CMS signatures from a template where only the digest and the signature change (CAdES B-B/B-T)."""

import hashlib
from collections.abc import Callable

from asn1crypto import x509

from consistorio.firma.llaves.llave import Llave

from . import der
from .der import atributo, conjunto, entero, oid, secuencia, tlv

ID_DATA = "1.2.840.113549.1.7.1"
_SIGNED_DATA = oid("1.2.840.113549.1.7.2")
_CONTENT_TYPE = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
_SELLO_DE_TIEMPO = "1.2.840.113549.1.9.16.2.14"
_NULO = b"\x05\x00"
_SHA256 = secuencia(oid("2.16.840.1.101.3.4.2.1"), _NULO)
_RSA = secuencia(oid("1.2.840.113549.1.1.1"), _NULO)
_ECDSA_SHA256 = secuencia(oid("1.2.840.10045.4.3.2"))
_HUECO = bytes(32)

Sellador = Callable[[bytes], bytes]
"""Takes the SHA-256 of something and returns an RFC 3161 token."""


class PlantillaCms:
    """
    Signatures of one signer over one kind of content.

    :param tipo: OID of the content; other than ``data``, the content itself goes inside.
    """

    def __init__(self, firmante: Llave, *, tipo: str = ID_DATA, con_raiz: bool = False) -> None:
        self.firmante = firmante
        self._tipo = tipo
        cadena = firmante.cadena if con_raiz else _sin_raiz(firmante.cadena)
        self._certificados = tlv(0xA0, b"".join(sorted((firmante.certificado, *cadena))))
        self._inicio_atributos, self._fin_atributos = _atributos(firmante.certificado, tipo)
        self._version = entero(1 if tipo == ID_DATA else 3)
        self._inicio_firmante = entero(1) + _emisor_y_serie(firmante.certificado) + _SHA256
        self._algoritmo = _RSA if firmante.es_rsa else _ECDSA_SHA256

    @property
    def largo_maximo(self) -> int:
        """Bytes of the longest signature without time stamp or content."""
        return len(self._montar(_HUECO, bytes(self.firmante.largo_maximo), b"", b"")) + 8

    def firmar(
        self, resumen: bytes, *, contenido: bytes = b"", sellador: Sellador | None = None
    ) -> bytes:
        """
        Return the DER of a signature.

        :param resumen: SHA-256 of what is signed.
        :param contenido: what is signed, when it goes inside.
        :param sellador: gives the time stamp that makes it B-T.
        """
        firmado = tlv(der.CONJUNTO, self._inicio_atributos + resumen + self._fin_atributos)
        firma = self.firmante.firmar(hashlib.sha256(firmado).digest())
        sin_firmar = b""
        if sellador is not None:
            token = sellador(hashlib.sha256(firma).digest())
            sin_firmar = tlv(0xA1, atributo(_SELLO_DE_TIEMPO, token))
        return self._montar(resumen, firma, sin_firmar, contenido)

    def _montar(self, resumen: bytes, firma: bytes, sin_firmar: bytes, contenido: bytes) -> bytes:
        dentro = tlv(0xA0, tlv(der.OCTETOS, contenido)) if contenido else b""
        firmante = secuencia(
            self._inicio_firmante,
            tlv(0xA0, self._inicio_atributos + resumen + self._fin_atributos),
            self._algoritmo,
            tlv(der.OCTETOS, firma),
            sin_firmar,
        )
        datos = secuencia(
            self._version,
            tlv(der.CONJUNTO, _SHA256),
            secuencia(oid(self._tipo), dentro),
            self._certificados,
            tlv(der.CONJUNTO, firmante),
        )
        return secuencia(_SIGNED_DATA, tlv(0xA0, datos))


def _sin_raiz(cadena: tuple[bytes, ...]) -> tuple[bytes, ...]:
    return tuple(c for c in cadena if not x509.Certificate.load(c).self_issued)


def _emisor_y_serie(certificado: bytes) -> bytes:
    leido = x509.Certificate.load(certificado)
    return secuencia(leido.issuer.dump(), leido["tbs_certificate"]["serial_number"].dump())


def _atributos(certificado: bytes, tipo: str) -> tuple[bytes, bytes]:
    """Return the signed attributes cut in two at the digest."""
    resumen_del_certificado = hashlib.sha256(certificado).digest()
    todos = conjunto(
        atributo(_CONTENT_TYPE, oid(tipo)),
        atributo(_MESSAGE_DIGEST, tlv(der.OCTETOS, _HUECO)),
        # SHA-256 is the default algorithm of ESSCertIDv2, and DER leaves defaults out.
        atributo(
            _SIGNING_CERTIFICATE_V2,
            secuencia(secuencia(secuencia(tlv(der.OCTETOS, resumen_del_certificado)))),
        ),
    )
    contenido = der.contenido(todos)
    corte = contenido.index(_HUECO)
    return contenido[:corte], contenido[corte + len(_HUECO) :]
