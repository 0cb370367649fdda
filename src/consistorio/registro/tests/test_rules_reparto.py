import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistorio.registro.rules import reparto
from consistorio.registro.rules.reparto import Condiciones, Motivo, ParaRepartir, Regla

OBRA = ParaRepartir(
    extracto="Licencia de obra para una TERRÁZA",
    procedimiento="licencia-obra-menor",
    unidad="u1",
    canal="presencial",
    origenes=("12345678Z",),
)


def regla(clave="r", **campos):
    condiciones = Condiciones(**campos.pop("si", {"palabras": ("obra",)}))
    return Regla(id=clave, nombre=clave, version=1, condiciones=condiciones, **campos)


@pytest.mark.parametrize(
    ("caso", "si", "motivos"),
    [
        ("palabra sin acento ni mayúsculas", {"palabras": ("terraza",)}, [("palabra", "terraza")]),
        ("comienzo de palabra", {"palabras": ("terraz",)}, [("palabra", "terraz")]),
        ("la segunda de dos", {"palabras": ("queja", "obra")}, [("palabra", "obra")]),
        ("dos palabras juntas", {"palabras": ("obra terraza",)}, [("palabra", "obra terraza")]),
        ("el final de una palabra no", {"palabras": ("cencia",)}, []),
        ("canal", {"canales": ("presencial",)}, [("canal", "presencial")]),
        ("origen", {"origenes": ("12345678Z",)}, [("origen", "12345678Z")]),
        ("unidad pedida", {"unidades": ("u1",)}, [("unidad", "u1")]),
        (
            "todas a la vez",
            {"procedimientos": ("licencia-obra-menor",), "canales": ("presencial",)},
            [("procedimiento", "licencia-obra-menor"), ("canal", "presencial")],
        ),
        ("si falla una no alcanza", {"palabras": ("obra",), "canales": ("aplicacion",)}, []),
        ("sin condiciones no alcanza nada", {}, []),
    ],
)
def test_una_regla_dice_por_que_alcanza(caso, si, motivos):
    assert reparto.captura(Condiciones(**si), OBRA) == tuple(Motivo(*m) for m in motivos)


class TestRepartir:
    def test_decide_la_primera_con_unidad_y_las_copias_se_suman(self):
        reglas = [
            regla("a", copias=("u3",)),
            regla("b", destino="u2", persona="p"),
            regla("c", destino="u9", copias=("u3", "u4", "u2")),
        ]

        dado = reparto.repartir(reglas, OBRA)

        assert (dado.destino, dado.persona, dado.copias) == ("u2", "p", ("u3", "u4"))
        assert [c.regla.id for c in dado.capturas] == ["a", "b", "c"]

    def test_la_que_para_no_deja_mirar_mas(self):
        dado = reparto.repartir(
            [regla("a", copias=("u3",), parar=True), regla("b", destino="u2")], OBRA
        )

        assert (dado.destino, [c.regla.id for c in dado.capturas]) == ("", ["a"])

    def test_no_se_envia_copia_a_donde_ya_esta(self):
        assert reparto.repartir([regla(copias=("u1",))], OBRA).copias == ()


@pytest.mark.parametrize(
    ("motivo", "mala"),
    [
        ("sin-condiciones", regla(si={}, destino="u2")),
        ("sin-efecto", regla()),
        ("persona-sin-unidad", regla(persona="p", copias=("u2",))),
        ("palabra-vacia", regla(si={"palabras": ("--",)}, destino="u2")),
    ],
)
def test_lo_que_no_es_una_regla_no_se_admite(motivo, mala):
    with pytest.raises(reparto.ReglaNoValida) as error:
        reparto.comprobar(mala)
    assert error.value.motivo == motivo


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=8), max_size=3))
def test_con_cualquier_texto_responde_lo_mismo_dos_veces(extracto, palabras):
    entrada = ParaRepartir(extracto=extracto)
    reglas = [regla(si={"palabras": tuple(palabras)}, destino="u2")]

    assert reparto.repartir(reglas, entrada) == reparto.repartir(reglas, entrada)
