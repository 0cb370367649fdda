"""Whether a document may have another version (RD 203/2021 art. 21: what changes is another document)."""

from __future__ import annotations

from consistorio.nucleo.normativa import RD203, regla


def _(frase: str) -> str:
    """Mark a sentence for the translators."""
    return frase


DE_LA_CIUDADANIA = _("Lo que aportó una persona queda como lo aportó.")
DE_FUERA = _("Es de otra Administración, y queda como llegó.")
FIRMADO = _("Lo que está firmado no cambia: haga otro documento.")
CON_CSV = _(
    "Lo que tiene código seguro de verificación no cambia: haga otro documento, con su código."
)
SIN_MOTIVO = _("Diga por qué hay otra versión.")
ES_EL_MISMO = _("Es el mismo fichero: no hay otra versión.")


@regla(RD203.art("21"))
def por_que_no_cambia(
    *, de_la_ciudadania: bool, de_fuera: bool, firmado: bool, con_csv: bool
) -> str:
    """Return why a document stays as it is, or nothing if it may have another version."""
    if de_la_ciudadania:
        return DE_LA_CIUDADANIA
    if de_fuera:
        return DE_FUERA
    if firmado:
        return FIRMADO
    return CON_CSV if con_csv else ""
