"""The interchange of registers: what is sent, what comes, and what is decided of it."""

from consistorio.registro.rules.sicres.estados import TransicionNoPermitida
from consistorio.registro.services.sir.casa import SIMULADAS, entregar_mensaje, recibir_de_la_casa
from consistorio.registro.services.sir.envio import enviar_por_sir
from consistorio.registro.services.sir.historia import IntercambioInexistente
from consistorio.registro.services.sir.oficina import SinOficina, oficina_de
from consistorio.registro.services.sir.preparacion import (
    DocumentacionPendiente,
    NoSePuedeEnviar,
    YaEnviado,
)
from consistorio.registro.services.sir.recepcion import Recibo, SobreNoAdmitido, recibir_mensaje
from consistorio.registro.services.sir.reenvio import (
    anular_envio,
    reenviar_intercambio,
    reintentar,
)
from consistorio.registro.services.sir.remision import Destino
from consistorio.registro.services.sir.resolucion import (
    UnidadDesconocida,
    aceptar_intercambio,
    rechazar_intercambio,
)

__all__ = [
    "SIMULADAS",
    "Destino",
    "DocumentacionPendiente",
    "IntercambioInexistente",
    "NoSePuedeEnviar",
    "Recibo",
    "SinOficina",
    "SobreNoAdmitido",
    "TransicionNoPermitida",
    "UnidadDesconocida",
    "YaEnviado",
    "aceptar_intercambio",
    "anular_envio",
    "entregar_mensaje",
    "enviar_por_sir",
    "oficina_de",
    "rechazar_intercambio",
    "recibir_de_la_casa",
    "recibir_mensaje",
    "reenviar_intercambio",
    "reintentar",
]
