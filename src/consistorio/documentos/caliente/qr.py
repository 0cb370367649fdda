"""QR codes as an inline image mask, which takes the place of the mark in a skeleton."""

from consistorio.documentos.composicion.qr import matriz_qr

_A_BITS = bytes(0x31 if octeto else 0x30 for octeto in range(256))
"""White (paper) becomes the digit 1 and black the digit 0, as image masks want."""


def qr_en_linea(texto: str) -> bytes:
    """Return the operators that paint a QR in the unit square of a page that grows downwards."""
    matriz = matriz_qr(texto)
    lado = len(matriz)
    octetos = (lado + 7) // 8
    sobrante = 8 * octetos - lado
    datos = "".join(
        f"{int(fila.translate(_A_BITS), 2) << sobrante:0{2 * octetos}X}" for fila in matriz
    )
    return b" q 1 0 0 -1 0 1 cm\nBI/W %d/H %d/BPC 1/IM true/F/AHx\nID %b>\nEI Q" % (
        lado,
        lado,
        datos.encode(),
    )
