import base64
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.firma.rules.estados import TRANSICIONES, Accion, Estado, estado, transicion
from consistorio.firma.rules.negativas import (
    CargoNoVigente,
    FueraDeTurno,
    NoEsFirmante,
    NoFirmada,
    PeticionCerrada,
    YaFirmada,
    YaRechazada,
)
from consistorio.firma.rules.prueba import (
    PruebaNoValida,
    comprobar_documento,
    comprobar_inclusion,
)
from consistorio.firma.rules.turno import (
    BloqueImposible,
    Puesto,
    bloque_en_turno,
    exigir_bloques,
    exigir_cargo,
    exigir_turno,
)
from consistorio.plataforma.constancia import asentar, prueba_de
from consistorio.plataforma.constancia.secuencia import cerrar_punto
from consistorio.plataforma.identificador import uuid7


@st.composite
def peticiones(draw):
    """A petition that can be completed, with what each has answered so far."""
    lista = []
    for bloque in range(1, draw(st.integers(1, 3)) + 1):
        cuantos = draw(st.integers(1, 4))
        minimo = draw(st.integers(0, cuantos))
        for n in range(cuantos + draw(st.integers(0, 2))):
            respuesta = draw(st.sampled_from(["", "", "firmado", "rechazado"]))
            lista.append(
                Puesto(
                    f"{bloque}{n}",
                    bloque,
                    firmado=respuesta == "firmado",
                    rechazado=respuesta == "rechazado",
                    opcional=n >= cuantos,
                    minimo=minimo,
                )
            )
    return lista


def pueden_firmar(lista):
    pueden = []
    for puesto in lista:
        try:
            exigir_turno(lista, puesto.nif)
        except NoFirmada:
            continue
        pueden.append(puesto)
    return pueden


class TestTurno:
    @pytest.mark.parametrize(
        ("caso", "nif", "error"),
        [
            ("the first block signs", "A", None),
            ("inside a block, anybody first", "B", None),
            ("the second block waits", "C", FueraDeTurno),
            ("nobody asked", "Z", NoEsFirmante),
        ],
    )
    def test_firma_primero_el_bloque_primero(self, caso, nif, error):
        orden = [Puesto("A", 1), Puesto("B", 1), Puesto("C", 2)]

        if error is None:
            exigir_turno(orden, nif)
        else:
            with pytest.raises(error):
                exigir_turno(orden, nif)

    def test_nadie_firma_dos_veces(self):
        with pytest.raises(YaFirmada):
            exigir_turno([Puesto("A", 1, firmado=True), Puesto("B", 1)], "A")

    def test_despues_de_un_rechazo_no_hay_turno(self):
        assert bloque_en_turno([Puesto("A", 1, rechazado=True), Puesto("B", 1)]) is None

    def test_quien_rechazo_ya_no_firma_aunque_los_demas_sigan(self):
        orden = [Puesto("A", 1, rechazado=True, opcional=True), Puesto("B", 1)]

        with pytest.raises(YaRechazada):
            exigir_turno(orden, "A")
        exigir_turno(orden, "B")

    @given(peticiones())
    def test_siempre_que_sigue_en_curso_hay_quien_pueda_firmar_y_si_no_nadie(self, lista):
        en_curso = estado(lista, retirada=False) is Estado.EN_CURSO
        pueden = pueden_firmar(lista)

        assert any(not p.opcional for p in pueden) == en_curso
        assert en_curso or not pueden

    @given(peticiones())
    def test_firmando_quien_puede_siempre_se_acaba(self, lista):
        while pueden := [p for p in pueden_firmar(lista) if not p.opcional]:
            lista = [replace(p, firmado=True) if p == pueden[0] else p for p in lista]

        assert estado(lista, retirada=False) in {Estado.COMPLETADA, Estado.RECHAZADA}

    @given(peticiones(), st.data())
    def test_lo_que_haga_quien_es_opcional_no_cambia_nada(self, lista, data):
        opcionales = [p for p in lista if p.opcional]
        if not opcionales:
            return
        uno = data.draw(st.sampled_from(opcionales))
        antes = bloque_en_turno(lista), estado(lista, retirada=False)

        for respuesta in (
            {"firmado": True, "rechazado": False},
            {"rechazado": True, "firmado": False},
        ):
            otra = [replace(p, **respuesta) if p == uno else p for p in lista]
            assert (bloque_en_turno(otra), estado(otra, retirada=False)) == antes

    @pytest.mark.parametrize(
        ("caso", "firman", "rechazan", "esperado"),
        [
            ("nobody", "", "", Estado.EN_CURSO),
            ("two of three are enough", "AB", "", Estado.COMPLETADA),
            ("one may refuse", "A", "B", Estado.EN_CURSO),
            ("and the others complete it", "AC", "B", Estado.COMPLETADA),
            ("two refusals leave one", "", "AB", Estado.RECHAZADA),
            ("even if one had signed", "C", "AB", Estado.RECHAZADA),
        ],
    )
    def test_bastan_dos_de_tres(self, caso, firman, rechazan, esperado):
        lista = [Puesto(n, 1, n in firman, n in rechazan, minimo=2) for n in "ABC"]

        assert estado(lista, retirada=False) is esperado

    @pytest.mark.parametrize(
        "lista",
        [
            [Puesto("A", 1, opcional=True)],
            [Puesto("A", 1, minimo=2), Puesto("B", 1, opcional=True, minimo=2)],
            [Puesto("A", 1), Puesto("B", 2, minimo=2)],
        ],
    )
    def test_un_bloque_que_nunca_se_acabaria_no_se_admite(self, lista):
        with pytest.raises(BloqueImposible):
            exigir_bloques(lista)

    @given(peticiones())
    def test_los_que_se_pueden_acabar_se_admiten(self, lista):
        exigir_bloques(lista)

    def test_se_firma_en_el_cargo_que_se_ocupa(self):
        exigir_cargo("alcaldia", {"alcaldia", "intervencion"})

        with pytest.raises(CargoNoVigente):
            exigir_cargo("secretaria", {"alcaldia"})


class TestEstado:
    @pytest.mark.parametrize(
        ("caso", "lista", "retirada", "esperado"),
        [
            ("nobody yet", [Puesto("A", 1)], False, Estado.EN_CURSO),
            ("one of two", [Puesto("A", 1, True), Puesto("B", 2)], False, Estado.EN_CURSO),
            ("all", [Puesto("A", 1, True), Puesto("B", 2, True)], False, Estado.COMPLETADA),
            ("one refused", [Puesto("A", 1, True), Puesto("B", 2, False, True)], False, Estado.RECHAZADA),
            ("withdrawn", [Puesto("A", 1, True), Puesto("B", 2)], True, Estado.RETIRADA),
        ],
    )  # fmt: skip
    def test_el_estado_sale_de_los_hechos(self, caso, lista, retirada, esperado):
        assert estado(lista, retirada=retirada) is esperado

    def test_a_todo_estado_se_llega_y_de_los_finales_no_se_sale(self):
        assert {t.hasta for t in TRANSICIONES} == set(Estado)
        for final in set(Estado) - {Estado.EN_CURSO}:
            for accion in Accion:
                with pytest.raises(PeticionCerrada):
                    transicion(final, accion)


@pytest.mark.django_db
class TestPrueba:
    @pytest.fixture
    def constancia(self, entidad):
        objetos = [uuid7() for _ in range(5)]
        for objeto in objetos:
            asentar(entidad, tipo="firma.hecha", contenido={"n": 1}, objeto_id=objeto)
        cerrar_punto(entidad)
        return prueba_de(entidad, objetos[2], "firma.hecha").como_dict()

    def test_la_hoja_esta_en_el_arbol(self, constancia):
        inclusion = comprobar_inclusion(constancia)

        assert inclusion.punto.size == 5
        assert len(inclusion.raiz) == 64

    @pytest.mark.parametrize(
        ("campo", "valor"),
        [
            ("contenido", "otro"),
            ("indice", 3),
            ("indice", "x"),
            ("sal", base64.b64encode(b"otra sal").decode()),
            ("sal", "no es base64"),
            ("camino", []),
            ("camino", None),
            ("punto_de_control", "otro\n5\nAAAA\n"),
            ("verificador", "sin-nada"),
            ("verificador", "origen+00000000+AAAA"),
        ],
    )
    def test_lo_que_se_cambia_se_nota(self, constancia, campo, valor):
        falsa = deepcopy(constancia) | {campo: valor}

        with pytest.raises(PruebaNoValida):
            comprobar_inclusion(falsa)

    @pytest.mark.parametrize("falta", ["contenido", "sal", "camino", "verificador", "indice"])
    def test_lo_que_falta_se_nota(self, constancia, falta):
        del constancia[falta]

        with pytest.raises(PruebaNoValida):
            comprobar_inclusion(constancia)

    def test_otro_documento_no_es_el_de_la_prueba(self):
        with pytest.raises(PruebaNoValida):
            comprobar_documento({"sha256": "0" * 64}, b"otro")
