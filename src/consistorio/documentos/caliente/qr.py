"""QR codes as an inline image mask, which takes the place of the mark in a skeleton."""

from functools import lru_cache

from consistorio.documentos.composicion.qr import matriz_qr

_A_BITS = bytes(0x31 if octeto else 0x30 for octeto in range(256))
"""White (paper) becomes the digit 1 and black the digit 0, as image masks want."""
_LETRA = "a"
_MASCARAS = range(8)


class QrsParecidos:
    """
    The QR codes of ASCII texts of one length, each added up from what its letters change.

    The error correction of a QR is linear: with version, mode and mask fixed, changing one letter
    always flips the same modules, whatever the other letters are. So a code costs some XOR instead
    of a whole encoding. The mask is the best one for a text of small letters; any may be read.
    Among small letters a capital is not worth a change of mode, so that all are in byte mode.
    """

    def __init__(self, largo: int) -> None:
        self._muestra = _LETRA * largo
        suyo = matriz_qr(self._muestra)
        self._lado = len(suyo)
        self._mascara = next(m for m in _MASCARAS if matriz_qr(self._muestra, mascara=m) == suyo)
        self._base = self._en_bits(self._muestra)
        self._cambios: dict[tuple[int, str], int] = {}

    def operadores(self, texto: str) -> bytes:
        """Return the operators that paint the code of ``texto``, which must have that length."""
        bits = self._base
        for donde, (suya, otra) in enumerate(zip(self._muestra, texto, strict=True)):
            if suya != otra:
                bits ^= self._cambio(donde, otra)
        return _operadores(self._lado, bits)

    def _cambio(self, donde: int, letra: str) -> int:
        """Return the modules that flip when ``letra`` is written there."""
        cambio = self._cambios.get((donde, letra))
        if cambio is None:
            texto = self._muestra[:donde] + letra + self._muestra[donde + 1 :]
            cambio = self._cambios[donde, letra] = self._base ^ self._en_bits(texto)
        return cambio

    def _en_bits(self, texto: str) -> int:
        return _en_bits(matriz_qr(texto, mascara=self._mascara))


def qr_en_linea(texto: str) -> bytes:
    """Return the operators that paint a QR in the unit square of a page that grows downwards."""
    if texto.isascii() and texto.isprintable():
        return _de_largo(len(texto)).operadores(texto)
    matriz = matriz_qr(texto)
    return _operadores(len(matriz), _en_bits(matriz))


@lru_cache(maxsize=256)
def _de_largo(largo: int) -> QrsParecidos:
    return QrsParecidos(largo)


def _en_bits(matriz: tuple[bytes, ...]) -> int:
    """Return the modules as one number, each row filled up to whole octets."""
    relleno = b"0" * (-len(matriz) % 8)
    return int(b"".join(fila.translate(_A_BITS) + relleno for fila in matriz), 2)


def _operadores(lado: int, bits: int) -> bytes:
    digitos = 2 * lado * ((lado + 7) // 8)
    return b" q 1 0 0 -1 0 1 cm\nBI/W %d/H %d/BPC 1/IM true/F/AHx\nID %b>\nEI Q" % (
        lado,
        lado,
        f"{bits:0{digitos}X}".encode(),
    )
