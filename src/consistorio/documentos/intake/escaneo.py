"""A scanned paper, looked at and turned into its pages. Runs in a child process only: see `aparte`."""

import base64
import io
from typing import Any

import pypdfium2
from PIL import Image, ImageSequence

from .aparte import recibir_encargo, responder_encargo
from .tipos import PDF

PULGADA_MM = 25.4
PPP_MAXIMO = 300
CALIDAD = 90
CASI_BLANCO = 245
TINTA_MINIMA = 0.0005
"""Part of a page that must not be white for it to say something."""


def mirar(
    mime: str, contenido: bytes, papel_mm: tuple[float, float], maximo: int
) -> dict[str, Any]:
    """Return for each page its image (JPEG in base64), resolution, mode and whether it is blank."""
    paginas = (
        _de_pdf(contenido, maximo) if mime == PDF.mime else _de_imagen(contenido, papel_mm, maximo)
    )
    return {"paginas": [_pagina(imagen, ppp, mm) for imagen, ppp, mm in paginas]}


def _de_imagen(
    contenido: bytes, papel_mm: tuple[float, float], maximo: int
) -> list[tuple[Image.Image, int, tuple[float, float]]]:
    """Resolution is pixels by the paper that was declared: what a photo says of itself is not it."""
    vistas = []
    with Image.open(io.BytesIO(contenido), formats=("JPEG", "PNG", "TIFF")) as fichero:
        for cuadro in ImageSequence.Iterator(fichero):
            imagen = cuadro.convert("RGB")
            corto, largo = sorted(papel_mm)
            mm = (largo, corto) if imagen.width > imagen.height else (corto, largo)
            ppp = min(imagen.width / mm[0], imagen.height / mm[1]) * PULGADA_MM
            vistas.append((imagen, round(ppp), mm))
            if len(vistas) > maximo:
                break
    return vistas


def _de_pdf(contenido: bytes, maximo: int) -> list[tuple[Image.Image, int, tuple[float, float]]]:
    vistas = []
    with pypdfium2.PdfDocument(contenido) as pdf:
        for pagina in list(pdf)[: maximo + 1]:
            ancho, alto = pagina.get_size()
            mm = (ancho / 72 * PULGADA_MM, alto / 72 * PULGADA_MM)
            ppp = _ppp_de(pagina, ancho)
            escala = min(max(ppp, 1), PPP_MAXIMO) / 72
            vistas.append((pagina.render(scale=escala).to_pil().convert("RGB"), ppp, mm))
    return vistas


def _ppp_de(pagina: Any, ancho_en_puntos: float) -> int:
    """Return the resolution of the widest picture of the page; without one, it was not scanned."""
    anchos = []
    for objeto in pagina.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        izquierda, _abajo, derecha, _arriba = objeto.get_bounds()
        if derecha - izquierda > ancho_en_puntos / 2:
            anchos.append(objeto.get_px_size()[0] / (derecha - izquierda) * 72)
    return round(max(anchos, default=0))


def _pagina(imagen: Image.Image, ppp: int, mm: tuple[float, float]) -> dict[str, Any]:
    gris = imagen.convert("L")
    histograma = gris.histogram()
    tinta = sum(histograma[:CASI_BLANCO]) / max(1, imagen.width * imagen.height)
    fichero = io.BytesIO()
    imagen.save(fichero, format="JPEG", quality=CALIDAD, dpi=(ppp, ppp))
    return {
        "jpeg": base64.b64encode(fichero.getvalue()).decode(),
        "ppp": ppp,
        "mm": mm,
        "pixeles": imagen.size,
        "blanca": tinta < TINTA_MINIMA,
    }


if __name__ == "__main__":
    encargo = recibir_encargo()
    dados = dict(encargo.parametros)
    ancho, alto = dados["papel_mm"]
    responder_encargo(mirar(dados["mime"], encargo.contenido, (ancho, alto), dados["maximo"]))
