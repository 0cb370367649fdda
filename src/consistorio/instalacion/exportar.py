"""`./consistorio exportar`: an electronic expediente leaves in one file, in ENI format."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from consistorio.instalacion.abierta import NoHayInstalacion, abierta, carpeta_de, con_carpeta

NUMERO = re.compile(r"EXP-(\d{4})-(\d{1,9})")


class NoExiste(LookupError):
    """There is no such entidad, or no such expediente in it."""


def configurar(analizador: argparse.ArgumentParser) -> None:
    con_carpeta(analizador)
    analizador.add_argument("identificador", help="EXP-2026-000001, o su identificador ENI")
    analizador.add_argument("--entidad", required=True, metavar="SLUG")
    analizador.add_argument("--salida", type=Path, default=None, help="por defecto, aquí mismo")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Write the ZIP and say where."""
    salida = opciones.salida or Path(f"{opciones.identificador}.zip")
    try:
        with abierta(carpeta_de(opciones)):
            contenido = exportar(opciones.entidad, opciones.identificador)
    except (NoHayInstalacion, NoExiste) as error:
        print(error, file=sys.stderr)
        return 1
    salida.write_bytes(contenido)
    print(f"{salida}: {len(contenido)} bytes")
    return 0


def exportar(slug: str, identificador: str) -> bytes:
    """
    Return the expediente as a ZIP with its signed index; the remittance is written down.

    :raises NoExiste: if there is no such entidad or expediente.
    """
    from consistorio.expedientes import selectors, services
    from consistorio.plataforma.actores import sistema
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.entidades.consultas import por_slug
    from consistorio.plataforma.reloj import hora_oficial

    entidad = por_slug(slug)
    if entidad is None:
        raise NoExiste(f"No hay ninguna entidad en /{slug}/.")
    with en(entidad):
        actor = sistema(entidad, "instalacion")
        uno = selectors.visibles_para(actor).filter(**_filtro(identificador)).first()
        if uno is None:
            raise NoExiste(f"No hay ningún expediente {identificador} en {entidad}.")
        return services.exportar(actor=actor, expediente_id=uno.id, reloj=hora_oficial(entidad))


def _filtro(identificador: str) -> dict[str, Any]:
    if partes := NUMERO.fullmatch(identificador):
        return {"ejercicio": int(partes[1]), "numero": int(partes[2])}
    return {"identificador": identificador}
