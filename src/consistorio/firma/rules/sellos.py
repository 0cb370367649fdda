"""What a certificate must say to be the seal of an entidad (LRJSP art. 40)."""

from __future__ import annotations

from collections.abc import Sequence

from consistorio.identidad.pki.lectura import ClaseDeCertificado, Titular
from consistorio.identidad.pki.validacion import Motivo
from consistorio.nucleo.normativa import LRJSP, regla


@regla(LRJSP.art("40.1"), LRJSP.art("40.2"))
def pegas_del_sello(titular: Titular, nif: str, motivos: Sequence[Motivo]) -> list[str]:
    """
    Return why a certificate cannot be the seal of who has that NIF; nothing, if it can.

    :param motivos: what its validation had against it.
    """
    pegas = [motivo.frase for motivo in motivos]
    if titular.clase is not ClaseDeCertificado.SELLO:
        pegas.append("No es un certificado de sello electrónico de Administración Pública.")
    elif nif not in {titular.nif, titular.identificador}:
        pegas.append(f"Es el sello de {titular.organizacion or 'otra entidad'}, no el de esta.")
    return pegas
