"""Each kind of question takes what it must, and says why when it does not."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.catalogo.rules.campos import Pega, RespuestaNoValida, decir, leer
from consistorio.catalogo.rules.campos.lectura import COMPUESTOS, DE_TEXTO
from consistorio.catalogo.rules.formulario import Campo, TipoDeCampo
from consistorio.catalogo.tests.formularios import campo as datos_de
from consistorio.catalogo.tests.formularios import opciones

CALLE = {"via": "Calle Mayor", "numero": "1", "codigo_postal": "48001", "municipio": "Bilbao"}
COLUMNAS = [datos_de("concepto"), datos_de("importe", "importe")]


def pregunta(tipo: str, **mas) -> Campo:
    return msgspec.convert(datos_de("dato", tipo, **mas), Campo)


def tabla(**mas) -> Campo:
    columnas = [{k: v for k, v in c.items() if k != "base"} for c in COLUMNAS]
    return pregunta("tabla", columnas=columnas, **mas)


@pytest.mark.parametrize(
    ("tipo", "crudo", "valor", "dicho"),
    [
        ("texto", "  Farola rota ", "Farola rota", "Farola rota"),
        ("fecha", "2026-03-02", date(2026, 3, 2), "lunes, 2 de marzo de 2026"),
        ("fecha", "02/03/2026", date(2026, 3, 2), "lunes, 2 de marzo de 2026"),
        ("hora", "9.05", time(9, 5), "09:05"),
        ("numero", "1 200", 1200, "1.200"),
        ("decimal", "2,5", Decimal("2.5"), "2,5"),
        ("decimal", "1.234,5", Decimal("1234.5"), "1.234,5"),
        ("importe", "1200", Decimal("1200.00"), "1.200,00 €"),
        ("importe", "1.200,50 €", Decimal("1200.50"), "1.200,50 €"),
        ("importe", "1200.5", Decimal("1200.50"), "1.200,50 €"),
        ("importe", "1,200.50", Decimal("1200.50"), "1.200,50 €"),
        ("importe", "1.200", Decimal("1200.00"), "1.200,00 €"),
        ("correo", "ana@correo.example", "ana@correo.example", "ana@correo.example"),
        ("telefono", "+34 600 000 000", "+34 600 000 000", "+34 600 000 000"),
        ("casilla", "on", True, "Sí"),
        ("nif", "1-r", None, None),
        ("iban", "es9121000418450200051332", "ES91 2100 0418 4502 0005 1332", None),
        ("codigo_postal", "01001", "01001", "01001"),
        ("catastral", "9872023 vh5797s 0001 wx", "9872023VH5797S0001WX", None),
        ("matricula", "1234-bcd", "1234BCD", "1234BCD"),
        ("matricula", "BI-1234-AB", "BI1234AB", "BI1234AB"),
        ("punto", "43.263,-2.935", "43.26300, -2.93500", None),
    ],
)
def test_toma_lo_que_una_persona_escribe(tipo, crudo, valor, dicho):
    campo = pregunta(tipo)

    leido = leer(campo, crudo)

    assert str(leido) == "00000001R" if tipo == "nif" else leido == valor
    assert dicho is None or decir(campo, leido) == dicho


@pytest.mark.parametrize(
    ("tipo", "crudo", "pega"),
    [
        ("fecha", "30/02/2026", Pega.FECHA),
        ("fecha", "1066-10-14", Pega.FECHA),
        ("hora", "24:00", Pega.HORA),
        ("numero", "2,5", Pega.NUMERO),
        ("numero", "-1", Pega.MENOR),
        ("numero", "4001", Pega.MAYOR),
        ("numero", "٣", Pega.NUMERO),
        ("decimal", "1e3", Pega.DECIMAL),
        ("importe", "1,200", Pega.IMPORTE),
        ("importe", "12,345", Pega.IMPORTE),
        ("importe", "-5", Pega.MENOR),
        ("importe", "99999999999", Pega.IMPORTE),
        ("correo", "ana@correo", Pega.CORREO),
        ("correo", "ana@x.example\nBcc: otra@x.example", Pega.CORREO),
        ("telefono", "600", Pega.TELEFONO),
        ("nif", "00000001A", Pega.NIF),
        ("iban", "ES9121000418450200051333", Pega.IBAN),
        ("codigo_postal", "53001", Pega.CODIGO_POSTAL),
        ("catastral", "9872023VH5797S0001WZ", Pega.CATASTRAL),
        ("catastral", "no lo sé", Pega.CATASTRAL),
        ("matricula", "1234 AEI", Pega.MATRICULA),
        ("punto", "-2.935, 43.263", Pega.PUNTO),
        ("texto", "", Pega.FALTA),
        ("casilla", "", Pega.FALTA),
        ("texto", "a" * 4001, Pega.LARGO),
    ],
)
def test_dice_por_que_no(tipo, crudo, pega):
    with pytest.raises(RespuestaNoValida) as error:
        leer(pregunta(tipo), crudo)

    assert error.value.pega is pega


@pytest.mark.parametrize("foral", ["310000000001092835DK", "N1234567X", "59-0123-0045"])
def test_los_catastros_forales_tienen_sus_referencias(foral):
    assert leer(pregunta("catastral"), foral) == foral.replace("-", "")


def test_lo_que_no_es_obligatorio_puede_faltar():
    assert leer(pregunta("fecha", obligatorio=False), " ") is None
    assert leer(pregunta("casilla", obligatorio=False), "") is False


class TestOpciones:
    def test_solo_lo_que_se_ofrece(self):
        campo = pregunta("lista", opciones=opciones("a", "b"))

        assert leer(campo, "a") == "a"
        with pytest.raises(RespuestaNoValida):
            leer(campo, "c")

    def test_varias_en_el_orden_en_que_se_ofrecen(self):
        campo = pregunta("varias", opciones=opciones("a", "b", "c"))

        assert leer(campo, ["c", "a"]) == ("a", "c")
        assert decir(campo, ("a", "c")) == "A; C"
        with pytest.raises(RespuestaNoValida):
            leer(campo, ["a", "z"])


class TestDireccion:
    def test_se_lee_y_se_dice_entera(self):
        leida = leer(pregunta("direccion"), {**CALLE, "provincia": "Bizkaia"})

        assert str(leida) == "Calle Mayor, 1, 48001 Bilbao (Bizkaia)"

    @pytest.mark.parametrize("parte", ["via", "codigo_postal", "municipio"])
    def test_dice_que_parte_falta(self, parte):
        with pytest.raises(RespuestaNoValida) as error:
            leer(pregunta("direccion"), {**CALLE, parte: ""})

        assert (error.value.donde, error.value.dentro.pega) == (parte, Pega.FALTA)

    def test_vacia_es_como_no_haber_respondido(self):
        with pytest.raises(RespuestaNoValida) as error:
            leer(pregunta("direccion"), dict.fromkeys(CALLE, ""))

        assert error.value.pega is Pega.FALTA


class TestTabla:
    FILA = {"concepto": "Azulejos", "importe": "120,50"}

    def test_salta_las_filas_vacias(self):
        campo = tabla()
        leida = leer(campo, [self.FILA, {"concepto": "", "importe": ""}])

        assert leida == ({"concepto": "Azulejos", "importe": Decimal("120.50")},)
        assert decir(campo, leida) == "Concepto: Azulejos; Importe: 120,50 €"

    def test_dice_en_que_fila_y_columna(self):
        with pytest.raises(RespuestaNoValida) as error:
            leer(tabla(), [self.FILA, {"concepto": "Mano de obra", "importe": "mucho"}])

        assert (error.value.donde, error.value.dentro.pega) == ("2:importe", Pega.IMPORTE)

    @pytest.mark.parametrize(
        ("cuantas", "pega"), [(1, Pega.POCAS_FILAS), (4, Pega.MUCHAS_FILAS), (0, Pega.FALTA)]
    )
    def test_tiene_las_filas_que_puede(self, cuantas, pega):
        with pytest.raises(RespuestaNoValida) as error:
            leer(tabla(minimo=2, maximo=3), [self.FILA] * cuantas)

        assert error.value.pega is pega


CRUDOS = st.recursive(
    st.none() | st.text(max_size=30) | st.booleans() | st.integers() | st.floats(),
    lambda dentro: st.lists(dentro, max_size=4) | st.dictionaries(st.text(max_size=8), dentro),
    max_leaves=6,
)


@given(tipo=st.sampled_from(sorted({*DE_TEXTO, *COMPUESTOS, TipoDeCampo.TABLA})), crudo=CRUDOS)
def test_con_cualquier_cosa_da_un_valor_o_una_pega(tipo, crudo):
    elegibles = {"opciones": opciones("a")} if tipo in {"opciones", "lista", "varias"} else {}
    campo = tabla() if tipo == "tabla" else pregunta(tipo, **elegibles)
    try:
        valor = leer(campo, crudo)
    except RespuestaNoValida:
        return

    assert decir(campo, valor)


@given(st.decimals(0, 10**9, places=2))
def test_un_importe_dicho_se_lee_igual(importe):
    campo = pregunta("importe")

    assert leer(campo, decir(campo, importe)) == importe
