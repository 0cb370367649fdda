"""The answers of a form together: what applies, what is worked out, what is wrong; and its examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from consistorio.catalogo.rules.campos import Pega
from consistorio.catalogo.rules.paginas import paginas_de
from consistorio.catalogo.rules.pruebas import Prueba, probar
from consistorio.catalogo.rules.respuestas import (
    FormularioCircular,
    documentos_que_se_piden,
    juzgar,
)
from consistorio.catalogo.tests.formularios import campo, definicion, opciones

HOY = date(2026, 3, 2)
OBRA = definicion(
    campo("total", "calculo", calculo="suma(gastos.importe) * 1.21", unidad="€"),
    campo("obra", "opciones", opciones=opciones("menor", "mayor")),
    campo("proyecto", cuando='obra == "mayor"'),
    campo("visado", cuando='proyecto != ""', obligatorio=False),
    campo(
        "gastos",
        "tabla",
        columnas=[
            {"nombre": n, "tipo": t, "etiqueta": {"es": n}}
            for n, t in (("concepto", "texto"), ("importe", "importe"))
        ],
        obligatorio=False,
    ),
    campo("aviso", "nota"),
    documentos=[
        {"nombre": "plano", "titulo": {"es": "Plano"}},
        {"nombre": "memoria", "titulo": {"es": "Memoria"}, "cuando": 'obra == "mayor"'},
    ],
    secciones=[
        {"desde": "obra", "titulo": {"es": "La obra"}},
        {"desde": "gastos", "titulo": {"es": "Lo que cuesta"}, "pagina": True},
    ],
)
RESPUESTAS = {"asunto": "Obra", "obra": "menor"}


def test_lo_que_no_se_pregunta_no_se_guarda_aunque_venga():
    juicio = juzgar(OBRA.formulario, {**RESPUESTAS, "proyecto": "Escondido"}, HOY)

    assert juicio.ocultos == {"proyecto", "visado"}
    assert "proyecto" not in juicio.valores
    assert juicio.errores == {}


def test_lo_que_se_abre_es_obligatorio_y_lo_que_cuelga_de_ello_espera():
    juicio = juzgar(OBRA.formulario, {**RESPUESTAS, "obra": "mayor"}, HOY)

    assert {n: e.pega for n, e in juicio.errores.items()} == {"proyecto": Pega.FALTA}
    assert juicio.ocultos == {"visado"}


def test_un_calculo_puede_ir_antes_de_lo_que_suma():
    gastos = [{"concepto": "a", "importe": "10,10"}, {"concepto": "b", "importe": "0,05"}]

    juicio = juzgar(OBRA.formulario, {**RESPUESTAS, "gastos": gastos}, HOY)

    assert juicio.valores["total"] == Decimal("12.28")


def test_un_calculo_no_se_puede_traer_hecho():
    juicio = juzgar(OBRA.formulario, {**RESPUESTAS, "total": "1"}, HOY)

    assert juicio.valores["total"] == 0


def test_los_que_se_esperan_unos_a_otros_se_nombran():
    mala = definicion(campo("uno", cuando='otro != ""'), campo("otro", cuando='uno != ""'))

    with pytest.raises(FormularioCircular, match=r"uno.*otro"):
        juzgar(mala.formulario, {}, HOY)


@pytest.mark.parametrize(
    ("obra", "pedidos"), [("menor", ["plano"]), ("mayor", ["plano", "memoria"])]
)
def test_se_piden_los_documentos_de_lo_que_se_ha_respondido(obra, pedidos):
    hallados = documentos_que_se_piden(OBRA.adjuntos.documentos, {"obra": obra}, HOY)

    assert [d.nombre for d in hallados] == pedidos


def test_las_secciones_hacen_bloques_y_paginas():
    paginas = paginas_de(OBRA.formulario)

    assert [[[c.nombre for c in b.campos] for b in pagina] for pagina in paginas] == [
        [["asunto", "total"], ["obra", "proyecto", "visado"]],
        [["gastos", "aviso"]],
    ]


class TestPruebas:
    def test_una_que_se_cumple_no_dice_nada(self):
        prueba = Prueba(
            nombre="Obra mayor",
            respuestas={
                "asunto": "Obra",
                "obra": "mayor",
                "proyecto": "P-1",
                "gastos": [{"concepto": "a", "importe": "100"}],
            },
            calculos={"total": "121,00 €"},
            documentos=("plano", "memoria"),
        )

        assert probar(prueba, OBRA.formulario, OBRA.adjuntos) == []

    @pytest.mark.parametrize(
        ("mas", "dice"),
        [
            ({"errores": ("obra",)}, "La prueba espera que «obra» no se admite"),
            ({"ocultos": ()}, "«proyecto» no se pregunta, y la prueba no lo espera"),
            ({"calculos": {"total": "1,00 €"}}, "«total» da 0,00 €, y la prueba espera 1,00 €"),
            ({"documentos": ("memoria",)}, "La prueba espera que «memoria» se pide"),
            ({"respuestas": {**RESPUESTAS, "nada": "x"}}, "«nada», que no es un campo"),
        ],
    )
    def test_una_que_no_se_cumple_dice_en_que(self, mas, dice):
        bien = {"nombre": "x", "respuestas": RESPUESTAS, "ocultos": ("proyecto", "visado")}

        fallos = probar(Prueba(**{**bien, **mas}), OBRA.formulario, OBRA.adjuntos)

        assert any(dice in fallo for fallo in fallos), fallos
