from hypothesis import given
from hypothesis import strategies as st

from consistorio.documentos.rules.csv import ALFABETO, CsvNoValido, normalizar, nuevo_csv


def test_un_codigo_nuevo_lleva_al_menos_128_bits_al_azar():
    assert len(set(ALFABETO)) == 32
    assert 5 * len(nuevo_csv().replace("-", "")) >= 128


def test_los_codigos_no_se_repiten_ni_llevan_orden():
    codigos = {nuevo_csv() for _ in range(2000)}

    assert len(codigos) == 2000


def test_se_lee_como_lo_escriba_la_gente():
    codigo = nuevo_csv()

    assert normalizar(codigo) == codigo
    assert normalizar(codigo.lower().replace("-", "")) == codigo
    assert normalizar(f"  {codigo.replace('-', ' ')} ") == codigo
    assert normalizar(codigo.replace("0", "O").replace("1", "l")) == codigo


@given(st.text(max_size=60))
def test_cualquier_texto_es_un_codigo_o_se_rechaza(texto):
    try:
        codigo = normalizar(texto)
    except CsvNoValido:
        return
    assert normalizar(codigo) == codigo
