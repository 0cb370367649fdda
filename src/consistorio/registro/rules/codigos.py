"""The lists of an asiento, with the codes of SICRES."""

from enum import StrEnum


class Transporte(StrEnum):
    """How it came or left."""

    MENSAJEROS = "01"
    CORREO_POSTAL = "02"
    CORREO_CERTIFICADO = "03"
    BUROFAX = "04"
    EN_MANO = "05"
    FAX = "06"
    OTROS = "07"
    OTROS_ELECTRONICOS = "08"


class DocumentacionFisica(StrEnum):
    """Whether something comes on paper."""

    REQUERIDA = "1"
    COMPLEMENTARIA = "2"
    NO = "3"


class CanalDeNotificacion(StrEnum):
    """By which means a person prefers to be notified (of SICRES 4)."""

    PAPEL = "1"
    ELECTRONICO = "2"
