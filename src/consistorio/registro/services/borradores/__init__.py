"""What is looked after while something is being written: files on their way, and drafts that expire."""

from consistorio.registro.services.borradores.caducidad import (
    avisar_de_borrador,
    avisar_de_caducidad,
    eliminar_caducados,
)
from consistorio.registro.services.borradores.subidas import (
    TROZO_BYTES,
    Avance,
    SubidaInexistente,
    TrozoFueraDeSitio,
    avance_de,
    empezar_subida,
    recibir_trozo,
    tirar_subidas_viejas,
)

__all__ = [
    "TROZO_BYTES",
    "Avance",
    "SubidaInexistente",
    "TrozoFueraDeSitio",
    "avance_de",
    "avisar_de_borrador",
    "avisar_de_caducidad",
    "eliminar_caducados",
    "empezar_subida",
    "recibir_trozo",
    "tirar_subidas_viejas",
]
