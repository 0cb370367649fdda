"""A pile of papers with separators, from the printed sheets to the entry, and found by what it says."""

from __future__ import annotations

import io
import shutil
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

pytestmark = pytest.mark.navegador
REGISTRO = "10000001S"
A4 = (1654, 2339)
PALABRA = "algarrobos"


def test_una_pila_escaneada_se_corta_se_registra_y_se_encuentra(empleada, tmp_path) -> None:
    oficial = empleada(REGISTRO)
    fichero = tmp_path / "pila.pdf"
    fichero.write_bytes(escanea(imprime(oficial)))
    escribe(oficial, fichero)
    corta(oficial)
    registra(oficial)
    encuentra(oficial)


def imprime(oficial: Any) -> bytes:
    """Print the separators."""
    oficial.ir("tramitacion/registro/nueva-entrada/")
    enlace = oficial.pagina.get_by_role("link", name="Imprimir las hojas")
    return bytes(oficial.pagina.request.get(enlace.evaluate("a => a.href")).body())


def escanea(separadores: bytes) -> bytes:
    """Return a pile as a scanner gives it: separator, paper, blank back, separator, paper."""
    with pypdfium2.PdfDocument(separadores) as pdf:
        hojas = [pdf[n].render(scale=200 / 72).to_pil().convert("L").resize(A4) for n in (0, 10)]
    solicitud = papel("Solicitud", f"Que se poden los {PALABRA} de la ribera.")
    pila = [hojas[0], solicitud, papel(), hojas[1], papel("Certificado", "Se certifica.")]
    fichero = io.BytesIO()
    pila[0].save(fichero, format="PDF", save_all=True, append_images=pila[1:], resolution=200)
    return fichero.getvalue()


def papel(*lineas: str) -> Image.Image:
    cuadro = Image.new("L", A4, 255)
    letra = ImageFont.load_default(52)
    for n, linea in enumerate(lineas):
        ImageDraw.Draw(cuadro).text((200, 300 + 150 * n), linea, 0, font=letra)
    return cuadro


def escribe(oficial: Any, fichero: Any) -> None:
    p = oficial.pagina
    p.fill("#id_interesado_numero", "12345678Z")
    p.fill("#id_interesado_nombre", "Ana")
    p.fill("#id_interesado_apellido_1", "García")
    p.fill("#id_extracto", "Poda de árboles en la ribera")
    p.fill("#id_unidad", p.locator("#unidades option").first.get_attribute("value"))
    p.set_input_files("#pila", str(fichero))
    p.select_option("#papel", "A4")
    oficial.ver("420-entrada-con-pila")
    oficial.pulsar("Revisar")
    oficial.lee("Salen 2 documentos")


def corta(oficial: Any) -> None:
    oficial.lee("Se quita 1 hoja en blanco")
    oficial.pagina.fill("#nombre_2", "Solicitud firmada")
    oficial.ver("421-pila")
    oficial.pulsar("Añadir los documentos")
    oficial.lee("Añadidos 2 documentos")
    oficial.ver("422-pila-anadida")


def registra(oficial: Any) -> None:
    oficial.pulsar("Revisar")
    oficial.ver("423-revisar-pila")
    oficial.pulsar("Registrar")
    oficial.pagina.wait_for_url("**/registrado/")


def encuentra(oficial: Any) -> None:
    """What the paper says is found, once a machine has read it."""
    if not shutil.which("tesseract"):
        return
    for _intento in range(60):
        oficial.ir(f"tramitacion/registro/buscar/?q={PALABRA}")
        if oficial.pagina.get_by_text("Poda de árboles en la ribera").count():
            break
        oficial.pagina.wait_for_timeout(500)
    oficial.lee("Poda de árboles en la ribera")
    oficial.ver("424-hallado-por-lo-que-dice")
