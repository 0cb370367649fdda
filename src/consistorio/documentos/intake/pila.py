"""A pile of scanned sheets, looked at and cut. Runs in a child process only: see `aparte`."""

import base64
import io
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image, ImageSequence

from .aparte import recibir_encargo, responder_encargo
from .escaneo import CASI_BLANCO, TINTA_MINIMA
from .tipos import PDF

PPP_PARA_MIRAR = 100
LADO_DE_MINIATURA = 220
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
MARGEN = 0.03
"""The edge of a scan is often dark: it is not looked at to tell whether a sheet says something."""


def como_pdf(mime: str, contenido: bytes) -> bytes:
    """Return the pile as a PDF; that of a TIFF has a page for each of its pictures."""
    if mime == PDF.mime:
        return contenido
    with Image.open(io.BytesIO(contenido), formats=("TIFF", "JPEG", "PNG")) as fichero:
        ppp = fichero.info.get("dpi", (200, 200))[0] or 200
        cuadros = [cuadro.convert("RGB") for cuadro in ImageSequence.Iterator(fichero)]
    salida = io.BytesIO()
    cuadros[0].save(
        salida, format="PDF", save_all=True, append_images=cuadros[1:], resolution=float(ppp)
    )
    return salida.getvalue()


def mirar(contenido: bytes, maximo: int) -> dict[str, Any]:
    """Return how many sheets there are, and of each the QR codes, whether it is blank, a thumbnail."""
    hojas = []
    with pypdfium2.PdfDocument(contenido) as pdf:
        total = len(pdf)
        for n in range(min(total, maximo + 1)):
            pagina = pdf[n]
            escala = min(PPP_PARA_MIRAR / 72, 2_000 / max(pagina.get_size()))
            hojas.append(_hoja(pagina.render(scale=escala, grayscale=True).to_pil()))
    return {"total": total, "hojas": hojas}


def _hoja(gris: Image.Image) -> dict[str, Any]:
    mx, my = int(gris.width * MARGEN), int(gris.height * MARGEN)
    dentro = gris.crop((mx, my, gris.width - mx, gris.height - my))
    tinta = sum(dentro.histogram()[:CASI_BLANCO]) / max(1, dentro.width * dentro.height)
    codigos = zxingcpp.read_barcodes(gris, formats=QR)
    gris.thumbnail((LADO_DE_MINIATURA, LADO_DE_MINIATURA))
    fichero = io.BytesIO()
    gris.save(fichero, format="JPEG", quality=60)
    return {
        "blanca": tinta < TINTA_MINIMA,
        "codigos": [c.text for c in codigos],
        "miniatura": base64.b64encode(fichero.getvalue()).decode(),
    }


def cortar(contenido: bytes, partes: list[list[list[int]]]) -> dict[str, Any]:
    """Return a PDF (base64) for each list of (sheet, turn); what each sheet shows is not touched."""
    salidas = []
    with pikepdf.open(io.BytesIO(contenido)) as pila:
        for parte in partes:
            nuevo = pikepdf.new()
            for numero, giro in parte:
                nuevo.pages.append(pila.pages[numero - 1])
                if giro:
                    nuevo.pages[-1].rotate(giro, relative=True)
            salida = io.BytesIO()
            nuevo.save(salida)
            salidas.append(base64.b64encode(salida.getvalue()).decode())
    return {"partes": salidas}


if __name__ == "__main__":
    encargo = recibir_encargo()
    dados = dict(encargo.parametros)
    pdf = como_pdf(dados["mime"], encargo.contenido)
    responder_encargo(
        cortar(pdf, dados["partes"]) if "partes" in dados else mirar(pdf, dados["maximo"])
    )
