"""Signature policies that a signature may name (NTI de política de firma)."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Politica:
    """A published policy; its old digest identifies the file and protects nothing."""

    identificador: str
    algoritmo: str
    resumen_base64: str
    direccion: str


AGE_1_9: Final = Politica(
    identificador="urn:oid:2.16.724.1.3.1.1.2.1.9",
    algoritmo="http://www.w3.org/2000/09/xmldsig#sha1",
    resumen_base64="G7roucf600+f03r/o0bAOQ6WAs0=",
    direccion="https://sede.administracion.gob.es/politica_de_firma_anexo_1.pdf",
)
"""Política de firma de la AGE 1.9 (BOE-A-2012-15066)."""
