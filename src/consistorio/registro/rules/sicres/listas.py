"""
The lists of codes of SICRES, with the words that a clerk reads.

Source: annex 1.B of the norms 3.0 (BOE-A-2011-13174) and 4.0 (BOE-A-2021-13749).
"""

from __future__ import annotations

from enum import StrEnum


class Version(StrEnum):
    """Which SICRES the message is written in."""

    TRES = "3.0"
    CUATRO = "4.0"


class Anotacion(StrEnum):
    """What the sender does with the asiento: «tipo de anotación»."""

    PENDIENTE = "01"
    ENVIO = "02"
    REENVIO = "03"
    RECHAZO = "04"  # Only in 3.0: in 4.0 a rejection is a control message.


class TipoDeMensaje(StrEnum):
    """What a control message says."""

    ACK = "01"
    ERROR = "02"
    CONFIRMACION = "03"
    ACK_CONFIRMACION = "04"
    RECHAZO = "05"
    ACK_RECHAZO = "06"


class DocumentacionFisica(StrEnum):
    """What travels on paper beside the message."""

    REQUERIDA = "1"
    COMPLEMENTARIA = "2"
    NO_ACOMPANA = "3"


class TipoDeDocumento(StrEnum):
    """How a person is identified."""

    NIF = "N"
    CIF = "C"
    PASAPORTE = "P"
    NIE = "E"
    OTRO_DE_PERSONA_FISICA = "X"
    CODIGO_DE_ORIGEN = "O"


FISICA, JURIDICA = "1", "2"
ENTRADA, SALIDA = "0", "1"
TIPO_DE_ANEXO_FORMULARIO, TIPO_DE_ANEXO_ADJUNTO, TIPO_DE_ANEXO_INTERNO = "01", "02", "03"
CANAL_POSTAL = {Version.TRES: "01", Version.CUATRO: "1"}
CANAL_DEH = "02"  # Only in 3.0.

TIPOS_DE_REGISTRO = {ENTRADA: "entrada", SALIDA: "salida"}
MODOS_DE_REGISTRO = {"01": "presencial", "02": "electrónico"}
ANOTACIONES_3 = {
    "01": "pendiente",
    "02": "envío",
    "03": "reenvío",
    "04": "rechazo",
}
ANOTACIONES_4 = {codigo: texto for codigo, texto in ANOTACIONES_3.items() if codigo != "04"}
MENSAJES = {
    "01": "acuse de recibo",
    "02": "error",
    "03": "confirmación",
    "04": "acuse de la confirmación",
    "05": "rechazo",
    "06": "acuse del rechazo",
}
DOCUMENTACION_FISICA = {
    "1": "acompaña documentación física requerida",
    "2": "acompaña documentación física complementaria",
    "3": "no acompaña documentación física",
}
TRANSPORTES_3 = {
    "01": "servicio de mensajeros",
    "02": "correo postal",
    "03": "correo postal certificado",
    "04": "burofax",
    "05": "en mano",
    "06": "fax",
    "07": "otros",
}
TRANSPORTES_4 = {**TRANSPORTES_3, "08": "otros medios electrónicos"}
DOCUMENTOS_DE_IDENTIDAD = {
    "N": "NIF",
    "C": "CIF",
    "P": "pasaporte",
    "E": "NIE",
    "X": "otro de persona física",
    "O": "código de origen",
}
TIPOS_DE_PERSONA = {FISICA: "física", JURIDICA: "jurídica"}
CANALES_3 = {
    "01": "dirección postal",
    "02": "dirección electrónica habilitada",
    "03": "comparecencia electrónica",
}
CANALES_4 = {"1": "papel", "2": "medios electrónicos"}
TIPOS_DE_ANEXO_3 = {
    "01": "formulario",
    "02": "documento adjunto al formulario",
    "03": "fichero técnico interno",
}
TIPOS_DE_ANEXO_4 = {"01": "justificante de registro", "02": "documento adjunto", "03": "otro"}
VALIDEZ = {"01": "copia", "02": "copia compulsada", "03": "copia original", "04": "original"}
INDICADOR_DE_PRUEBA = {"0": "real", "1": "prueba"}
LOGICO = {"true": "sí", "false": "no", "1": "sí", "0": "no"}
