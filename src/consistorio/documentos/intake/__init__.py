"""What comes from outside is examined before it is kept."""

from .antivirus import Antivirus, AntivirusDePrueba, AntivirusNoResponde, Clamd
from .examen import Examen, Limites, examinar

__all__ = [
    "Antivirus",
    "AntivirusDePrueba",
    "AntivirusNoResponde",
    "Clamd",
    "Examen",
    "Limites",
    "examinar",
]
