"""Nothing that a citizen reads is left in Spanish when she has asked for another language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from consistorio.notificaciones.models import Tipo

CASA = Path(__file__).parents[2]
IDIOMAS = ["eu", "ca", "ca_Valencia", "gl", "en", "ru"]
# Spanish until the secretary of each entidad approves their translation: they are legal texts.
TEXTOS_LEGALES = {
    "sede/accesibilidad.html",
    "sede/automatizadas.html",
    "sede/aviso_legal.html",
    "sede/codigos.html",
    "sede/proteccion_de_datos.html",
    "sede/registro.html",
    "sede/sellos.html",
    "sede/titularidad.html",
}
MODULOS = ["canales", "registro", "notificaciones", "expedientes", "firma", "identidad", "catalogo"]
DEL_PERSONAL = {
    "notificaciones/_papel.html",
    "firma/_tabla.html",
    "firma/_tanda.html",
    "catalogo/_resumen.html",
    "identidad/autenticador.html",
    "identidad/entrar_empleado.html",
    "portal/_demostracion.html",
    "portal/base.html",
    "portal/inicio.html",
    "registro/_campo.html",
    "registro/_campo_motivo.html",
    "registro/_contacto.html",
    "registro/_estado_de_lote.html",
    "registro/_exportados.html",
    "registro/_filas.html",
    "registro/_lote.html",
    "registro/_migas_de_asiento.html",
    "registro/_motivo.html",
    "registro/_persona.html",
    "registro/_resumen_de_ficha.html",
    "tramitacion/_menu.html",
    "tramitacion/base.html",
}
DE_LA_CIUDADANIA = [
    "registro/services/subsanar.py",
    "registro/services/borradores/caducidad.py",
    "registro/web/subidas.py",
    "registro/web/carpeta.py",
    "registro/web/contacto.py",
    "registro/web/datos.py",
    "registro/web/pegas.py",
    "registro/web/presentar.py",
    "registro/web/revision.py",
    "notificaciones/selectors/papel.py",
    "notificaciones/selectors/vista.py",
    "notificaciones/services/aviso.py",
    "notificaciones/web/sede.py",
    "expedientes/selectors/ciudadania.py",
    "expedientes/selectors/historia.py",
    "firma/validacion/resultado.py",
    "firma/web/sede.py",
    "identidad/pki/validacion.py",
    "identidad/web/sede.py",
    "documentos/intake/examen.py",
]
PIDEN = {"_", "gettext_lazy", "gettext_noop", "ngettext"}
LITERAL = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
BLOQUE = re.compile(r"\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
DE_MESA = re.compile(r'extends "(tramitacion/base|expedientes/_ficha|api/|portal/)')


def plantillas() -> Iterator[str]:
    """Give the source of each template that a citizen may see."""
    carpetas = [CASA / m / "templates" for m in MODULOS] + [CASA / "plataforma/ui/templates"]
    for carpeta in carpetas:
        for ruta in sorted(carpeta.rglob("*.html")):
            nombre, texto = str(ruta.relative_to(carpeta)), ruta.read_text()
            if nombre.startswith("api/") or DE_MESA.search(texto):
                continue
            if nombre not in TEXTOS_LEGALES | DEL_PERSONAL:
                yield texto


def textos() -> set[str]:
    """Return every Spanish sentence that has to have its translation."""
    hallados = {str(tipo.label) for tipo in Tipo}
    for fuente in plantillas():
        hallados |= {a or b for a, b in LITERAL.findall(fuente)}
        for bloque in BLOQUE.findall(fuente):
            singular = re.split(r"\{%\s*plural\s*%\}", bloque)[0]
            hallados.add(VARIABLE.sub(r"%(\1)s", singular.replace("%", "%%")))
    for ruta in DE_LA_CIUDADANIA:
        for nodo in ast.walk(ast.parse((CASA / ruta).read_text())):
            if _pide_traduccion(nodo):
                hallados.add(ast.literal_eval(nodo.args[0]))
    return hallados


def _pide_traduccion(nodo: ast.AST) -> bool:
    if not isinstance(nodo, ast.Call) or getattr(nodo.func, "id", "") not in PIDEN:
        return False
    return isinstance(nodo.args[0], ast.Constant)


def traducidos(idioma: str) -> set[str]:
    with (CASA / "locale" / idioma / "LC_MESSAGES" / "django.po").open("rb") as fichero:
        catalogo = read_po(fichero)
    return {
        m.id[0] if isinstance(m.id, tuple) else m.id
        for m in catalogo
        if m.id and not m.fuzzy and (m.string if isinstance(m.string, str) else all(m.string))
    }


@pytest.mark.parametrize("idioma", IDIOMAS)
def test_la_ciudadania_no_encuentra_nada_sin_traducir(idioma: str) -> None:
    hay = traducidos(idioma)
    if idioma == "ca_Valencia":  # What it does not say otherwise is said as in Catalan.
        hay |= traducidos("ca")

    assert textos() - hay == set()
