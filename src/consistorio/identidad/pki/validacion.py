"""Whether a certificate may be accepted now, and if not, why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

_DE_CLIENTE = frozenset(
    {ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE}
)
RSA_MINIMO_BITS, CURVA_BITS = 2048, 256
_HASHES_ROTOS = frozenset({"md5", "sha1"})


def _(frase: str) -> str:
    """Mark a sentence for the translators; the screen that shows it passes it through gettext."""
    return frase


class Uso(StrEnum):
    IDENTIFICACION = "IDENTIFICACION"
    FIRMA = "FIRMA"
    SELLO_DE_TIEMPO = "SELLO_DE_TIEMPO"


class Motivo(StrEnum):
    ILEGIBLE = "ILEGIBLE"
    AUN_NO_VALIDO = "AUN_NO_VALIDO"
    CADUCADO = "CADUCADO"
    REVOCADO = "REVOCADO"
    CA_DESCONOCIDA = "CA_DESCONOCIDA"
    CA_CADUCADA = "CA_CADUCADA"
    ALGORITMO_ROTO = "ALGORITMO_ROTO"
    CLAVE_CORTA = "CLAVE_CORTA"
    USO_NO_PERMITIDO = "USO_NO_PERMITIDO"
    REVOCACION_SIN_COMPROBAR = "REVOCACION_SIN_COMPROBAR"

    @property
    def frase(self) -> str:
        """The reason as a Spanish sentence, to be passed through gettext."""
        return _FRASES[self]


_FRASES = {
    Motivo.ILEGIBLE: _("El certificado no se puede leer."),
    Motivo.AUN_NO_VALIDO: _("El certificado todavía no es válido."),
    Motivo.CADUCADO: _("El certificado está caducado."),
    Motivo.REVOCADO: _("El certificado está revocado."),
    Motivo.CA_DESCONOCIDA: _("La autoridad que emitió el certificado no está reconocida."),
    Motivo.CA_CADUCADA: _("El certificado de la autoridad que lo emitió está caducado."),
    Motivo.ALGORITMO_ROTO: _("El certificado usa un algoritmo que ya no es seguro."),
    Motivo.CLAVE_CORTA: _("La clave del certificado es demasiado corta para ser segura."),
    Motivo.USO_NO_PERMITIDO: _("El certificado no sirve para este uso."),
    Motivo.REVOCACION_SIN_COMPROBAR: _(
        "No se ha podido comprobar si el certificado está revocado."
    ),
}


@dataclass(frozen=True, slots=True)
class Veredicto:
    motivos: tuple[Motivo, ...] = ()

    @property
    def valido(self) -> bool:
        return not self.motivos


def validar_certificado(
    der: bytes,
    ahora: datetime,
    cas: Iterable[bytes],
    crl: Iterable[bytes] | None,
    *,
    uso: Uso = Uso.FIRMA,
) -> Veredicto:
    """
    Return whether a certificate may be accepted, with every reason against it.

    As in the trusted lists, the service that issues is trusted by itself: its certificate must
    be among ``cas``. Nothing that the holder sends is taken as an authority.

    :param crl: revocation lists; ``None`` where revocation is asked elsewhere (OCSP).
    """
    try:
        certificado = x509.load_der_x509_certificate(der)
        motivos = [
            *_por_fecha(certificado, ahora),
            *_por_uso(certificado, uso),
            *_por_clave(certificado),
        ]
        algoritmo = certificado.signature_hash_algorithm
    except (ValueError, UnsupportedAlgorithm):
        return Veredicto((Motivo.ILEGIBLE,))
    if algoritmo and algoritmo.name in _HASHES_ROTOS:
        motivos.append(Motivo.ALGORITMO_ROTO)
    emisora = _emisora(certificado, cas)
    if emisora is None:
        return Veredicto((*motivos, Motivo.CA_DESCONOCIDA))
    if _por_fecha(emisora, ahora):
        motivos.append(Motivo.CA_CADUCADA)
    if crl is not None:
        motivos.extend(_por_revocacion(certificado, emisora, crl, ahora))
    return Veredicto(tuple(motivos))


def emitido_por(der: bytes, cas: Iterable[bytes]) -> bool:
    """Say whether one of the authorities has issued the certificate itself."""
    try:
        return _emisora(x509.load_der_x509_certificate(der), cas) is not None
    except (ValueError, UnsupportedAlgorithm):
        return False


def _por_fecha(certificado: x509.Certificate, ahora: datetime) -> list[Motivo]:
    if ahora < certificado.not_valid_before_utc:
        return [Motivo.AUN_NO_VALIDO]
    return [Motivo.CADUCADO] if ahora > certificado.not_valid_after_utc else []


def _por_clave(certificado: x509.Certificate) -> list[Motivo]:
    clave = certificado.public_key()
    corta = isinstance(clave, rsa.RSAPublicKey) and clave.key_size < RSA_MINIMO_BITS
    corta = corta or (isinstance(clave, ec.EllipticCurvePublicKey) and clave.key_size < CURVA_BITS)
    return [Motivo.CLAVE_CORTA] if corta else []


def _por_uso(certificado: x509.Certificate, uso: Uso) -> list[Motivo]:
    try:
        clave = certificado.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return [Motivo.USO_NO_PERMITIDO]
    if uso is Uso.FIRMA:
        return [] if clave.content_commitment else [Motivo.USO_NO_PERMITIDO]
    extendidos = _usos_extendidos(certificado)
    if uso is Uso.SELLO_DE_TIEMPO:
        permitido = ExtendedKeyUsageOID.TIME_STAMPING in extendidos
    else:
        permitido = not extendidos or bool(extendidos & _DE_CLIENTE)
    return [] if permitido and clave.digital_signature else [Motivo.USO_NO_PERMITIDO]


def _usos_extendidos(certificado: x509.Certificate) -> frozenset[x509.ObjectIdentifier]:
    try:
        usos = certificado.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return frozenset()
    return frozenset(usos)


def _emisora(certificado: x509.Certificate, cas: Iterable[bytes]) -> x509.Certificate | None:
    for der in cas:
        candidata = x509.load_der_x509_certificate(der)
        if candidata.subject == certificado.issuer and _es_autoridad(candidata):
            try:
                certificado.verify_directly_issued_by(candidata)
            except (InvalidSignature, ValueError, TypeError, UnsupportedAlgorithm):
                continue
            return candidata
    return None


def _es_autoridad(certificado: x509.Certificate) -> bool:
    try:
        basicas = certificado.extensions.get_extension_for_class(x509.BasicConstraints).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return basicas.ca


def _por_revocacion(
    certificado: x509.Certificate,
    emisora: x509.Certificate,
    listas: Iterable[bytes],
    ahora: datetime,
) -> list[Motivo]:
    vigente = False
    for der in listas:
        lista = x509.load_der_x509_crl(der)
        if lista.issuer != emisora.subject or not _firmada_por(lista, emisora):
            continue
        revocado = lista.get_revoked_certificate_by_serial_number(certificado.serial_number)
        if revocado and revocado.revocation_date_utc <= ahora:
            return [Motivo.REVOCADO]
        siguiente = lista.next_update_utc
        vigente = vigente or (siguiente is not None and ahora <= siguiente)
    return [] if vigente else [Motivo.REVOCACION_SIN_COMPROBAR]


def _firmada_por(lista: x509.CertificateRevocationList, emisora: x509.Certificate) -> bool:
    try:
        return lista.is_signature_valid(emisora.public_key())  # type: ignore[arg-type]
    except (TypeError, ValueError, UnsupportedAlgorithm):
        return False
