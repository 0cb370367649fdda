"""Images that open into more than a machine holds, or break who reads them."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image
from tests.ataques.ficheros.caso import Caso


def casos() -> Iterator[Caso]:
    """Give each image with whether it must be refused."""
    for lado in (50_000, 100_000, 2**31 - 1):
        yield Caso(f"png-{lado}", "a.png", png(lado, lado), rechazar=True)
    yield Caso("png-de-una-fila", "a.png", png(2**31 - 1, 1), rechazar=True)
    yield Caso("png-cero", "a.png", png(0, 0), rechazar=True)
    yield Caso(
        "png-bomba-de-datos", "a.png", png(100, 100, datos=zlib.compress(bytes(200_000_000), 9))
    )
    yield Caso("png-texto-bomba", "a.png", _png_con_texto(), rechazar=None)
    yield Caso("png-perfil-bomba", "a.png", _png_con_perfil(), rechazar=None)
    yield Caso("png-sin-fin", "a.png", png(10, 10)[:-12], rechazar=None)
    yield Caso("png-crc-malo", "a.png", png(10, 10)[:-4] + b"\0\0\0\0", rechazar=None)
    for ancho, alto in ((65_500, 65_500), (65_535, 65_535)):
        yield Caso(f"jpeg-{ancho}", "a.jpg", _jpeg_que_dice(ancho, alto), rechazar=True)
    yield Caso("tiff-enorme", "a.tif", _tiff_que_dice(200_000, 200_000), rechazar=True)
    yield Caso("tiff-en-bucle", "a.tif", _tiff_en_bucle(), rechazar=None)
    yield Caso("tiff-tira-fuera", "a.tif", _tiff_que_dice(10, 10, tira=0x7FFFFFFF), rechazar=None)
    yield Caso("tiff-vacio", "a.tif", b"II*\0\xff\xff\xff\xff", rechazar=True)
    for formato, nombre in (("PNG", "a.png"), ("JPEG", "a.jpg"), ("TIFF", "a.tif")):
        entera = _de_verdad(formato)
        for parte in (1, 5, 20, 50, 80):
            corte = entera[: max(4, len(entera) * parte // 100)]
            yield Caso(f"{formato.lower()}-cortada-{parte}", nombre, corte, rechazar=None)
    yield Caso("gif-que-dice-png", "a.png", b"GIF89a" + bytes(50), rechazar=True)
    yield Caso("png-que-dice-pdf", "a.pdf", png(10, 10), rechazar=True)
    yield Caso(
        "jpeg-con-php", "a.jpg", _de_verdad("JPEG") + b"<?php system($_GET['c']); ?>", rechazar=None
    )
    yield Caso(
        "jpeg-con-zip", "a.jpg", _de_verdad("JPEG") + b"PK\x05\x06" + bytes(18), rechazar=None
    )


def png(ancho: int, alto: int, *, datos: bytes | None = None) -> bytes:
    cabeza = struct.pack(">IIBBBBB", ancho, alto, 8, 0, 0, 0, 0)
    filas = datos if datos is not None else zlib.compress(bytes(11 * 10))
    return (
        b"\x89PNG\r\n\x1a\n" + trozo(b"IHDR", cabeza) + trozo(b"IDAT", filas) + trozo(b"IEND", b"")
    )


def trozo(tipo: bytes, datos: bytes) -> bytes:
    return (
        struct.pack(">I", len(datos)) + tipo + datos + struct.pack(">I", zlib.crc32(tipo + datos))
    )


def _insertado(nuevo: bytes) -> bytes:
    entera = png(10, 10)
    return entera[:33] + nuevo + entera[33:]


def _png_con_texto() -> bytes:
    return _insertado(trozo(b"zTXt", b"a\0\0" + zlib.compress(bytes(300_000_000), 9)))


def _png_con_perfil() -> bytes:
    return _insertado(trozo(b"iCCP", b"a\0\0" + zlib.compress(bytes(300_000_000), 9)))


def _de_verdad(formato: str) -> bytes:
    salida = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(salida, formato)
    return salida.getvalue()


def _jpeg_que_dice(ancho: int, alto: int) -> bytes:
    entera = bytearray(_de_verdad("JPEG"))
    marco = entera.index(b"\xff\xc0")
    entera[marco + 5 : marco + 9] = struct.pack(">HH", alto, ancho)
    return bytes(entera)


def _tiff(*campos: tuple[int, int, int], siguiente: int = 0) -> bytes:
    cuerpo = struct.pack("<H", len(campos))
    for etiqueta, tipo, valor in campos:
        cuerpo += struct.pack("<HHII", etiqueta, tipo, 1, valor)
    return b"II*\0\x08\0\0\0" + cuerpo + struct.pack("<I", siguiente)


def _tiff_que_dice(ancho: int, alto: int, *, tira: int = 8) -> bytes:
    return _tiff(
        (256, 4, ancho),
        (257, 4, alto),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, tira),
        (279, 4, 100),
    )


def _tiff_en_bucle() -> bytes:
    return _tiff(
        (256, 4, 10),
        (257, 4, 10),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (279, 4, 10),
        siguiente=8,
    )
