"""Every signature of a CMS, judged (CAdES). Run it through `aparte`: it may be hostile."""

import hashlib
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, core, pem
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from . import resultado
from .confianza import Confianza
from .juicio import del_titular, sentenciar
from .propiedades_cades import RESUMENES, atributo, hora_declarada, protege, sellos_bien
from .resultado import Cambios, Cobertura, FirmaValidada, Veredicto
from .sello_de_archivo import sellos_de_archivo_bien
from .tiempo import hora_sellada

_ERRORES = (
    SignatureValidationError, ValueError, TypeError, KeyError, AttributeError, IndexError,
    RecursionError, OverflowError, NotImplementedError,
)  # fmt: skip
NIVELES = 8
_ROTOS = frozenset({"md5", "sha1"})


class CmsIlegible(ValueError):
    """The file is not a CMS with signatures."""


@dataclass(frozen=True, slots=True)
class _Puesta:
    """A signature where it is: over the content, or over the value of another one."""

    info: Any
    nombre: str
    firmado: bytes | None
    contenido: str


def validar_cms(
    datos: bytes, confianza: Confianza, aparte: bytes | None = None
) -> list[FirmaValidada]:
    """
    Return every signature of a CMS, and then the countersignatures of each.

    :param datos: DER, PEM or base64.
    :param aparte: what a detached signature signs.
    :raises CmsIlegible: if the file cannot be read at all.
    """
    try:
        sobre = cms.ContentInfo.load(_der(datos), strict=False)
        if sobre["content_type"].native != "signed_data":
            raise CmsIlegible("not signed data")
        firmados = sobre["content"]
        puestas = list(_puestas(firmados, _contenido(firmados, aparte)))
    except _ERRORES as error:
        raise CmsIlegible(str(error)) from error
    return [_juzgar(firmados, una, confianza) for una in puestas]


def _der(datos: bytes) -> bytes:
    if datos[:1] == b"\x30":
        return datos
    if pem.detect(datos):
        return bytes(pem.unarmor(datos)[2])
    return b64decode(b"".join(datos.split()), validate=True)


def _contenido(firmados: Any, aparte: bytes | None) -> bytes | None:
    dentro = firmados["encap_content_info"]["content"]
    if isinstance(dentro, core.Void) or dentro.native is None:
        return aparte
    return bytes(dentro.contents if not hasattr(dentro, "__bytes__") else bytes(dentro))


def _puestas(firmados: Any, contenido: bytes | None) -> Iterator[_Puesta]:
    tipo = firmados["encap_content_info"]["content_type"].native
    infos = list(enumerate(firmados["signer_infos"], start=1))
    yield from (_Puesta(info, str(n), contenido, tipo) for n, info in infos)
    for n, info in infos:
        yield from _contrafirmas(info, str(n), 0)


def _contrafirmas(info: Any, nombre: str, profundidad: int) -> Iterator[_Puesta]:
    if profundidad > NIVELES:
        raise CmsIlegible("too many levels of countersignatures")
    n = 0
    for uno in info["unsigned_attrs"] or ():
        if uno["type"].native == "counter_signature":
            for contra in uno["values"]:
                n += 1
                suyo = f"{nombre}.{n}"
                yield _Puesta(contra, suyo, info["signature"].native, "data")
                yield from _contrafirmas(contra, suyo, profundidad + 1)


def _juzgar(firmados: Any, puesta: _Puesta, confianza: Confianza) -> FirmaValidada:
    try:
        return _validar(firmados, puesta, confianza)
    except _ERRORES:
        return FirmaValidada(
            campo=puesta.nombre,
            formato="CAdES",
            veredicto=Veredicto.NO_VALIDA,
            motivos=(resultado.SIN_CERTIFICADO,),
        )


def _validar(firmados: Any, puesta: _Puesta, confianza: Confianza) -> FirmaValidada:
    info = puesta.info
    certificado = _certificado(firmados, info)
    der = certificado.dump()
    integra, valor = _comprobar(puesta, certificado)
    sellada = hora_sellada(info, confianza)
    validada = FirmaValidada(
        campo=puesta.nombre,
        formato="CAdES",
        veredicto=Veredicto.VALIDA,
        hora_declarada=hora_declarada(info),
        hora_sellada=sellada,
        integra=integra,
        valor_correcto=valor,
        resumenes=(None if puesta.firmado is None else integra or not valor,),
        cobertura=Cobertura.TODO,
        cambios=Cambios.NINGUNO,
        **del_titular(der),
    )
    return sentenciar(
        validada,
        confianza,
        contra=_en_contra(firmados, info, der),
        dudas=_dudas(puesta),
    )


def _comprobar(puesta: _Puesta, certificado: Any) -> tuple[bool, bool]:
    """Return whether what is signed is intact, and whether the value of the signature is right."""
    info = puesta.info
    algoritmo = info["digest_algorithm"]["algorithm"].native
    if algoritmo not in RESUMENES:
        return False, False
    firmado = puesta.firmado
    dicho = atributo(info, "message_digest")
    resumen = dicho.native if firmado is None and dicho else None
    if firmado is not None:
        resumen = hashlib.new(algoritmo, firmado).digest()
    if resumen is None:
        return False, False
    intacto, valor = validate_sig_integrity(info, certificado, puesta.contenido, resumen)
    return bool(intacto and valor), bool(valor)


def _certificado(firmados: Any, info: Any) -> Any:
    """:raises ValueError: if the CMS does not carry the certificate of the signer."""
    sid = info["sid"]
    for candidato in firmados["certificates"] or ():
        if candidato.name != "certificate":
            continue
        uno = candidato.chosen
        if sid.name == "issuer_and_serial_number":
            suyo = sid.chosen["serial_number"].native == uno.serial_number
            if suyo and sid.chosen["issuer"] == uno.issuer:
                return uno
        elif sid.chosen.native == uno.key_identifier:
            return uno
    raise ValueError("no certificate")


def _en_contra(firmados: Any, info: Any, der: bytes) -> Iterable[str]:
    protegido = protege(info, der)
    if protegido is False:
        yield resultado.CERTIFICADO_CAMBIADO
    if not sellos_bien(info) or not sellos_de_archivo_bien(firmados, info):
        yield resultado.SELLO_ALTERADO


def _dudas(puesta: _Puesta) -> Iterable[str]:
    if puesta.firmado is None:
        yield resultado.CONTENIDO_APARTE
    if protege(puesta.info, b"") is None:
        yield resultado.SIN_PROPIEDADES
    if puesta.info["digest_algorithm"]["algorithm"].native in _ROTOS:
        yield resultado.ALGORITMO_ANTIGUO
