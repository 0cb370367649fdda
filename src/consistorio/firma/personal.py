"""The signature of a person on any PDF, one after another (PAdES B-B and B-T)."""

import io
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from .llaves.llave import Llave
from .sello.cms import PlantillaCms, Sellador

RESERVA = 16_384
"""Hexadecimal digits kept for the signature; a long chain with its time stamp needs 12,000."""


class NoSePuedeFirmar(ValueError):
    """The PDF is broken, encrypted, or does not admit another signature."""


@dataclass(frozen=True, slots=True)
class FirmaPreparada:
    """
    A PDF with the hole of a signature, and the digest that must be signed.

    It may wait, kept as it is, while the person signs elsewhere (three-phase signature).
    """

    contenido: bytes
    resumen: bytes
    hueco_desde: int
    hueco_hasta: int

    def completar(self, cms: bytes) -> bytes:
        """
        Return the signed PDF.

        :raises NoSePuedeFirmar: if the signature does not fit in the hole.
        """
        sitio = self.hueco_hasta - self.hueco_desde - 2
        escrito = cms.hex().encode()
        if len(escrito) > sitio:
            raise NoSePuedeFirmar("the signature does not fit")
        relleno = escrito.ljust(sitio, b"0")
        antes, despues = self.contenido[: self.hueco_desde], self.contenido[self.hueco_hasta :]
        return antes + b"<" + relleno + b">" + despues


def preparar_firma(
    pdf: bytes, *, nombre: str, ahora: datetime, motivo: str = "", lugar: str = ""
) -> FirmaPreparada:
    """
    Return the PDF ready for the signature of a person, as a new revision.

    The field is invisible: a visible one would have to be inside a Form tag (PDF/UA-1 7.18.4).

    :param nombre: who is going to sign.
    :raises NoSePuedeFirmar: if the PDF does not admit it.
    """
    try:
        escritor = IncrementalPdfFileWriter(io.BytesIO(pdf))
        numero = 1 + sum(1 for _ in enumerate_sig_fields(escritor.prev))
        campo = SigFieldSpec(f"Firma{numero}", readable_field_name=f"Firma de {nombre}")
        pasos = PdfCMSEmbedder(new_field_spec=campo).write_cms(
            field_name=campo.sig_field_name, writer=escritor
        )
        next(pasos)
        firma = _diccionario(nombre, ahora, motivo, lugar)
        pasos.send(SigObjSetup(sig_placeholder=firma))
        resumen, salida = pasos.send(SigIOSetup(md_algorithm="sha256"))
    except (PdfError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise NoSePuedeFirmar(str(error)) from error
    return FirmaPreparada(
        salida.getvalue(),
        resumen.document_digest,
        resumen.reserved_region_start,
        resumen.reserved_region_end,
    )


def _diccionario(nombre: str, ahora: datetime, motivo: str, lugar: str) -> SignatureObject:
    return SignatureObject(
        timestamp=ahora,
        subfilter=SigSeedSubFilter.PADES,
        name=nombre,
        reason=motivo or None,
        location=lugar or None,
        bytes_reserved=RESERVA,
    )


def firmar_pdf(
    pdf: bytes,
    firmante: Llave,
    *,
    nombre: str,
    ahora: datetime,
    motivo: str = "",
    lugar: str = "",
    sellador: Sellador | None = None,
) -> bytes:
    """
    Return the PDF with one more signature; those that were there stay valid.

    :param sellador: gives the time stamp that makes it B-T.
    :raises NoSePuedeFirmar: if the PDF does not admit it.
    """
    preparada = preparar_firma(pdf, nombre=nombre, ahora=ahora, motivo=motivo, lugar=lugar)
    cms = PlantillaCms(firmante).firmar(preparada.resumen, sellador=sellador)
    return preparada.completar(cms)
