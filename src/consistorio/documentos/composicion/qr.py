"""QR codes as a matrix of modules, for print."""

import math

import zxingcpp

Matriz = tuple[bytes, ...]
"""Rows of modules; a byte of 0 is black."""


def matriz_qr(texto: str, *, mascara: int | None = None) -> Matriz:
    """
    Return the QR of a text, without the white frame that the page already gives.

    :param mascara: 0 to 7 (ISO/IEC 18004 §7.8); without it, the one with the fewest penalties.
    """
    elegida = {} if mascara is None else {"data_mask": mascara}
    codigo = zxingcpp.create_barcode(texto, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **elegida)
    puntos = bytes(codigo.to_image(add_quiet_zones=False))  # type: ignore[call-overload]
    lado = math.isqrt(len(puntos))
    return tuple(puntos[n : n + lado] for n in range(0, len(puntos), lado))


def svg_qr(texto: str) -> str:
    """Return the QR of a text as an SVG of one path."""
    matriz = matriz_qr(texto)
    lado = len(matriz)
    trazos = "".join(
        f"M{inicio} {y}h{fin - inicio}v1h-{fin - inicio}z"
        for y, fila in enumerate(matriz)
        for inicio, fin in _tramos_negros(fila)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lado} {lado}" '
        f'width="{lado}" height="{lado}"><path d="{trazos}"/></svg>'
    )


def _tramos_negros(fila: bytes) -> list[tuple[int, int]]:
    tramos, inicio = [], -1
    for x, valor in enumerate((*fila, 255)):
        if valor == 0 and inicio < 0:
            inicio = x
        elif valor and inicio >= 0:
            tramos.append((inicio, x))
            inicio = -1
    return tramos
