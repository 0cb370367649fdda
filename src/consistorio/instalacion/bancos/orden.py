"""`./consistorio bench NAME`: figures with their limit or peer measured in the same run."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from importlib import import_module

from consistorio.instalacion.bancos.medida import Medida

BANCOS = {
    "justificantes": "justificantes sellados, por el camino rápido",
    "presentar": "presentar por la API, con justificante sellado antes de responder",
    "registro": "anotar en el libro: número, hora, cadena, hoja y evento, sin justificante",
    "constancia": "la bitácora verificable de un registro de cien mil asientos",
    "busqueda": "buscar en un registro de un millón de asientos de 200 entidades",
    "lotes": "mover cien mil entradas a la vez, contra un solo UPDATE",
    "firma": "firmar mil documentos con un solo código, y sellar uno",
    "evidencias": "registros de evidencias de cien mil documentos con un solo sello",
    "formulario": "un formulario, de vacío a justificante, y guardar uno de 95 campos",
    "paginas": "tiempo y peso de las páginas de la ciudadanía",
}


def configurar(analizador: argparse.ArgumentParser) -> None:
    analizador.add_argument("nombre", choices=sorted(BANCOS), help=", ".join(BANCOS))
    analizador.add_argument("--json", action="store_true", help="la última línea es un objeto JSON")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Run the benchmark and print its figures; it is well if it ran, whatever they are."""
    medir: Callable[[], list[Medida]] = import_module(
        f"consistorio.instalacion.bancos.{opciones.nombre}"
    ).medir
    print(f"Midiendo: {BANCOS[opciones.nombre]}…", flush=True)
    comienzo = time.monotonic()
    medidas = medir()
    segundos = round(time.monotonic() - comienzo, 1)
    for medida in medidas:
        print(medida)
    if opciones.json:
        cuerpo = [m.como_dict() for m in medidas]
        print(json.dumps({"nombre": opciones.nombre, "segundos": segundos, "medidas": cuerpo}))
    return 0
