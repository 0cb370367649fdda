from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.nucleo.identificadores import (
    ClaseDeNif,
    Dir3,
    Dir3NoValido,
    IdentificadorEni,
    IdentificadorEniNoValido,
    Nif,
    NifNoValido,
    identificador_de_documento,
    identificador_de_expediente,
    leer_numero_de_certificado,
)

ORGANO = Dir3("L01200697")
CLAVE = UUID("01890c24-905b-7122-b170-b60814e6ee06")


class TestNif:
    @pytest.mark.parametrize(
        ("texto", "clase"),
        [
            ("12345678Z", ClaseDeNif.DNI),
            ("00000000T", ClaseDeNif.DNI),
            ("11111111H", ClaseDeNif.DNI),
            ("99999999R", ClaseDeNif.DNI),
            ("X1234567L", ClaseDeNif.NIE),
            ("Y1234567X", ClaseDeNif.NIE),
            ("Z1234567R", ClaseDeNif.NIE),
            ("K1234567L", ClaseDeNif.ESPECIAL),
            ("B85626240", ClaseDeNif.ENTIDAD),
            ("A58818501", ClaseDeNif.ENTIDAD),
            ("Q4800687H", ClaseDeNif.ENTIDAD),
            ("P2807900B", ClaseDeNif.ENTIDAD),
        ],
    )
    def test_reconoce_los_validos(self, texto, clase):
        assert Nif.leer(texto).clase is clase

    @pytest.mark.parametrize(
        "texto",
        [
            *("12345678A", "X1234567X", "B85626241", "P28079002", "", "Z", "I1234567A"),
            *("123456789Z", "1234567Z8", "X12345678L", "١٢٣٤٥٦٧٨Z", "12345678Z\n1"),
        ],
    )
    def test_rechaza_los_falsos(self, texto):
        with pytest.raises(NifNoValido):
            Nif.leer(texto)

    @pytest.mark.parametrize("texto", ["12.345.678-z", " 12345678 Z ", "12345678Z"])
    def test_lee_lo_que_una_persona_escribe(self, texto):
        assert str(Nif.leer(texto)) == "12345678Z"

    def test_repone_los_ceros_de_la_izquierda(self):
        assert Nif.leer("1R").valor == "00000001R"

    def test_se_publica_con_cuatro_cifras(self):
        assert Nif("12345678Z").enmascarado == "***4567**"
        assert Nif("X1234567L").enmascarado == "****4567*"

    def test_distingue_personas_y_entidades(self):
        assert Nif("12345678Z").es_de_persona_fisica
        assert not Nif("B85626240").es_de_persona_fisica
        assert not Nif("B85626240").es_de_entidad_sin_personalidad

    @given(st.integers(0, 99_999_999), st.sampled_from("TRWAGMYFPDXBNJZSQVHLCKE"))
    def test_cada_numero_tiene_una_sola_letra(self, numero, letra):
        buena = "TRWAGMYFPDXBNJZSQVHLCKE"[numero % 23]

        if letra == buena:
            assert Nif(f"{numero:08}{letra}").clase is ClaseDeNif.DNI
        else:
            with pytest.raises(NifNoValido):
                Nif(f"{numero:08}{letra}")


class TestDir3:
    @pytest.mark.parametrize("codigo", ["L01200697", "E04990201", "EA0008567", "O00012345"])
    def test_reconoce_su_forma(self, codigo):
        assert str(Dir3.leer(f" {codigo.lower()} ")) == codigo

    @pytest.mark.parametrize("codigo", ["", "L0120069", "L012006970", "12345678X", "L0120069A"])
    def test_rechaza_otra_cosa(self, codigo):
        with pytest.raises(Dir3NoValido):
            Dir3.leer(codigo)

    def test_distingue_entidades_locales_y_oficinas(self):
        assert ORGANO.es_de_entidad_local
        assert Dir3("O00012345").es_oficina


class TestIdentificadorEni:
    def test_de_un_documento(self):
        identificador = str(identificador_de_documento(ORGANO, 2026, CLAVE))

        assert identificador.startswith("ES_L01200697_2026_")
        assert len(identificador.rsplit("_", 1)[1]) == 30

    def test_de_un_expediente(self):
        identificador = str(identificador_de_expediente(ORGANO, 2026, CLAVE))

        assert identificador.startswith("ES_L01200697_2026_EXP_")

    @given(st.uuids(), st.uuids())
    def test_es_unico_y_guarda_el_orden(self, una, otra):
        primero, segundo = (identificador_de_documento(ORGANO, 2026, u) for u in (una, otra))

        assert (primero < segundo) == (una < otra)
        assert IdentificadorEni.leer(str(primero)) == primero

    @pytest.mark.parametrize(
        "texto", ["", "ES_L01200697_2026_corto", "FR_L01200697_2026_" + "A" * 30]
    )
    def test_rechaza_otra_forma(self, texto):
        with pytest.raises(IdentificadorEniNoValido):
            IdentificadorEni.leer(texto)

    def test_la_parte_especifica_tiene_treinta(self):
        with pytest.raises(IdentificadorEniNoValido):
            IdentificadorEni("documento", ORGANO, 2026, "A" * 29)


class TestNumeroDeCertificado:
    @pytest.mark.parametrize(
        ("texto", "clase", "pais", "nif"),
        [
            ("IDCES-12345678Z", "IDC", "ES", "12345678Z"),
            ("VATES-B85626240", "VAT", "ES", "B85626240"),
            ("12345678Z", None, None, "12345678Z"),
            ("TINES-X1234567L", "TIN", "ES", "X1234567L"),
            ("idces-12345678z", "IDC", "ES", "12345678Z"),
        ],
    )
    def test_saca_el_nif(self, texto, clase, pais, nif):
        numero = leer_numero_de_certificado(texto)

        assert (numero.clase, numero.pais, str(numero.nif)) == (clase, pais, nif)

    @pytest.mark.parametrize(
        "texto", ["PASES-12345678Z", "IDCPT-12345678Z", "IDCES-12345678A", "cualquier cosa"]
    )
    def test_lo_de_otro_pais_o_un_pasaporte_no_es_un_nif(self, texto):
        assert leer_numero_de_certificado(texto).nif is None
