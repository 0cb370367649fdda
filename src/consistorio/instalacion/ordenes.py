"""The commands of the launcher."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module

# name: (module with `configurar` and `ejecutar`, what it does)
ORDENES = {
    "demo": ("demo.orden", "una provincia de demostración en marcha, lista para probar"),
    "servir": ("servir", "el servicio, con los ajustes del entorno"),
    "test": ("probar", "toda la batería de pruebas"),
    "check": ("comprobar", "estilo, tipos, contratos, reglas propias y migraciones"),
    "recorrido": ("recorrido.orden", "el trabajo principal entero, con cada prueba verificada"),
    "bench": ("bancos.orden", "mediciones contra un límite o un rival"),
    "martillo": ("martillo.orden", "muertes súbitas mientras se presenta, con su verificador"),
    "verificar": ("verificar_orden", "verifica sin red un justificante o documento"),
    "vigilar-registro": ("vigilar_orden", "sigue desde fuera una bitácora, y dice si miente"),
    "doctor": ("doctor", "qué está bien y qué no en esta instalación"),
    "confianza": ("confianza_orden", "listas de confianza europeas: importarlas y verlas"),
    "crear-entidad": ("crear_entidad", "da de alta una entidad"),
    "exportar": ("exportar", "el expediente electrónico de una entidad, en formato ENI"),
}


def main(argumentos: list[str] | None = None) -> int:
    """Run the command that the person asked for and return its exit code."""
    analizador = argparse.ArgumentParser(
        prog="consistorio", description="Administración electrónica abierta."
    )
    ordenes = analizador.add_subparsers(dest="orden", required=True, metavar="ORDEN")
    elegida = (argumentos if argumentos is not None else sys.argv[1:])[:1]
    for nombre, (modulo, ayuda) in ORDENES.items():
        sub = ordenes.add_parser(nombre, help=ayuda, description=ayuda)
        if elegida == [nombre]:
            import_module(f"consistorio.instalacion.{modulo}").configurar(sub)
    opciones, resto = analizador.parse_known_args(argumentos)
    opciones.resto = resto
    orden = import_module(f"consistorio.instalacion.{ORDENES[opciones.orden][0]}")
    if resto and not getattr(orden, "PASA_LO_DEMAS", False):
        analizador.error(f"no se entiende: {' '.join(resto)}")
    ejecutar: Callable[[argparse.Namespace], int] = orden.ejecutar
    try:
        return ejecutar(opciones)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
