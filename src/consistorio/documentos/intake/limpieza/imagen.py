"""A photograph without what its camera and its programs wrote in it: the picture is not touched."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

from .comun import NoSeSabe

_EOI, _SOS, _COM, _RELLENO = 0xD9, 0xDA, 0xFE, 0xFF
_APP0, _APP1, _APP2, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_REINICIOS = range(0xD0, 0xD8)
_SIN_CUERPO = frozenset({0x01, *_REINICIOS})
_ORIENTACION, _GIROS, _DERECHA = 0x0112, range(1, 9), 1
_CABEZA, _COLA = 8, 4
"""Of each piece of a PNG: its length and kind, and its sum."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SE_QUEDAN = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP"),
        *(b"sBIT", b"sRGB", b"pHYs", b"bKGD", b"acTL", b"fcTL", b"fdAT"),
    }
)


def limpiar_jpeg(contenido: bytes, quitado: Counter[str]) -> bytes:
    """
    Return the photograph with the segments that draw it, its colours and how it is turned.

    :raises NoSeSabe: if it is not read to its end.
    """
    salida = bytearray(b"\xff\xd8")
    giro = _DERECHA
    for marca, segmento in _segmentos(contenido, quitado):
        if marca == _APP1 and segmento[4:10] == b"Exif\0\0":
            giro = _giro(segmento[10:])
            quitado["exif"] += not _es_solo_giro(segmento)
        elif marca == _COM or (_APP0 <= marca <= _APP15 and not _dibuja(marca, segmento)):
            quitado["textos_de_imagen"] += 1
        else:
            salida += segmento
    return bytes(salida if giro == _DERECHA else salida[:2] + _solo_giro(giro) + salida[2:])


def _dibuja(marca: int, segmento: bytes) -> bool:
    """Say whether a segment of applications changes how the picture is seen."""
    if marca == _APP0:
        return segmento[4:9] == b"JFIF\0" and not any(segmento[16:18])  # Without its own thumbnail.
    if marca == _APP2:
        return segmento[4:16] == b"ICC_PROFILE\0"
    return marca == _APP14 and segmento[4:9] == b"Adobe"


def _segmentos(contenido: bytes, quitado: Counter[str]) -> Iterator[tuple[int, bytes]]:
    aqui = 2
    while True:
        if contenido[aqui : aqui + 1] != b"\xff" or aqui + 2 > len(contenido):
            raise NoSeSabe
        marca = contenido[aqui + 1]
        if marca == _RELLENO:
            aqui += 1
            continue
        if marca == _EOI:
            quitado["al_final"] += bool(contenido[aqui + 2 :].strip(b"\0"))
            yield marca, b"\xff\xd9"
            return
        largo = 2
        if marca not in _SIN_CUERPO:
            largo += int.from_bytes(contenido[aqui + 2 : aqui + 4], "big")
        hasta = aqui + largo
        if marca == _SOS:
            hasta = _fin_del_dibujo(contenido, hasta)
        yield marca, contenido[aqui:hasta]
        aqui = hasta


def _fin_del_dibujo(contenido: bytes, desde: int) -> int:
    """Return where the next mark is: a 0xFF that is neither of the data nor a restart."""
    aqui = desde
    while True:
        aqui = contenido.find(b"\xff", aqui)
        if aqui < 0 or aqui + 1 >= len(contenido):
            raise NoSeSabe
        if contenido[aqui + 1] and contenido[aqui + 1] not in _REINICIOS:
            return aqui
        aqui += 2


def _giro(tiff: bytes) -> int:
    """Return how the photograph is turned (1 to 8), which is the only thing of the camera that stays."""
    orden = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if orden is None:
        return _DERECHA
    try:
        (donde,) = struct.unpack_from(f"{orden}I", tiff, 4)
        (cuantas,) = struct.unpack_from(f"{orden}H", tiff, donde)
        for n in range(min(cuantas, 200)):
            etiqueta, _tipo, _veces, valor = struct.unpack_from(
                f"{orden}HHIH", tiff, donde + 2 + 12 * n
            )
            if etiqueta == _ORIENTACION:
                return valor if valor in _GIROS else _DERECHA
    except struct.error:
        return _DERECHA
    return _DERECHA


def _solo_giro(giro: int) -> bytes:
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTACION, 3, 1, giro, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + 6 + len(tiff)) + b"Exif\0\0" + tiff


def _es_solo_giro(segmento: bytes) -> bool:
    return segmento == _solo_giro(_giro(segmento[10:]))


def limpiar_png(contenido: bytes, quitado: Counter[str]) -> bytes:
    """
    Return the picture with the pieces that draw it.

    :raises NoSeSabe: if it is not read to its end.
    """
    salida, aqui = bytearray(_PNG), len(_PNG)
    while True:
        cabeza = contenido[aqui : aqui + _CABEZA]
        if len(cabeza) < _CABEZA:
            raise NoSeSabe
        largo, tipo = int.from_bytes(cabeza[:4], "big"), cabeza[4:]
        entera = _CABEZA + largo + _COLA
        pieza = contenido[aqui : aqui + entera]
        if len(pieza) != entera or zlib.crc32(pieza[4:-4]) != int.from_bytes(pieza[-4:], "big"):
            raise NoSeSabe
        aqui += entera
        if tipo in _SE_QUEDAN:
            salida += pieza
        else:
            quitado["exif" if tipo == b"eXIf" else "textos_de_imagen"] += 1
        if tipo == b"IEND":
            quitado["al_final"] += bool(contenido[aqui:].strip(b"\0"))
            return bytes(salida)
