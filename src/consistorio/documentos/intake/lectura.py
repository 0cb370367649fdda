"""The text of some pages of a document: its own, or read by tesseract. In a child process only."""

import io
import subprocess
from typing import Any

import pypdfium2
from PIL import Image, ImageSequence

from .aparte import recibir_encargo, responder_encargo
from .tipos import PDF

PPP = 300
LETRAS_MINIMAS = 16
"""With fewer, a page has no text of its own: a scanner often writes a line of its own in it."""
LETRAS_DE_UNA_FOTO = 400
"""A page that is a picture, with fewer, has in it only what a scanner or a seal wrote over it."""
LADO_MAXIMO = 6_000
SEGUNDOS_POR_PAGINA = 30
CAPA, LEIDA, SIN_MOTOR, FALLIDA = "capa", "leida", "sin-motor", "fallida"


def leer(mime: str, contenido: bytes, desde: int, cuantas: int, motor: list[str]) -> dict[str, Any]:
    """
    Return how many pages there are, and of some of them (number, text, how, confidence out of 100).

    :param desde: the first, from 1.
    :param motor: the order that reads a picture and writes its words; none, where nobody can.
    """
    if mime == PDF.mime:
        return _de_pdf(contenido, desde, cuantas, motor)
    with Image.open(io.BytesIO(contenido), formats=("JPEG", "PNG", "TIFF")) as fichero:
        total = getattr(fichero, "n_frames", 1)
        paginas = [
            _de_imagen(n, cuadro.convert("L"), motor)
            for n, cuadro in enumerate(ImageSequence.Iterator(fichero), start=1)
            if desde <= n < desde + cuantas
        ]
    return {"total": total, "paginas": paginas}


def _de_pdf(contenido: bytes, desde: int, cuantas: int, motor: list[str]) -> dict[str, Any]:
    paginas = []
    with pypdfium2.PdfDocument(contenido) as pdf:
        total = len(pdf)
        for n in range(desde, min(total, desde + cuantas - 1) + 1):
            pagina = pdf[n - 1]
            texto = pagina.get_textpage().get_text_bounded().strip()
            if len(texto) >= (LETRAS_DE_UNA_FOTO if _es_foto(pagina) else LETRAS_MINIMAS):
                paginas.append({"numero": n, "texto": texto, "modo": CAPA, "confianza": None})
                continue
            escala = min(PPP / 72, LADO_MAXIMO / max(pagina.get_size()))
            paginas.append(
                _de_imagen(n, pagina.render(scale=escala, grayscale=True).to_pil(), motor)
            )
    return {"total": total, "paginas": paginas}


def _es_foto(pagina: Any) -> bool:
    """Tell whether a picture fills most of the page."""
    ancho, alto = pagina.get_size()
    for objeto in pagina.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        izquierda, abajo, derecha, arriba = objeto.get_bounds()
        if (derecha - izquierda) * (arriba - abajo) > ancho * alto / 2:
            return True
    return False


def _de_imagen(numero: int, imagen: Image.Image, motor: list[str]) -> dict[str, Any]:
    vacia = {"numero": numero, "texto": "", "modo": SIN_MOTOR, "confianza": None}
    if not motor:
        return vacia
    imagen.thumbnail((LADO_MAXIMO, LADO_MAXIMO))
    fichero = io.BytesIO()
    imagen.save(fichero, format="PNG", compress_level=1, dpi=(PPP, PPP))
    try:
        hecho = subprocess.run(
            motor,
            input=fichero.getvalue(),
            capture_output=True,
            timeout=SEGUNDOS_POR_PAGINA,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return {**vacia, "modo": FALLIDA}
    texto, confianza = _palabras(hecho.stdout.decode("utf-8", "replace"))
    return {"numero": numero, "texto": texto, "modo": LEIDA, "confianza": confianza}


def _palabras(tsv: str) -> tuple[str, int | None]:
    """Return the words in lines, and how sure tesseract is of them, from its table."""
    lineas: dict[tuple[str, ...], list[str]] = {}
    seguridad = []
    for fila in tsv.splitlines()[1:]:
        celdas = fila.split("\t")
        if len(celdas) == len(
            ["level", "page", "block", "par", "line", "word", "l", "t", "w", "h", "conf", "text"]
        ):
            palabra = celdas[11].strip()
            if palabra:
                lineas.setdefault(tuple(celdas[1:5]), []).append(palabra)
                seguridad.append(float(celdas[10]))
    texto = "\n".join(" ".join(palabras) for palabras in lineas.values())
    return texto, round(sum(seguridad) / len(seguridad)) if seguridad else None


if __name__ == "__main__":
    encargo = recibir_encargo()
    dados = dict(encargo.parametros)
    responder_encargo(
        leer(dados["mime"], encargo.contenido, dados["desde"], dados["cuantas"], dados["motor"])
    )
