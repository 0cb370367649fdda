"""The verdict of a signature, from all that is known of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from asn1crypto import x509

from consistorio.identidad.pki.lectura import leer_certificado
from consistorio.identidad.pki.validacion import Motivo, Uso

from . import resultado
from .confianza import Confianza
from .resultado import Cambios, Cobertura, FirmaValidada, Veredicto


def del_titular(der: bytes) -> dict[str, Any]:
    """Return who a certificate says that signs, as `FirmaValidada` keeps it."""
    titular = leer_certificado(der)
    return {
        "firmante": titular.nombre_completo,
        "nif": titular.nif,
        "clase": titular.clase,
        "representa": titular.representa,
        "certificado": der,
        "emisor": x509.Certificate.load(der).issuer.human_friendly,
    }


def sentenciar(
    firma: FirmaValidada,
    confianza: Confianza,
    *,
    uso: Uso = Uso.FIRMA,
    contra: Iterable[str] = (),
    dudas: Iterable[str] = (),
) -> FirmaValidada:
    """
    Return the signature with its verdict and every reason, what condemns it first.

    Its certificate is judged at the hour of its time stamp or, without it, now.

    :param contra: sentences that make it not valid, besides what the signature itself says.
    :param dudas: sentences for which it cannot be trusted altogether.
    """
    en = firma.hora_sellada or confianza.ahora
    del_certificado = confianza.motivos(firma.certificado, en=en, uso=uso)
    todo_en_contra = [*_por_si_misma(firma, del_certificado), *contra]
    todas_las_dudas = [
        *(motivo.frase for motivo in del_certificado if motivo is not Motivo.REVOCADO),
        *dudas,
    ]
    veredicto = Veredicto.INDETERMINADA if todas_las_dudas else Veredicto.VALIDA
    return replace(
        firma,
        cualificado=confianza.cualificado(firma.certificado, en=en),
        veredicto=Veredicto.NO_VALIDA if todo_en_contra else veredicto,
        motivos=tuple(dict.fromkeys((*todo_en_contra, *todas_las_dudas))),
    )


def _por_si_misma(firma: FirmaValidada, del_certificado: Iterable[Motivo]) -> Iterator[str]:
    if not firma.integra:
        yield resultado.ALTERADO
    if firma.cobertura is Cobertura.PARTE:
        yield resultado.NO_CUBRE
    if firma.cambios is Cambios.CONTENIDO:
        yield resultado.CONTENIDO_POSTERIOR
    if Motivo.REVOCADO in del_certificado:
        yield Motivo.REVOCADO.frase
