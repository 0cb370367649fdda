"""Deeds of signature."""

from consistorio.firma.llaves.llave import LlaveNoDisponible
from consistorio.firma.rules.negativas import (
    CargoNoVigente,
    FueraDeTurno,
    NoEsFirmante,
    NoFirmada,
    PeticionCerrada,
    YaFirmada,
    YaRechazada,
)
from consistorio.firma.rules.tandas import TandaNoValida, TandaTerminada
from consistorio.firma.rules.turno import BloqueImposible
from consistorio.firma.selectors import PeticionInexistente
from consistorio.firma.services.avisos import Aviso, avisar_al_verificar
from consistorio.firma.services.firmar import firmar_varias
from consistorio.firma.services.llavero import tokens_de
from consistorio.firma.services.nube import (
    CertificadoDeOtraPersona,
    CertificadoNoVale,
    SinClave,
    emitir_clave,
    revocar_clave,
)
from consistorio.firma.services.paquete import paquete_de_prueba, prueba_json
from consistorio.firma.services.peticiones import (
    DocumentoNoFirmable,
    FirmantePedido,
    PlazoPasado,
    SinFirmantes,
    YaEnviadoAFirma,
    crear_peticion,
    retirar,
)
from consistorio.firma.services.plazos import avisar_de_plazo, recordar_plazos
from consistorio.firma.services.rechazo import SinMotivo, rechazar
from consistorio.firma.services.sello import (
    certificado_del_sello,
    llave_del_sello,
    sellador_de,
    sellar,
    sellar_tiempo_de_demostracion,
)
from consistorio.firma.services.sellos import (
    SelloNoValido,
    poner_sello_de_token,
    quitar_sello,
)
from consistorio.firma.services.tandas import (
    TandaInexistente,
    autorizar_tanda,
    detener_tanda,
)
from consistorio.firma.services.turno_de_tanda import seguir_con_la_tanda
from consistorio.firma.services.una_firma import DocumentoDistinto, FalloAlFirmar, Resultado
from consistorio.firma.services.verificacion import (
    Evidencia,
    NoSePudoComprobar,
    reunir_evidencia,
    validar,
)

__all__ = [
    "Aviso",
    "BloqueImposible",
    "CargoNoVigente",
    "CertificadoDeOtraPersona",
    "CertificadoNoVale",
    "DocumentoDistinto",
    "DocumentoNoFirmable",
    "Evidencia",
    "FalloAlFirmar",
    "FirmantePedido",
    "FueraDeTurno",
    "LlaveNoDisponible",
    "NoEsFirmante",
    "NoFirmada",
    "NoSePudoComprobar",
    "PeticionCerrada",
    "PeticionInexistente",
    "PlazoPasado",
    "Resultado",
    "SelloNoValido",
    "SinClave",
    "SinFirmantes",
    "SinMotivo",
    "TandaInexistente",
    "TandaNoValida",
    "TandaTerminada",
    "YaEnviadoAFirma",
    "YaFirmada",
    "YaRechazada",
    "autorizar_tanda",
    "avisar_al_verificar",
    "avisar_de_plazo",
    "certificado_del_sello",
    "crear_peticion",
    "detener_tanda",
    "emitir_clave",
    "firmar_varias",
    "llave_del_sello",
    "paquete_de_prueba",
    "poner_sello_de_token",
    "prueba_json",
    "quitar_sello",
    "rechazar",
    "recordar_plazos",
    "retirar",
    "reunir_evidencia",
    "revocar_clave",
    "seguir_con_la_tanda",
    "sellador_de",
    "sellar",
    "sellar_tiempo_de_demostracion",
    "tokens_de",
    "validar",
]
