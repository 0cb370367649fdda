"""What an asiento must say: LPACAP art. 16.3, ROF art. 153."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from consistorio.nucleo.normativa import LPACAP, ROF, regla

LARGO_DEL_EXTRACTO = 240


class Sentido(StrEnum):
    """Book in which it is entered."""

    ENTRADA = "ENTRADA"
    SALIDA = "SALIDA"


class Dato(StrEnum):
    """Data of an asiento, in the words of the screen."""

    NUMERO = "número"
    EPIGRAFE = "epígrafe expresivo de su naturaleza"
    MOMENTO = "fecha y hora de presentación o de salida"
    INTERESADO = "persona interesada u órgano que lo envía"
    DESTINO = "persona u órgano al que se envía"
    EXTRACTO = "referencia al contenido del documento"


@dataclass(frozen=True, slots=True)
class ContenidoDeAsiento:
    """What an asiento says, as far as the law asks about it."""

    sentido: Sentido
    numero: int
    momento: datetime
    epigrafe: str
    interesado: str
    destino: str
    extracto: str


@regla(LPACAP.art("16.3"), ROF.art("153.1"), ROF.art("153.2"))
def datos_que_faltan(contenido: ContenidoDeAsiento) -> tuple[Dato, ...]:
    """Return what the law asks for and is not there, in the order of the article."""
    consta = (
        (contenido.numero >= 1, Dato.NUMERO),
        (bool(contenido.epigrafe.strip()), Dato.EPIGRAFE),
        (contenido.momento.utcoffset() is not None, Dato.MOMENTO),
        (bool(contenido.interesado.strip()), Dato.INTERESADO),
        (bool(contenido.destino.strip()), Dato.DESTINO),
        (0 < len(contenido.extracto.strip()) <= LARGO_DEL_EXTRACTO, Dato.EXTRACTO),
    )
    return tuple(dato for si, dato in consta if not si)
