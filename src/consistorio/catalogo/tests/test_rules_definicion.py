from __future__ import annotations

import copy
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from consistorio import catalogo
from consistorio.catalogo import services
from consistorio.catalogo.rules.definicion import (
    IDIOMAS,
    DefinicionIncorrecta,
    como_datos,
    esquema,
    leer,
)
from consistorio.catalogo.rules.textos import en_idioma, llano

CARPETA = Path(catalogo.__file__).parent
FICHEROS = sorted((CARPETA / "definiciones").rglob("*.yaml"))


def _leido(fichero: Path) -> dict:
    return yaml.load(fichero.read_text(), Loader=services.LECTOR)


def crudo(nombre: str = "instancia-general") -> dict:
    return yaml.safe_load((CARPETA / f"definiciones/{nombre}.yaml").read_text())


@pytest.mark.parametrize("fichero", FICHEROS, ids=lambda f: f.stem)
def test_los_procedimientos_de_la_casa_cumplen_el_esquema_publicado(fichero):
    publicado = json.loads((CARPETA / "esquema/procedimiento.schema.json").read_text())
    datos = _leido(fichero)

    jsonschema.Draft202012Validator(publicado).validate(datos)
    assert leer(como_datos(leer(datos))) == leer(datos)
    assert leer(datos).slug == fichero.stem


@pytest.mark.parametrize("fichero", FICHEROS, ids=lambda f: f.stem)
def test_su_titulo_y_su_resumen_estan_en_los_siete_idiomas(fichero):
    definicion = leer(_leido(fichero))

    assert set(definicion.titulo) == IDIOMAS
    assert set(definicion.resumen) == IDIOMAS
    assert all(set(campo.etiqueta) == IDIOMAS for campo in definicion.formulario.campos)


def test_the_published_schema_is_that_of_the_types():
    publicado = json.loads((CARPETA / "esquema/procedimiento.schema.json").read_text())

    assert publicado == esquema()


@pytest.mark.parametrize(
    ("caso", "cambio"),
    [
        ("no silence", lambda d: d["resolucion"].pop("silencio")),
        ("no legal basis of a field", lambda d: d["formulario"]["campos"][0].pop("base")),
        ("an unknown key", lambda d: d.update(plazzo=3)),
        ("an unknown matter", lambda d: d.update(materia="pesca")),
        ("a title without Spanish", lambda d: d["titulo"].pop("es")),
        (
            "a nested text without Spanish",
            lambda d: d["formulario"]["campos"][0]["etiqueta"].pop("es"),
        ),
        (
            "two fields alike",
            lambda d: d["formulario"]["campos"].append(d["formulario"]["campos"][0]),
        ),
        ("an extract from nowhere", lambda d: d["formulario"].update(extracto_de="nada")),
        ("a link that runs scripts", lambda d: d["normativa"][0].update(url="javascript:alert(1)")),
        ("a negative term", lambda d: d["resolucion"]["plazo"].update(cantidad=-1)),
    ],
)
def test_no_se_admite_una_definicion_incompleta(caso, cambio):
    datos = copy.deepcopy(crudo())
    cambio(datos)

    with pytest.raises(DefinicionIncorrecta):
        leer(datos)


@pytest.mark.parametrize(
    ("caso", "textos", "idioma", "esperado"),
    [
        ("the language asked for", {"es": "a", "eu": "b"}, "eu", ("b", "eu")),
        ("Valencian falls back to Catalan", {"es": "a", "ca": "b"}, "ca-valencia", ("b", "ca")),
        ("and everything to Spanish", {"es": "a"}, "ru", ("a", "es")),
        ("an empty text is no text", {"es": "a", "ru": ""}, "ru", ("a", "es")),
        ("nothing", {}, "es", ("", "es")),
    ],
)
def test_un_texto_sale_en_el_idioma_mas_cercano(caso, textos, idioma, esperado):
    assert en_idioma(textos, idioma) == esperado


def test_buscar_no_mira_tildes_ni_mayusculas():
    assert llano("  Petición de LICENCIA ") == "peticion de licencia"
