"""Reading what came on paper, so that the search finds it (after the filing, and nobody waits)."""

from consistorio.registro.services.lectura.leer import (
    leer_documentos_de,
    leer_otra_vez,
    pedir_lectura,
)

__all__ = ["leer_documentos_de", "leer_otra_vez", "pedir_lectura"]
