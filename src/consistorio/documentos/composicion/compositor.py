"""From data to PDF/A-2a and PDF/UA-1, in one file and always the same bytes."""

import json
import threading
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from .caracteres import imprimible
from .etiquetas import etiquetas, lengua
from .fechas import fecha_numerica
from .qr import svg_qr

_AQUI = Path(__file__).parent
PLANTILLAS = _AQUI / "plantillas"
NORMAS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
_por_hilo = threading.local()


class PlantillaDesconocida(LookupError):
    """There is no template with that name."""


class DatosIncompletos(ValueError):
    """The template needs something that the data do not bring."""


def plantillas() -> frozenset[str]:
    """Return the names of the templates."""
    return frozenset(r.stem for r in PLANTILLAS.glob("*.typ")) - {"base", "piezas"}


def componer(
    plantilla: str, datos: Mapping[str, Any], *, idioma: str, titulo: str, fecha: datetime
) -> bytes:
    """
    Return the document: PDF/A-2a and PDF/UA-1; the same data and hour give the same bytes.

    Data are printed, never run. Dates and instants are written as ``idioma`` writes them.

    :param idioma: ``es``, ``eu``, ``ca``, ``ca-valencia``, ``gl``, ``en``, ``ru``.
    :param fecha: aware; goes to the metadata.
    :raises PlantillaDesconocida: if there is no such template.
    :raises DatosIncompletos: if the template misses something.
    """
    if plantilla not in plantillas():
        raise PlantillaDesconocida(plantilla)
    entrada = entrada_de_typst(datos, idioma=idioma, titulo=titulo)
    return compilar(PLANTILLAS / f"{plantilla}.typ", entrada, fecha)


def entrada_de_typst(datos: Mapping[str, Any], *, idioma: str, titulo: str) -> str:
    """Return the JSON that templates read."""
    completos = {
        **datos,
        "titulo": titulo,
        "lengua": lengua(idioma),
        "etiquetas": etiquetas(idioma),
        "entidad": _entidad(datos["entidad"]),
    }
    if datos.get("verificacion") and "qr" not in datos:
        completos["qr"] = svg_qr(str(datos["verificacion"]))
    return json.dumps(_imprimible(completos, idioma), ensure_ascii=False)


def compilar(ruta: Path, entrada: str, fecha: datetime) -> bytes:
    """
    Return the PDF of a template of ours.

    :raises DatosIncompletos: if the template misses something.
    """
    try:
        pdf = _compilador().compile(
            input=str(ruta),
            format="pdf",
            sys_inputs={"datos": entrada},
            pdf_standards=[*NORMAS],
            timestamp=int(fecha.timestamp()),
        )
    except typst.TypstError as error:
        raise DatosIncompletos(f"{ruta.stem}: {error}") from error
    if not isinstance(pdf, bytes):
        raise TypeError(f"{ruta.stem}: the composer gave no PDF")
    return pdf


def _compilador() -> typst.Compiler:
    """Return the compiler of this thread; shared between threads it fails half of the time."""
    if not hasattr(_por_hilo, "compilador"):
        _por_hilo.compilador = typst.Compiler(root=str(PLANTILLAS), font_paths=_fuentes())
    compilador: typst.Compiler = _por_hilo.compilador
    return compilador


@cache
def _fuentes() -> typst.Fonts:
    """Return our own fonts and no others, so that every machine prints the same."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_AQUI / "fuentes")],
    )


def _entidad(entidad: Mapping[str, Any]) -> dict[str, Any]:
    nombre = str(entidad["nombre"])
    propio = nombre.removeprefix("Ayuntamiento de ").removeprefix("Ajuntament de ")
    return {**entidad, "inicial": entidad.get("inicial") or propio[:1].upper()}


def _imprimible(valor: Any, idioma: str) -> Any:
    match valor:
        case str():
            return imprimible(valor)
        case date():
            return fecha_numerica(valor, idioma)
        case Mapping():
            return {clave: _imprimible(v, idioma) for clave, v in valor.items()}
        case list() | tuple():
            return [_imprimible(v, idioma) for v in valor]
        case _:
            return valor
