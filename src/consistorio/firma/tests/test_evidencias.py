"""Evidence records (RFC 4998): thousands of documents by one stamp, thirty years later."""

import hashlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.firma.llaves.memoria import LlaveEnMemoria
from consistorio.firma.sello.evidencias import (
    Arbol,
    Registro,
    renovar_algoritmo,
    renovar_sello,
)
from consistorio.firma.sello.tsa import AutoridadDeSelladoDeTiempo
from consistorio.firma.validacion.confianza import Confianza
from consistorio.firma.validacion.evidencias import EvidenciaNoValida, comprobar
from consistorio.identidad.pki import demostracion

ANO = timedelta(days=365)
DOCUMENTOS = [f"documento {n}".encode() for n in range(23)]


def resumen_de(documento):
    return lambda algoritmo: hashlib.new(algoritmo, documento).digest()


def hojas(algoritmo="sha256"):
    return [resumen_de(documento)(algoritmo) for documento in DOCUMENTOS]


@pytest.fixture(scope="module")
def autoridad(tmp_path_factory):
    """Give a time-stamping authority, and its root, born at each hour that is asked."""
    nacidas = {}

    def de(momento):
        if momento not in nacidas:
            pki = demostracion.crear_pki(tmp_path_factory.mktemp("pki"), ahora=momento)
            tsa = AutoridadDeSelladoDeTiempo(LlaveEnMemoria(pki.tsa), lambda: momento)
            nacidas[momento] = (tsa.sellar, pki.cas)
        return nacidas[momento]

    return de


@pytest.fixture(scope="module")
def registros(autoridad, ahora):
    sellar, cas = autoridad(ahora)
    return Arbol(hojas()).sellar(sellar), cas


class TestComprobar:
    def test_cada_documento_se_prueba_con_su_registro(self, registros, ahora):
        suyos, cas = registros
        for documento, registro in zip(DOCUMENTOS, suyos, strict=True):
            prueba = comprobar(registro.der(), resumen_de(documento), Confianza(ahora, cas))

            assert (prueba.desde, prueba.sellos) == (ahora, 1)
            assert prueba.hasta > ahora

    def test_el_de_otro_documento_no_prueba_nada(self, registros, ahora):
        suyos, cas = registros

        with pytest.raises(EvidenciaNoValida, match="no está entre los que prueba"):
            comprobar(suyos[0].der(), resumen_de(b"otro"), Confianza(ahora, cas))
        with pytest.raises(EvidenciaNoValida):
            comprobar(suyos[0].der(), resumen_de(DOCUMENTOS[7]), Confianza(ahora, cas))

    def test_un_octeto_cambiado_en_cualquier_sitio_se_ve(self, registros, ahora):
        suyos, cas = registros
        entero = suyos[3].der()
        confianza = Confianza(ahora, cas)
        limpia = comprobar(entero, resumen_de(DOCUMENTOS[3]), confianza)
        for n in range(0, len(entero), 23):
            alterado = entero[:n] + bytes([entero[n] ^ 1]) + entero[n + 1 :]
            try:
                prueba = comprobar(alterado, resumen_de(DOCUMENTOS[3]), confianza)
            except EvidenciaNoValida:
                continue
            assert prueba.desde == limpia.desde, n  # At most, something that proves nothing.

    def test_de_una_autoridad_que_no_conocemos_no_vale(self, registros, ahora):
        with pytest.raises(EvidenciaNoValida):
            comprobar(registros[0][0].der(), resumen_de(DOCUMENTOS[0]), Confianza(ahora, []))

    @pytest.mark.parametrize("basura", [b"", b"hola", b"\x30\x00", b"\x30\x03\x02\x01\x01"])
    def test_lo_que_no_es_un_registro_se_dice(self, basura, ahora):
        with pytest.raises(EvidenciaNoValida):
            comprobar(basura, resumen_de(b""), Confianza(ahora, []))


class TestRenovar:
    def test_sin_renovar_caduca_y_renovado_a_tiempo_dura_treinta_anos(
        self, registros, autoridad, ahora
    ):
        registro, cas = registros[0][5], list(registros[1])
        documento = resumen_de(DOCUMENTOS[5])
        fin = comprobar(registro.der(), documento, Confianza(ahora, cas)).hasta
        with pytest.raises(EvidenciaNoValida):
            comprobar(registro.der(), documento, Confianza(fin + ANO, cas))

        momento, veces = ahora, 0
        while momento < ahora + 30 * ANO:
            hasta = comprobar(registro.der(), documento, Confianza(momento, cas)).hasta
            momento = (hasta - timedelta(days=10)).astimezone(ahora.tzinfo)
            sellar, nuevas = autoridad(momento)
            cas += nuevas
            registro, veces = renovar_sello(registro, sellar), veces + 1

        prueba = comprobar(registro.der(), documento, Confianza(momento, cas))
        assert (prueba.desde, prueba.sellos) == (ahora, veces + 1)
        assert momento - ahora >= 30 * ANO

    def test_renovado_tarde_no_vale(self, registros, autoridad, ahora):
        registro, cas = registros[0][5], list(registros[1])
        documento = resumen_de(DOCUMENTOS[5])
        fin = comprobar(registro.der(), documento, Confianza(ahora, cas)).hasta
        tarde = (fin + timedelta(days=10)).astimezone(ahora.tzinfo)
        sellar, nuevas = autoridad(tarde)

        renovado = renovar_sello(registro, sellar)

        with pytest.raises(EvidenciaNoValida, match="al renovarlo"):
            comprobar(renovado.der(), documento, Confianza(tarde, [*cas, *nuevas]))

    @pytest.mark.parametrize("algoritmo", ["sha384", "sha512"])
    def test_otro_algoritmo_conserva_desde_cuando(self, algoritmo, registros, autoridad, ahora):
        suyos, cas = registros
        despues = ahora + timedelta(days=30)
        sellar, nuevas = autoridad(despues)

        renovados = renovar_algoritmo(suyos, hojas(algoritmo), algoritmo, sellar)

        confianza = Confianza(despues, [*cas, *nuevas])
        for documento, registro in zip(DOCUMENTOS, renovados, strict=True):
            prueba = comprobar(registro.der(), resumen_de(documento), confianza)
            assert (prueba.desde, prueba.sellos) == (ahora, 2)
        with pytest.raises(EvidenciaNoValida):
            comprobar(renovados[0].der(), resumen_de(DOCUMENTOS[7]), confianza)

    def test_la_cadena_nueva_no_sirve_con_otra_cadena_vieja(self, registros, autoridad, ahora):
        """What is renewed names all that there was: another history is not put in its place."""
        suyos, cas = registros
        sellar, nuevas = autoridad(ahora + timedelta(days=30))
        renovados = renovar_algoritmo(suyos, hojas("sha512"), "sha512", sellar)
        ajena = Arbol([resumen_de(DOCUMENTOS[0])("sha256")]).sellar(autoridad(ahora)[0])[0]

        mezclado = Registro((*ajena.cadenas, renovados[0].cadenas[1]))

        with pytest.raises(EvidenciaNoValida):
            comprobar(
                mezclado.der(),
                resumen_de(DOCUMENTOS[0]),
                Confianza(ahora + timedelta(days=30), [*cas, *nuevas]),
            )


@given(st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=40, unique=True))
def test_todo_camino_lleva_a_la_raiz(contenidos):
    from consistorio.firma.validacion.evidencias import _unir

    arbol = Arbol([hashlib.sha256(c).digest() for c in contenidos])
    for n, contenido in enumerate(contenidos):
        primero, *resto = arbol.camino(n)
        assert hashlib.sha256(contenido).digest() in primero
        actual = _unir("sha256", list(primero))
        for grupo in resto:
            actual = _unir("sha256", [*grupo, actual])
        assert actual == arbol.raiz


def test_un_arbol_sin_hojas_no_es_un_arbol():
    with pytest.raises(ValueError, match="leaves"):
        Arbol([])
