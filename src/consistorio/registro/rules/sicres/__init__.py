"""
SICRES 3.0 and 4.0, the language in which registers speak to each other.

Everything here is values in, values out. The tables are those of the annexes of the norm
(BOE-A-2011-13174 and BOE-A-2021-13749); what comes only from the certification plan says so.
"""

from consistorio.registro.rules.sicres.defectos import CodigoSir, Defecto
from consistorio.registro.rules.sicres.directorio import Directorio, PorForma
from consistorio.registro.rules.sicres.escritura import NoSePuedeEscribir, escribir
from consistorio.registro.rules.sicres.lectura import Lectura, leer
from consistorio.registro.rules.sicres.listas import (
    Anotacion,
    DocumentacionFisica,
    TipoDeMensaje,
    Version,
)
from consistorio.registro.rules.sicres.mensajes import (
    Anexo,
    Asiento,
    Control,
    Extremo,
    Formulario,
    Intercambio,
    Interesado,
    MensajeDeControl,
    Metadato,
    Persona,
)
from consistorio.registro.rules.sicres.validacion import Veredicto, juzgar, juzgar_mensaje

__all__ = [
    "Anexo",
    "Anotacion",
    "Asiento",
    "CodigoSir",
    "Control",
    "Defecto",
    "Directorio",
    "DocumentacionFisica",
    "Extremo",
    "Formulario",
    "Intercambio",
    "Interesado",
    "Lectura",
    "MensajeDeControl",
    "Metadato",
    "NoSePuedeEscribir",
    "Persona",
    "PorForma",
    "TipoDeMensaje",
    "Veredicto",
    "Version",
    "escribir",
    "juzgar",
    "juzgar_mensaje",
    "leer",
]
