"""The serialNumber and organizationIdentifier of a certificate (ETSI EN 319 412-1)."""

import re
from dataclasses import dataclass

from consistorio.nucleo.identificadores.nif import Nif, NifNoValido

_FORMA = re.compile(r"(IDC|PAS|PNO|TIN|VAT|NTR|LEI|PSD)([A-Z]{2})-(.+)")
# A passport or a foreign register may look like a NIF and not be one.
_CON_NIF = frozenset({"IDC", "PNO", "TIN", "VAT"})


@dataclass(frozen=True, slots=True)
class NumeroDeCertificado:
    """What the attribute says: kind of number, country and number; old ones say only the number."""

    clase: str | None
    pais: str | None
    numero: str

    @property
    def nif(self) -> Nif | None:
        """The NIF that it carries, or nothing if it carries another thing or another country's."""
        if self.clase is not None and (self.pais != "ES" or self.clase not in _CON_NIF):
            return None
        try:
            return Nif.leer(self.numero)
        except NifNoValido:
            return None


def leer_numero_de_certificado(texto: str) -> NumeroDeCertificado:
    """Return the parts of the attribute; without a known prefix, the whole value is the number."""
    limpio = texto.strip().upper()
    forma = _FORMA.fullmatch(limpio)
    if forma is None:
        return NumeroDeCertificado(None, None, limpio)
    clase, pais, numero = forma.groups()
    return NumeroDeCertificado(clase, pais, numero)
