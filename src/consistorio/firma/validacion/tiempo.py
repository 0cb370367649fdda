"""The time stamps that prove when something was signed (RFC 3161)."""

import hashlib
from datetime import datetime
from typing import Any

from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_sig_integrity,
)

from consistorio.identidad.pki.validacion import Uso

from .confianza import Confianza

_RESUMENES = frozenset({"sha256", "sha384", "sha512"})


def hora_sellada(firmante: Any, confianza: Confianza) -> datetime | None:
    """Return the hour that a trusted authority stamped on a CMS signature, if there is one."""
    for atributo in firmante["unsigned_attrs"] or ():
        if atributo["type"].native == "signature_time_stamp_token":
            firma = firmante["signature"].native
            for token in atributo["values"]:
                hora = hora_de_token(token["content"], firma, confianza)
                if hora is not None:
                    return hora
    return None


def hora_de_token(datos: Any, sellado: bytes, confianza: Confianza) -> datetime | None:
    """Return the hour of a token over some bytes, if it is intact and from a trusted authority."""
    informacion = datos["encap_content_info"]["content"].parsed
    if informacion["message_imprint"]["hash_algorithm"]["algorithm"].native not in _RESUMENES:
        return None
    if not sello_corresponde(datos, sellado):
        return None
    return _hora_si_es_de_fiar(datos, informacion, confianza)


def hora_de_token_en(
    datos: Any, resumen: bytes, confianza: Confianza, *, en: datetime
) -> datetime | None:
    """
    Return the hour of a token over a digest, if it is intact and its certificate was good at ``en``.

    That is when another stamp renewed it: what happens to the certificate afterwards does not matter.
    """
    informacion = datos["encap_content_info"]["content"].parsed
    huella = informacion["message_imprint"]
    if huella["hash_algorithm"]["algorithm"].native not in _RESUMENES:
        return None
    if huella["hashed_message"].native != resumen:
        return None
    return _hora_si_es_de_fiar(datos, informacion, confianza, en=en)


def sello_corresponde(datos: Any, sellado: bytes) -> bool:
    """Say whether a token is over these bytes, whoever made it."""
    huella = datos["encap_content_info"]["content"].parsed["message_imprint"]
    algoritmo = huella["hash_algorithm"]["algorithm"].native
    return bool(hashlib.new(algoritmo, sellado).digest() == huella["hashed_message"].native)


def _hora_si_es_de_fiar(
    datos: Any, informacion: Any, confianza: Confianza, *, en: datetime | None = None
) -> datetime | None:
    firmante = datos["signer_infos"][0]
    certificado = extract_certs_for_validation(datos).signer_cert
    algoritmo = firmante["digest_algorithm"]["algorithm"].native
    resumen = hashlib.new(algoritmo, informacion.dump()).digest()
    integro, valido = validate_sig_integrity(firmante, certificado, "tst_info", resumen)
    hora: datetime = informacion["gen_time"].native
    motivos = confianza.motivos(certificado.dump(), en=en or hora, uso=Uso.SELLO_DE_TIEMPO)
    return hora if integro and valido and not motivos else None
