"""Samples of the papers of the registro, as `muestras` has those of the others."""

import base64
import io
from datetime import UTC, date, datetime

from PIL import Image

from consistorio.documentos.composicion.qr import svg_qr
from consistorio.documentos.rules.texto_rico import desde_texto

AHORA = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)
HOY = date(2026, 3, 2)
LIBRO = {
    "resumen": (("Desde", HOY), ("Asientos", "2")),
    "fichero": ("Fichero de datos (SHA-256)", "0" * 64),
    "columnas": ("Número", "Fecha y hora", "Extracto", "Persona", "Unidad"),
    "filas": tuple(
        {
            "numero": f"2026-E-{n:06}",
            "fecha": AHORA,
            "extracto": "Solicita un vado",
            "nota": "Anulación · Duplicado" if n == 1 else "",
            "persona": "MARÍA GARCÍA PRUEBA",
            "documento": "12345678Z",
            "unidad": "Urbanismo",
            "anulado": n == 1,
        }
        for n in range(1, 60)
    ),
    "aviso": "Este libro reproduce los asientos del registro electrónico general.",
}
CERTIFICADO = {
    "cuerpo": desde_texto("Certifico que en el registro general consta el siguiente asiento:"),
    "datos": (("Número", "2026-E-000123"), ("Extracto", "Reparación de fachada")),
    "documentos": ({"nombre": "Solicitud.pdf", "sha256": "0" * 64},),
    "cierre": desde_texto("Y para que conste, expido este certificado."),
    "firmas": ({"nombre": "TOMÁS IBÁÑEZ LARREA", "cargo": "Secretario"},),
}


def _foto() -> str:
    """Return a drawing with a JPEG inside, as a scanned page comes."""
    fichero = io.BytesIO()
    Image.new("RGB", (21, 30), "#ddd").save(fichero, format="JPEG")
    jpeg = base64.b64encode(fichero.getvalue()).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="21" height="30" viewBox="0 0 21 30">'
        f'<image width="21" height="30" href="data:image/jpeg;base64,{jpeg}"/></svg>'
    )


COPIA = {
    "cuerpo": desde_texto(
        "Este documento es copia electrónica auténtica de un documento en papel."
    ),
    "datos": (("Páginas", "2"), ("Resolución", "200 ppp")),
    "huellas": ("0" * 64,),
    "pagina_alt": "Página digitalizada",
    "paginas": tuple({"svg": _foto(), "ancho": 210, "alto": 297} for _n in range(2)),
}
ETIQUETA = {
    "oficina": "Oficina de asistencia en materia de registros",
    "clase": "Registro de entrada",
    "numero": "2026-E-000123",
    "presentado_en": AHORA,
}
SEPARADOR = {
    "hojas": tuple(
        {
            "tipo": nombre,
            "codigo": f"CONSISTORIO/SEPARADOR/1/{codigo}",
            "qr": svg_qr(f"CONSISTORIO/SEPARADOR/1/{codigo}"),
            "qr_alt": f"Código del separador: {nombre}",
        }
        for codigo, nombre in (("TD14", "Solicitud"), ("TD99", "Otros"))
    ),
    "que_es": "Hoja separadora",
    "como": "Póngala delante de cada documento antes de escanear la pila.",
}
