"""What a file is by its content, whatever its name says (Catálogo de estándares)."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_ODF = "application/vnd.oasis.opendocument."
_OOXML = "application/vnd.openxmlformats-officedocument."
_LARGO_DE_MUESTRA = 4096


@dataclass(frozen=True, slots=True)
class Tipo:
    mime: str
    extensiones: tuple[str, ...]
    nombre: str


PDF: Final = Tipo("application/pdf", ("pdf",), "PDF")
JPEG: Final = Tipo("image/jpeg", ("jpg", "jpeg", "jpe"), "imagen JPEG")
PNG: Final = Tipo("image/png", ("png",), "imagen PNG")
TIFF: Final = Tipo("image/tiff", ("tif", "tiff"), "imagen TIFF")
ZIP: Final = Tipo("application/zip", ("zip",), "fichero ZIP")
XML: Final = Tipo("application/xml", ("xml", "xsig"), "fichero XML")
TEXTO: Final = Tipo("text/plain", ("txt", "csv", "md", "log"), "texto")
MP3: Final = Tipo("audio/mpeg", ("mp3",), "audio MP3")
MP4: Final = Tipo("video/mp4", ("mp4", "m4v", "m4a"), "vídeo MP4")

_DE_OFICINA: Final = {
    f"{_ODF}text": Tipo(f"{_ODF}text", ("odt",), "texto OpenDocument"),
    f"{_ODF}spreadsheet": Tipo(f"{_ODF}spreadsheet", ("ods",), "hoja OpenDocument"),
    f"{_ODF}presentation": Tipo(f"{_ODF}presentation", ("odp",), "presentación OpenDocument"),
    "word/": Tipo(f"{_OOXML}wordprocessingml.document", ("docx",), "documento Word"),
    "xl/": Tipo(f"{_OOXML}spreadsheetml.sheet", ("xlsx",), "hoja Excel"),
    "ppt/": Tipo(f"{_OOXML}presentationml.presentation", ("pptx",), "presentación PowerPoint"),
}
IMAGENES: Final = (JPEG, PNG, TIFF)
COMPRIMIDOS: Final = (ZIP, *_DE_OFICINA.values())
ADMITIDOS: Final = (PDF, *IMAGENES, *COMPRIMIDOS, XML, TEXTO, MP3, MP4)

_ACTIVO = re.compile(rb"<\s*(?:!doctype\s+html|html|script|svg|iframe|body)\b", re.IGNORECASE)
_MAGIA: tuple[tuple[Tipo, Callable[[bytes], bool]], ...] = (
    (PDF, lambda c: c.startswith(b"%PDF-")),
    (JPEG, lambda c: c.startswith(b"\xff\xd8\xff")),
    (PNG, lambda c: c.startswith(b"\x89PNG\r\n\x1a\n")),
    (TIFF, lambda c: c[:4] in {b"II*\0", b"MM\0*"}),
    (MP3, lambda c: c.startswith(b"ID3") or c[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"}),
    (MP4, lambda c: c[4:8] == b"ftyp"),
)


def tipo_por_contenido(contenido: bytes) -> Tipo | None:
    """Return the type of a file, or ``None`` if it is none of those that are admitted."""
    for tipo, es in _MAGIA:
        if es(contenido):
            return tipo
    if contenido.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _tipo_de_zip(contenido)
    return _tipo_de_texto(contenido)


def _tipo_de_zip(contenido: bytes) -> Tipo:
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as comprimido:
            nombres = comprimido.namelist()[:1000]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ZIP
    if nombres and nombres[0] == "mimetype":
        mime = contenido[30 + len("mimetype") :][:80]
        return next((t for m, t in _DE_OFICINA.items() if mime.startswith(m.encode())), ZIP)
    if "[Content_Types].xml" in nombres:
        for carpeta, tipo in _DE_OFICINA.items():
            if any(nombre.startswith(carpeta) for nombre in nombres):
                return tipo
    return ZIP


def _tipo_de_texto(contenido: bytes) -> Tipo | None:
    muestra = contenido[:_LARGO_DE_MUESTRA]
    if b"\0" in muestra or _ACTIVO.search(muestra):
        return None
    if muestra.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return XML
    controles = sum(octeto < ord(" ") and octeto not in b"\t\r\n\f" for octeto in muestra)
    return None if controles else TEXTO
