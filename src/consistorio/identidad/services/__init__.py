"""Deeds of identity: to get in, and to prove it again at the moment of signing."""

from consistorio.identidad.services.aplicacion import (
    Alta,
    ClienteNoValido,
    crear_aplicacion,
    emitir_token,
)
from consistorio.identidad.services.certificado import (
    CertificadoNoAdmitido,
    TicketNoValido,
    emitir_ticket,
    entrar_con_ticket,
)
from consistorio.identidad.services.clave import (
    AsercionNoValida,
    entrar_con_asercion,
    nueva_peticion,
    simular_asercion,
)
from consistorio.identidad.services.contacto import guardar_contacto
from consistorio.identidad.services.empleado import (
    AccesoDenegado,
    crear_credencial,
    entrar_empleado,
    verificar_segundo_factor,
)
from consistorio.identidad.services.evidencia import Identificada, Origen
from consistorio.identidad.services.segundo_factor import codigos_de_demostracion

__all__ = [
    "AccesoDenegado",
    "Alta",
    "AsercionNoValida",
    "CertificadoNoAdmitido",
    "ClienteNoValido",
    "Identificada",
    "Origen",
    "TicketNoValido",
    "codigos_de_demostracion",
    "crear_aplicacion",
    "crear_credencial",
    "emitir_ticket",
    "emitir_token",
    "entrar_con_asercion",
    "entrar_con_ticket",
    "entrar_empleado",
    "guardar_contacto",
    "nueva_peticion",
    "simular_asercion",
    "verificar_segundo_factor",
]
