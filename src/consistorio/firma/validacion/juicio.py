"""The verdict of a signature, from all that is known of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from asn1crypto import x509

from consistorio.identidad.pki.lectura import leer_certificado
from consistorio.identidad.pki.validacion import Motivo

from . import resultado
from .resultado import Cambios, Cobertura, FirmaValidada, Veredicto


def del_titular(der: bytes) -> dict[str, Any]:
    """Return who a certificate says that signs, as `FirmaValidada` keeps it."""
    titular = leer_certificado(der)
    return {
        "firmante": titular.nombre_completo,
        "nif": titular.nif,
        "clase": titular.clase,
        "representa": titular.representa,
        "emisor": x509.Certificate.load(der).issuer.human_friendly,
    }


def sentenciar(
    firma: FirmaValidada,
    del_certificado: Iterable[Motivo],
    *,
    contra: Iterable[str] = (),
    dudas: Iterable[str] = (),
) -> FirmaValidada:
    """
    Return the signature with its verdict and every reason, what condemns it first.

    :param contra: sentences that make it not valid, besides what the signature itself says.
    :param dudas: sentences for which it cannot be trusted altogether.
    """
    del_certificado = tuple(del_certificado)
    todo_en_contra = [
        *(
            frase
            for hay, frase in (
                (not firma.integra, resultado.ALTERADO),
                (firma.cobertura is Cobertura.PARTE, resultado.NO_CUBRE),
                (firma.cambios is Cambios.CONTENIDO, resultado.CONTENIDO_POSTERIOR),
                (Motivo.REVOCADO in del_certificado, Motivo.REVOCADO.frase),
            )
            if hay
        ),
        *contra,
    ]
    todas_las_dudas = [
        *(motivo.frase for motivo in del_certificado if motivo is not Motivo.REVOCADO),
        *dudas,
    ]
    veredicto = Veredicto.INDETERMINADA if todas_las_dudas else Veredicto.VALIDA
    return replace(
        firma,
        veredicto=Veredicto.NO_VALIDA if todo_en_contra else veredicto,
        motivos=tuple(dict.fromkeys((*todo_en_contra, *todas_las_dudas))),
    )
