"""Every signature of a PDF, judged. It opens hostile files: run it through `aparte`."""

import io
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from consistorio.identidad.pki.validacion import Uso

from . import resultado
from .confianza import Confianza
from .contenido import DemasiadoEnredado, huella_visible
from .juicio import del_titular, sentenciar
from .resultado import Cambios, Cobertura, FirmaValidada, Veredicto
from .tiempo import hora_de_token, hora_sellada

_ERRORES = (
    PdfError, SignatureValidationError, DemasiadoEnredado, ValueError, TypeError, KeyError,
    AttributeError, IndexError, RecursionError, NotImplementedError, OverflowError, AssertionError,
)  # fmt: skip
_RESUMENES_ROTOS = frozenset({"md5", "sha1"})
SELLO_DE_TIEMPO = "SELLO_DE_TIEMPO"


class PdfIlegible(ValueError):
    """The file is not a PDF that can be read without a password."""


def validar_pdf(pdf: bytes, confianza: Confianza) -> list[FirmaValidada]:
    """
    Return every signature of a PDF in the order in which they were made.

    A signature that cannot be read is not left out: it is there, and it is not valid.

    :raises PdfIlegible: if the file cannot be read at all.
    """
    try:
        lector = PdfFileReader(io.BytesIO(pdf), strict=False)
        campos = [] if lector.encrypted else list(enumerate_sig_fields(lector, filled_status=True))
    except _ERRORES as error:
        raise PdfIlegible(str(error)) from error
    if lector.encrypted:
        raise PdfIlegible("encrypted")
    juzgadas = [_juzgar(lector, nombre, campo, confianza) for nombre, _, campo in campos]
    return [firma for _, firma in sorted(juzgadas, key=lambda juzgada: juzgada[0])]


def _juzgar(
    lector: Any, nombre: str, campo: Any, confianza: Confianza
) -> tuple[int, FirmaValidada]:
    try:
        firma = EmbeddedPdfSignature(lector, campo, nombre)
        return firma.signed_revision, _validar(lector, firma, confianza)
    except _ERRORES:
        ilegible = FirmaValidada(
            campo=nombre, veredicto=Veredicto.NO_VALIDA, motivos=(resultado.SIN_CERTIFICADO,)
        )
        return lector.xrefs.total_revisions, ilegible


def _validar(lector: Any, firma: Any, confianza: Confianza) -> FirmaValidada:
    firma.compute_integrity_info(skip_diff=True)
    es_sello = firma.sig_object_type == "/DocTimeStamp"
    intacto, valor = (_integra_de_tiempo if es_sello else _integra)(firma)
    cobertura = _cobertura(lector, firma)
    de_quien = del_titular(firma.signer_cert.dump())
    validada = FirmaValidada(
        **de_quien | ({"clase": SELLO_DE_TIEMPO} if es_sello else {}),
        campo=firma.field_name,
        veredicto=Veredicto.VALIDA,
        hora_declarada=None if es_sello else _aware(firma.self_reported_timestamp),
        hora_sellada=_hora_sellada(firma, confianza, es_sello=es_sello),
        integra=intacto and valor,
        valor_correcto=valor,
        resumenes=(intacto,),
        cobertura=cobertura,
        cambios=_cambios(lector, firma, cobertura),
    )
    uso = Uso.SELLO_DE_TIEMPO if es_sello else Uso.FIRMA
    rotos = [resultado.ALGORITMO_ANTIGUO] if firma.md_algorithm in _RESUMENES_ROTOS else []
    return sentenciar(validada, confianza, uso=uso, dudas=rotos)


def _integra(firma: Any) -> tuple[bool, bool]:
    """Return whether what is signed is intact, and whether the value of the signature is right."""
    intacto, valor = validate_sig_integrity(
        firma.signer_info, firma.signer_cert, "data", firma.compute_digest()
    )
    return bool(intacto), bool(valor)


def _integra_de_tiempo(firma: Any) -> tuple[bool, bool]:
    informacion = firma.signed_data["encap_content_info"]["content"].parsed
    huella = informacion["message_imprint"]["hashed_message"].native
    intacto = bool(huella == firma.compute_digest())
    return intacto, intacto


def _hora_sellada(firma: Any, confianza: Confianza, *, es_sello: bool) -> datetime | None:
    if not es_sello:
        return hora_sellada(firma.signer_info, confianza)
    _, desde, hasta, largo = (int(n) for n in firma.byte_range)
    firma.reader.stream.seek(0)
    todo = firma.reader.stream.read()
    return hora_de_token(firma.signed_data, todo[:desde] + todo[hasta : hasta + largo], confianza)


def _aware(hora: datetime | None) -> datetime | None:
    """Return an hour with its zone; PDF dates may lack it, and then they are worth nothing."""
    return hora if hora is not None and hora.tzinfo is not None else None


def _cobertura(lector: Any, firma: Any) -> Cobertura:
    if lector.xrefs.hybrid_xrefs_present:
        # Two tables of contents in one file show each reader a different document.
        return Cobertura.PARTE
    match firma.coverage:
        case SignatureCoverageLevel.ENTIRE_FILE:
            return Cobertura.TODO
        case SignatureCoverageLevel.ENTIRE_REVISION:
            return Cobertura.HASTA_ENTONCES
        case _:
            return Cobertura.PARTE


def _cambios(lector: Any, firma: Any, cobertura: Cobertura) -> Cambios:
    if cobertura is Cobertura.TODO:
        return Cambios.NINGUNO
    if cobertura is Cobertura.PARTE:
        return Cambios.CONTENIDO
    entonces = lector.get_historical_resolver(firma.signed_revision)
    try:
        iguales = huella_visible(entonces) == huella_visible(lector)
    except _ERRORES:  # what cannot be compared cannot be said to be the same
        return Cambios.CONTENIDO
    return Cambios.SOLO_FIRMAS if iguales else Cambios.CONTENIDO
