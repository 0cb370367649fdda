"""The tables of the registro. Private to the module."""

from consistorio.registro.models.asientos import (
    Asiento,
    DocumentoDeAsiento,
    Interesado,
    Justificante,
    Libro,
    Sentido,
)
from consistorio.registro.models.borradores import AdjuntoDeBorrador, Borrador
from consistorio.registro.models.busqueda import IndiceDeAsiento, VarianteDePalabra
from consistorio.registro.models.comunicaciones import Comunicacion, RecepcionDeComunicacion
from consistorio.registro.models.custodia import Custodia, SalidaDeCustodia
from consistorio.registro.models.entregas import Entrega
from consistorio.registro.models.favoritos import AsientoFavorito, BusquedaGuardada
from consistorio.registro.models.hechos import HechoPosterior
from consistorio.registro.models.intercambios import (
    ContadorSir,
    FicheroSir,
    IntercambioSir,
    MensajeSir,
    RecepcionSir,
    TrazaSir,
)
from consistorio.registro.models.libros import ExportacionDeLibro, LibroExportado
from consistorio.registro.models.lotes import LoteDeReparto, TandaDeLote
from consistorio.registro.models.objetivos import ObjetivoDeUnidad
from consistorio.registro.models.preparaciones import (
    AdjuntoDePreparacion,
    PilaDePreparacion,
    Plantilla,
    Preparacion,
)
from consistorio.registro.models.reparto import Movimiento, ReglaDeReparto, VersionDeRegla
from consistorio.registro.models.subidas import Subida, TrozoDeSubida

__all__ = [
    "AdjuntoDeBorrador",
    "AdjuntoDePreparacion",
    "Asiento",
    "AsientoFavorito",
    "Borrador",
    "BusquedaGuardada",
    "Comunicacion",
    "ContadorSir",
    "Custodia",
    "DocumentoDeAsiento",
    "Entrega",
    "ExportacionDeLibro",
    "FicheroSir",
    "HechoPosterior",
    "IndiceDeAsiento",
    "IntercambioSir",
    "Interesado",
    "Justificante",
    "Libro",
    "LibroExportado",
    "LoteDeReparto",
    "MensajeSir",
    "Movimiento",
    "ObjetivoDeUnidad",
    "PilaDePreparacion",
    "Plantilla",
    "Preparacion",
    "RecepcionDeComunicacion",
    "RecepcionSir",
    "ReglaDeReparto",
    "SalidaDeCustodia",
    "Sentido",
    "Subida",
    "TandaDeLote",
    "TrazaSir",
    "TrozoDeSubida",
    "VarianteDePalabra",
    "VersionDeRegla",
]
