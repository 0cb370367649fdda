"""One made-up document of each template, to look at them and to try them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from consistorio.documentos.composicion import muestras_de_registro
from consistorio.documentos.rules.texto_rico import desde_html, desde_texto


@dataclass(frozen=True, slots=True)
class Muestra:
    titulo: str
    datos: Mapping[str, Any]


_CET = timezone(timedelta(hours=1), "CET")
AHORA: Final = datetime(2026, 11, 21, 10, 30, 5, tzinfo=_CET)
_HOY = date(2026, 11, 21)
_CSV = "CVX4-7KQ2-M9TR-WD3H-PZ6N-4JYB-X8FC"
_ASUNTO = "Licencia de obra menor, calle Mayor, 3"
_EXPEDIENTE = "2026/URB/000045"
_LUGAR = "En Valdehaya, a 21 de noviembre de 2026"

ENTIDAD: Final[Mapping[str, str]] = {
    "nombre": "Ayuntamiento de Valdehaya",
    "color": "#0b5394",
    "lema": "Registro Electrónico General",
    "pie": "Plaza Mayor, 1 · 48999 Valdehaya · NIF P4890100C",
}
VERIFICACION: Final = {
    "csv": _CSV,
    "verificacion": f"https://sede.valdehaya.example/verificar/{_CSV}",
}
_MARIA = {
    "nombre": "María Núñez Echevarría",
    "nif": "12345678Z",
    "email": "maria@correo.example",
    "direccion": "Calle Mayor, 3, 2.º B",
}
_RAMON = {"nombre": "Ramón Güell Prats", "nif": "87654321X"}
_FIRMAS = (
    {"nombre": "Itziar Mendoza Ruiz", "cargo": "Alcaldesa"},
    {"nombre": "Tomás Ibáñez Larrea", "cargo": "Secretario-interventor, doy fe"},
)
_NOMBRES = ("Solicitud firmada.pdf", "Memoria de la obra.pdf", "Presupuesto de Muñoz e Hijos.pdf")
_DOCUMENTOS = tuple(
    {"nombre": nombre, "sha256": hashlib.sha256(nombre.encode()).hexdigest()} for nombre in _NOMBRES
)
_CUERPO = desde_html(
    """<h2>Antecedentes</h2>
    <p><b>Primero.</b> Doña María Núñez Echevarría presentó solicitud de <i>licencia de obra
    menor</i> (n.º de registro 2026-E-000123) para reformar el baño de su vivienda.</p>
    <p><b>Segundo.</b> La técnica municipal informó favorablemente, con estas condiciones:</p>
    <ol><li>Los residuos se llevarán a un gestor autorizado.</li>
    <li>La ocupación de la vía pública:<ul><li>no superará dos días;</li>
    <li>dejará libre un paso de 1,50&nbsp;m.</li></ul></li></ol>
    <h2>Fundamentos de derecho</h2>
    <p>Es competente la Alcaldía conforme al artículo 21.1.q) de la Ley 7/1985, de 2 de abril.</p>
    <h2>Resuelvo</h2>
    <p><b>Primero.</b> Conceder la licencia solicitada.</p>
    <p><b>Segundo.</b> Notificar esta resolución a la interesada.</p>"""
)

_ENTRADA = {
    "numero": "2026-E-000123",
    "presentado_en": AHORA,
    "efectivo_en": datetime(2026, 11, 23, tzinfo=_CET),
    "interesado": _MARIA,
    "representante": _RAMON,
    "tramite": "Licencia de obra menor",
    "asunto": _ASUNTO,
    "unidad": "Urbanismo",
    "documentos": _DOCUMENTOS,
}
_SOLICITUD = {
    "interesado": _MARIA,
    "medio_de_notificacion": "Electrónica",
    "campos": (
        {"nombre": "Presupuesto de la obra", "valor": "4.250,00 €"},
        {"nombre": "Referencia catastral", "valor": "9872023VH5797S0001WX"},
    ),
    "expone": desde_texto("Que soy propietaria de la vivienda.\n\nQue deseo reformar el baño."),
    "solicita": desde_texto("La licencia de obra menor."),
    "declaraciones": ("Que son ciertos los datos.", "Que conozco las ordenanzas de obras."),
    "documentos": _DOCUMENTOS[1:],
    "unidad": "Urbanismo",
    "fecha": AHORA,
}
_RESOLUCION = {
    "organo": "Alcaldía",
    "referencia": _EXPEDIENTE,
    "numero": "2026/0318",
    "fecha_resolucion": _HOY,
    "interesado": _MARIA,
    "asunto": _ASUNTO,
    "cuerpo": _CUERPO,
    "lugar_y_fecha": _LUGAR,
    "firmas": _FIRMAS,
}
_NOTIFICACION = {
    "organo": "Secretaría",
    "referencia": _EXPEDIENTE,
    "asunto": _ASUNTO,
    "procedimiento": "Licencia de obra menor",
    "fecha": _HOY,
    "destinatario": _MARIA,
    "cuerpo": _CUERPO,
    "recursos": desde_texto(
        "Contra esta resolución, que pone fin a la vía administrativa, puede interponer recurso "
        "potestativo de reposición en el plazo de un mes."
    ),
    "firmas": _FIRMAS[1:],
}
_EVIDENCIA = {
    "resultado": "Practicada",
    "identificador": "N-2026-000045",
    "destinatario": _MARIA,
    "asunto": _ASUNTO,
    "hechos": (
        {"fecha": AHORA, "hecho": "Puesta a disposición en la sede", "detalle": "Aviso enviado"},
        {"fecha": AHORA, "hecho": "Acceso al contenido", "detalle": "Certificado, 12345678Z"},
    ),
    "documentos": _DOCUMENTOS[:1],
}
_INDICE = {
    "expediente": _EXPEDIENTE,
    "estado": "Cerrado",
    "asunto": _ASUNTO,
    "abierto_el": _HOY,
    "interesado": _MARIA,
    "documentos": tuple(
        {**documento, "orden": f"{n:03}", "fecha": _HOY, "tipo": "Solicitud"}
        for n, documento in enumerate(_DOCUMENTOS * 5, 1)
    ),
    "firmas": _FIRMAS[1:],
}
_DILIGENCIA = {
    "cuerpo": desde_texto("Para hacer constar que el anuncio estuvo expuesto quince días."),
    "lugar_y_fecha": _LUGAR,
    "firmas": _FIRMAS[1:],
}


def _muestra(titulo: str, datos: Mapping[str, Any]) -> Muestra:
    return Muestra(titulo, {"entidad": ENTIDAD, **VERIFICACION, **datos})


MUESTRAS: Final[Mapping[str, Muestra]] = {
    "justificante": _muestra("Justificante de presentación", _ENTRADA),
    "solicitud": _muestra("Solicitud de licencia de obra menor", _SOLICITUD),
    "resolucion": _muestra("Resolución de la Alcaldía", _RESOLUCION),
    "notificacion": _muestra("Notificación", _NOTIFICACION),
    "evidencia": _muestra("Acreditación de la notificación", _EVIDENCIA),
    "indice": _muestra("Índice del expediente", _INDICE),
    "libro": _muestra("Libro de entrada 2026", muestras_de_registro.LIBRO),
    "certificado": _muestra(
        "Certificado del asiento 2026-E-000123", muestras_de_registro.CERTIFICADO
    ),
    "copia": _muestra("Copia electrónica auténtica", muestras_de_registro.COPIA),
    "separador": _muestra("Hojas separadoras", muestras_de_registro.SEPARADOR),
    "etiqueta": _muestra("Registro de entrada 2026-E-000123", muestras_de_registro.ETIQUETA),
    "diligencia": _muestra("Diligencia", _DILIGENCIA),
}
