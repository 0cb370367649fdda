"""More days to correct: asked by the person, decided by secretaría, notified (LPACAP art. 68.2)."""

from consistorio.expedientes.services.mas_plazo.decidir import (
    decidir_ampliacion,
    devolver_ampliacion,
)
from consistorio.expedientes.services.mas_plazo.pedir import anotar_peticiones_de_plazo
from consistorio.expedientes.services.mas_plazo.proponer import (
    NadaQueAmpliar,
    SinMotivo,
    hasta_cuando_cabe,
    proponer_ampliacion,
)
from consistorio.expedientes.services.mas_plazo.termino import se_puede_pedir

__all__ = [
    "NadaQueAmpliar",
    "SinMotivo",
    "anotar_peticiones_de_plazo",
    "decidir_ampliacion",
    "devolver_ampliacion",
    "hasta_cuando_cabe",
    "proponer_ampliacion",
    "se_puede_pedir",
]
