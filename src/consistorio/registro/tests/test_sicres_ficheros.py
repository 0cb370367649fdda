"""What is looked at before sending: names and limits."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.ficheros import (
    Fichero,
    Limites,
    defectos_de_los_limites,
    nombre_para_sir,
)

from .sicres_de_prueba import PDF, intercambio, juzgar, reglas

TRES = sicres.Version.TRES


class TestAntesDeEnviar:
    @pytest.mark.parametrize(
        ("nombre", "queda"),
        [
            ("informe.pdf", "informe.pdf"),
            ('mi "informe": <1>?.pdf', "mi _informe__ _1__.pdf"),
            ("carpeta/otra\\informe.pdf", "carpeta_otra_informe.pdf"),
            ("ñandú’s.PDF", "ñandú_s.PDF"),
            ("x" * 100 + ".pdf", "x" * 76 + ".pdf"),
            ("", "documento"),
            ("sin extension", "sin extension"),
        ],
    )
    def test_el_nombre_se_arregla(self, nombre, queda):
        assert nombre_para_sir(nombre) == queda

    @given(st.text(max_size=200))
    @settings(deadline=None)
    def test_el_nombre_arreglado_siempre_se_admite(self, nombre):
        arreglado = nombre_para_sir(nombre)
        uno = intercambio(TRES, ficheros=())
        anexo = replace(
            intercambio(TRES).anexos[0], nombre=arreglado.encode("utf-8", "ignore").decode()
        )

        assert not {"nombre-de-fichero", "largo"} & reglas(juzgar(replace(uno, anexos=(anexo,))))

    @pytest.mark.parametrize(
        ("caso", "ficheros", "reglas_"),
        [
            ("five fit", (PDF,) * 5, set()),
            ("six do not", (PDF,) * 6, {"limite-ficheros"}),
            (
                "ten megas and one",
                (replace(PDF, contenido=b"x" * (10 * 2**20 + 1)),),
                {"limite-fichero"},
            ),
            ("fifteen in all", (replace(PDF, contenido=b"x" * (8 * 2**20)),) * 2, {"limite-total"}),
            ("a program", (replace(PDF, nombre="a.exe"),), {"limite-formato"}),
            ("empty", (replace(PDF, contenido=b""),), {"limite-vacio"}),
        ],
    )
    def test_los_limites(self, caso, ficheros, reglas_):
        assert {d.regla for d in defectos_de_los_limites(ficheros, Limites())} == reglas_, caso

    def test_los_limites_son_un_ajuste(self):
        grande = Fichero(nombre="a.exe", mime="", contenido=b"x" * (20 * 2**20))
        anchos = Limites(9, 2**30, 2**30, frozenset({"exe"}))

        assert not list(defectos_de_los_limites([grande], anchos))
