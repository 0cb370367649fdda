"""A hostile file, opened. Runs in a child process only: see `aparte`."""

import io
import re
import stat
import unicodedata
import zipfile
from collections.abc import Mapping
from typing import Any

import pikepdf
from PIL import Image

from . import examen
from .aparte import recibir_encargo, responder_encargo
from .tipos import IMAGENES, PDF

_PROGRAMA = re.compile(rb"/(?:JS|JavaScript|Launch)\b")
_PROGRAMAS_DE_OFICINA = ("vbaproject.bin", "basic/script-lc.xml")
_BIT_DE_CIFRADO = 0x1

Dicho = dict[str, Any]


class _Enredado(Exception):
    """The PDF has more objects than any honest one."""


def mirar(mime: str, contenido: bytes, limites: Mapping[str, int]) -> Dicho:
    """Return ``motivo`` (empty if it may come in), ``avisos`` and ``paginas``."""
    if mime == PDF.mime:
        return _mirar_pdf(contenido, limites)
    if mime in {imagen.mime for imagen in IMAGENES}:
        return _mirar_imagen(contenido, limites)
    return _mirar_zip(contenido, limites)


def _dicho(motivo: str = "", avisos: tuple[str, ...] = (), paginas: int | None = None) -> Dicho:
    return {"motivo": motivo, "avisos": avisos, "paginas": paginas}


def _mirar_pdf(contenido: bytes, limites: Mapping[str, int]) -> Dicho:
    try:
        _contar(contenido.count(b" obj"), limites)  # Before they take memory.
        with pikepdf.open(io.BytesIO(contenido)) as pdf:
            _contar(len(pdf.objects), limites)
            paginas = len(pdf.pages)
            programa = _lleva_programa(pdf)
            adjuntos = len(pdf.attachments) > 0
            cifrado = pdf.is_encrypted
    except (pikepdf.PasswordError, _Enredado) as error:
        enredado = isinstance(error, _Enredado)
        return _dicho(examen.DEMASIADO_ENREDADO if enredado else examen.CIFRADO)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError):
        return _dicho(examen.NO_SE_PUDO_ABRIR)
    hay = ((programa, examen.CON_PROGRAMA), (adjuntos, examen.CON_ADJUNTOS))
    avisos = tuple(aviso for lo_hay, aviso in hay if lo_hay)
    if cifrado:
        return _dicho(examen.CIFRADO, avisos, paginas)
    if not paginas:
        return _dicho(examen.SIN_PAGINAS, avisos, paginas)
    demasiadas = paginas > limites["paginas"]
    return _dicho(examen.DEMASIADAS_PAGINAS if demasiadas else "", avisos, paginas)


def _contar(objetos: int, limites: Mapping[str, int]) -> None:
    if objetos > limites["objetos"]:
        raise _Enredado


def _lleva_programa(pdf: pikepdf.Pdf) -> bool:
    """Say whether a PDF has a program anywhere: however its name is written, it is the same here."""
    return any(_PROGRAMA.search(_escrito(objeto)) for objeto in pdf.objects)


def _escrito(objeto: pikepdf.Object) -> bytes:
    if isinstance(objeto, pikepdf.Stream):
        objeto = objeto.stream_dict
    if isinstance(objeto, pikepdf.Dictionary | pikepdf.Array):
        return bytes(objeto.unparse(resolved=True))
    return b""


def _mirar_imagen(contenido: bytes, limites: Mapping[str, int]) -> Dicho:
    Image.MAX_IMAGE_PIXELS = limites["pixeles"]
    try:
        with Image.open(io.BytesIO(contenido), formats=("JPEG", "PNG", "TIFF")) as imagen:
            ancho, alto = imagen.size
            paginas = getattr(imagen, "n_frames", 1)
            imagen.verify()
    except Image.DecompressionBombError:
        return _dicho(examen.IMAGEN_ENORME)
    except Exception:  # noqa: BLE001 - each broken image breaks its reader in its own way
        return _dicho(examen.NO_SE_PUDO_ABRIR)
    enorme = ancho * alto > limites["pixeles"]
    return _dicho(examen.IMAGEN_ENORME if enorme else "", (), paginas)


def _mirar_zip(contenido: bytes, limites: Mapping[str, int]) -> Dicho:
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as comprimido:
            dentro = comprimido.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return _dicho(examen.NO_SE_PUDO_ABRIR)
    abierto = sum(fichero.file_size for fichero in dentro)
    razon = max((f.file_size / max(f.compress_size, 1) for f in dentro), default=0)
    # What is after a NUL is hidden from who asks for ``filename``.
    nombres = [fichero.orig_filename.lower() for fichero in dentro]
    programa = any(nombre.endswith(_PROGRAMAS_DE_OFICINA) for nombre in nombres)
    avisos = (examen.CON_PROGRAMA,) if programa else ()
    contra = (
        (len(dentro) > limites["ficheros_en_zip"], examen.BOMBA),
        (abierto > limites["bytes_al_abrir"], examen.BOMBA),
        (razon > limites["razon_de_compresion"] and abierto > _HOLGURA, examen.BOMBA),
        (_se_solapan(dentro), examen.BOMBA),
        (any(map(_es_peligroso, nombres)), examen.RUTAS_PELIGROSAS),
        (any(map(_no_es_un_fichero, dentro)), examen.RUTAS_PELIGROSAS),
        (any(f.flag_bits & _BIT_DE_CIFRADO for f in dentro), examen.CIFRADO),
    )
    return _dicho(next((motivo for hay, motivo in contra if hay), ""), avisos)


_CABEZA_DE_ENTRADA, _LARGO_DE_NOMBRE = 30, 255
_HOLGURA = 20 * 1024 * 1024
"""Small files may compress very well and harm nobody."""


def _es_peligroso(nombre: str) -> bool:
    """Say whether a name climbs, is of another place, or does not read as it is written."""
    partes = nombre.replace("\\", "/").split("/")
    if nombre.startswith(("/", "\\")) or ".." in partes or any(":" in parte for parte in partes):
        return True
    largo = any(len(parte.encode()) > _LARGO_DE_NOMBRE for parte in partes)
    return largo or any(unicodedata.category(letra)[0] == "C" for letra in nombre)


def _no_es_un_fichero(entrada: zipfile.ZipInfo) -> bool:
    """Say whether an entry made in Unix is a link, a device or a pipe."""
    modo = stat.S_IFMT(entrada.external_attr >> 16)
    return modo not in {0, stat.S_IFREG, stat.S_IFDIR}


def _se_solapan(dentro: list[zipfile.ZipInfo]) -> bool:
    """Say whether two entries share octets: so few open into very many (Fifield, 2019)."""
    final = 0
    for entrada in sorted(dentro, key=lambda uno: uno.header_offset):
        if entrada.header_offset < final:
            return True
        final = entrada.header_offset + _CABEZA_DE_ENTRADA + entrada.compress_size
    return False


if __name__ == "__main__":
    encargo = recibir_encargo()
    parametros = dict(encargo.parametros)
    responder_encargo(mirar(parametros.pop("mime"), encargo.contenido, parametros))
