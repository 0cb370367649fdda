"""The analysis finds, before anybody publishes, what nobody could file or nobody may ask."""

from __future__ import annotations

import pytest

from consistorio.catalogo import services
from consistorio.catalogo.rules.analisis import analizar, legibilidad_de
from consistorio.catalogo.rules.analisis.legibilidad import legibilidad, silabas_de
from consistorio.catalogo.rules.definicion import como_datos
from consistorio.catalogo.tests.formularios import campo, definicion, opciones

TODAS = {f.stem: services.leer_fichero(f) for f in sorted(services.DE_LA_CASA.rglob("*.yaml"))}
OBRA = campo("obra", "opciones", opciones=opciones("menor", "mayor"))


def graves(una) -> list[str]:
    return [f"{h.donde}: {h.texto}" for h in analizar(una) if h.grave]


@pytest.mark.parametrize("slug", TODAS)
def test_todo_lo_de_la_casa_pasa_el_analisis_y_sus_ejemplos(slug):
    assert analizar(TODAS[slug]) == ()
    assert any(p.errores for p in TODAS[slug].pruebas)


@pytest.mark.parametrize("slug", TODAS)
def test_su_ficha_se_lee(slug):
    assert legibilidad_de(TODAS[slug]).indice > 40


@pytest.mark.parametrize(
    ("campos", "dice"),
    [
        ([campo("x", cuando="obra == 'mayor'")], "No hay ningún campo «obra»"),
        ([OBRA, campo("x", cuando='obra == "mayro"')], "«obra» no tiene ninguna opción «mayro»"),
        ([OBRA, campo("x", cuando='obra en ("mayor", "grande")')], "ninguna opción «grande»"),
        ([OBRA, campo("x", cuando="obra")], "Tiene que dar sí o no, y da un texto"),
        ([campo("x", "calculo", calculo="hoy")], "Tiene que dar un número, y da una fecha"),
        ([campo("x", "calculo")], "Un campo «calculo» dice cómo se calcula"),
        ([campo("x", calculo="1 + 1")], "Un campo «calculo» dice cómo se calcula"),
        ([campo("x", "tabla")], "Una tabla tiene columnas"),
        ([campo("x", "lista")], "Las opciones van en"),
        ([campo("x", opciones=opciones("a"))], "Las opciones van en"),
        ([campo("x", "lista", opciones=opciones("a", "a"))], "«a» está dos veces"),
        ([campo("x", "numero", minimo=5, maximo=4)], "El mínimo pasa del máximo"),
        ([campo("suma")], "«suma» es una palabra de las expresiones"),
        ([campo("email")], "Ya se pregunta con los datos de contacto"),
        ([campo("idioma")], "Ya se pregunta con los datos de contacto"),
        ([campo("x", base=" ")], "con qué norma"),
        (
            [OBRA, campo("x", cuando='obra == "mayor" y obra == "menor"')],
            "x.cuando: Con ninguna respuesta",
        ),
        (
            [
                OBRA,
                campo("y1", "casilla", cuando='obra == "mayor"'),
                campo("x", cuando='y1 y obra == "menor"'),
            ],
            "x.cuando: Con ninguna respuesta",
        ),
        (
            [campo("n", "numero", maximo=10), campo("x", cuando="n > 10")],
            "x.cuando: Con ninguna respuesta",
        ),
        (
            [campo("n", "numero"), campo("x", cuando="n > 1 y n < 2")],
            "x.cuando: Con ninguna respuesta",
        ),
        (
            [campo("a1", cuando='b1 != ""'), campo("b1", cuando='a1 != ""')],
            "Unos campos esperan a otros",
        ),
        ([campo("x", etiqueta={"es": "¿Cuál es su afiliación sindical?"})], "art. 9.1"),
        (
            [campo("x", etiqueta={"es": "Qué enfermedad tiene"}, base="Consentimiento")],
            "categoría especial",
        ),
    ],
)
def test_encuentra_lo_que_esta_mal_en_las_preguntas(campos, dice):
    hallados = graves(definicion(*campos))

    assert any(dice in hallado for hallado in hallados), hallados


@pytest.mark.parametrize(
    "campos",
    [
        [OBRA, campo("x", cuando='obra == "mayor"')],
        [campo("n", "numero", maximo=10), campo("x", cuando="n >= 10")],
        [campo("f", "fecha"), campo("x", cuando="anios(f) > 300")],
        [
            campo("v", "varias", opciones=opciones("a", "b", "c", "d")),
            campo("x", cuando='"a" en v y "b" en v y "c" en v y "d" en v'),
        ],
        [campo("d", "decimal"), campo("x", cuando="d > 0.1 y d < 0.2")],
        [campo("n", "numero"), campo("x", cuando="n > 1 y n < 3")],
        [campo("n", "numero"), campo("m", "numero"), campo("x", cuando="n > m")],
        [campo("x", etiqueta={"es": "Grado de discapacidad"}, base="RDLeg 2/2004 art. 93.1.e")],
    ],
)
def test_no_se_queja_de_lo_que_esta_bien_o_no_puede_saber(campos):
    assert graves(definicion(*campos)) == []


@pytest.mark.parametrize(
    ("secciones", "dice"),
    [
        ([{"desde": "nada", "titulo": {"es": "N"}}], "que no es un campo"),
        (
            [{"desde": d, "titulo": {"es": "N"}} for d in ("obra", "asunto")],
            "en el orden de los campos",
        ),
    ],
)
def test_encuentra_secciones_fuera_de_sitio(secciones, dice):
    assert any(dice in g for g in graves(definicion(OBRA, secciones=secciones)))


def test_el_extracto_se_pregunta_siempre():
    una = definicion(
        OBRA,
        formulario={"campos": [OBRA, campo("z1", cuando='obra == "mayor"')], "extracto_de": "z1"},
    )

    assert any("extracto" in grave for grave in graves(una))


@pytest.mark.parametrize(
    "titulo", ["Fotocopia del DNI", "Volante de padrón", "Certificado de estar al corriente"]
)
@pytest.mark.parametrize("obligatorio", [True, False])
def test_lo_que_ya_tiene_una_administracion_no_se_exige_y_se_dice(titulo, obligatorio):
    documento = {"nombre": "d", "titulo": {"es": titulo}, "obligatorio": obligatorio}
    una = definicion(documentos=[documento])

    [hallazgo] = [h for h in analizar(una) if "28.2" in h.texto]
    assert hallazgo.grave is obligatorio


def test_sin_plazo_y_con_silencio_no_se_publica():
    datos = como_datos(definicion())["resolucion"]
    una = definicion(resolucion={**datos, "plazo": None})

    assert any("resolucion.plazo" in grave for grave in graves(una))


def test_un_ejemplo_que_falla_no_deja_publicar():
    una = definicion(pruebas=[{"nombre": "Vacía", "respuestas": {}}])

    assert graves(una) == ["pruebas «Vacía»: «asunto» no se admite, y la prueba no lo espera"]


def test_los_idiomas_que_faltan_y_la_falta_de_ejemplos_son_consejos():
    hallazgos = analizar(definicion(), ["es", "eu", "ca-valencia"])

    assert [h.donde for h in hallazgos] == ["pruebas", "ca-valencia", "eu"]
    assert not any(h.grave for h in hallazgos)
    assert "objeto, quien" in hallazgos[2].texto


def test_el_catalan_vale_para_quien_lee_valenciano():
    una = definicion(avisos=[{"es": "Hola", "ca": "Hola"}])

    del_valenciano = next(h for h in analizar(una, ["ca-valencia"]) if h.donde == "ca-valencia")

    assert "avisos" not in del_valenciano.texto


@pytest.mark.parametrize(
    ("palabra", "silabas"),
    [
        ("casa", 2), ("ayuntamiento", 5), ("queja", 2), ("guerra", 2), ("pingüino", 3), ("día", 2),
        ("ciudad", 2), ("muy", 1), ("construcción", 3), ("aéreo", 4), ("policía", 4),
        ("averiguáis", 4), ("y", 1), ("BOE", 2),
    ],
)  # fmt: skip
def test_cuenta_las_silabas(palabra, silabas):
    assert silabas_de(palabra) == silabas


def test_lo_facil_se_lee_mejor_que_lo_dificil():
    facil = legibilidad("Pida la luz. Es gratis. Venga con su casa.")
    dificil = legibilidad(
        "La autorización administrativa de aprovechamiento especial del dominio público radioeléctrico "
        "quedará supeditada a la correspondiente verificación procedimental."
    )

    assert facil.en_palabras == "muy fácil"
    assert dificil.en_palabras == "muy difícil"
    assert facil.indice > dificil.indice


def test_con_muchas_preguntas_que_dependen_unas_de_otras_acaba():
    campos = [campo(f"p{n}", "opciones", opciones=opciones("a", "b", "c")) for n in range(3)]
    for n in range(3, 60):
        cuando = " y ".join(f'p{m} == "a"' for m in range(n - 3, n))
        campos.append(campo(f"p{n}", "opciones", opciones=opciones("a", "b", "c"), cuando=cuando))

    assert graves(definicion(*campos)) == []
