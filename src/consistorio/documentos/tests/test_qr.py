import re

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from consistorio.documentos.caliente.qr import qr_en_linea
from consistorio.documentos.rules.csv import nuevo_csv

_BORDE, _PUNTO = 4, 4


def _leer(operadores):
    """Read the code as somebody else's reader does, from the modules that the page paints."""
    hallado = re.search(rb"/W (\d+)/H (\d+).*ID ([0-9A-F]+)>", operadores, re.DOTALL)
    lado, octetos = int(hallado[1]), (int(hallado[1]) + 7) // 8
    datos = bytes.fromhex(hallado[3].decode())
    filas = [datos[n : n + octetos] for n in range(0, len(datos), octetos)]
    ancho = (lado + 2 * _BORDE) * _PUNTO
    blanca = bytes([255]) * ancho * _PUNTO * _BORDE
    imagen = blanca + b"".join(_fila(fila, lado) * _PUNTO for fila in filas) + blanca
    vista = zxingcpp.ImageView(imagen, ancho, ancho, zxingcpp.ImageFormat.Lum)
    return [codigo.text for codigo in zxingcpp.read_barcodes(vista)]


def _fila(fila, lado):
    modulos = [fila[x // 8] >> (7 - x % 8) & 1 for x in range(lado)]
    orla = [1] * _BORDE
    return b"".join(bytes([255 * m]) * _PUNTO for m in (*orla, *modulos, *orla))


def test_cada_csv_se_lee_en_su_codigo():
    for _ in range(50):
        direccion = f"https://sede.villaclara.example/verificar/{nuevo_csv()}/"

        assert _leer(qr_en_linea(direccion)) == [direccion]


@settings(max_examples=60, deadline=None)
@given(texto=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=90))
def test_any_printable_text_is_read_back(texto):
    assert _leer(qr_en_linea(texto)) == [texto]


@pytest.mark.parametrize("direccion", ["https://ayuntamiento-de-peñaflor.example/verificar/A/"])
def test_an_address_with_other_letters_is_read_too(direccion):
    assert _leer(qr_en_linea(direccion)) == [direccion]
