"""`./consistorio recorrido`: the main job, whole, against a throwaway province over HTTPS."""

from __future__ import annotations

import argparse
import json
import time
import traceback
from collections.abc import Callable

from consistorio.instalacion.efimera import instalacion
from consistorio.instalacion.recorrido import ciudadania, final, tramitacion
from consistorio.instalacion.recorrido.contexto import Contexto, Fallo
from consistorio.instalacion.recorrido.jueces import FaltaElJuez, Suspenso
from consistorio.instalacion.recorrido.navegante import NoHayTalFormulario

PASOS: tuple[tuple[str, Callable[[Contexto], str]], ...] = (
    ("encontrar el trámite", ciudadania.encontrar_el_tramite),
    ("identificarse con certificado", ciudadania.identificarse),
    ("escribir y adjuntar", ciudadania.escribir),
    ("firmar y presentar", ciudadania.firmar_y_presentar),
    ("tener el justificante", ciudadania.tener_justificante),
    ("abrir el expediente", tramitacion.incoar),
    ("redactar la resolución", tramitacion.redactar),
    ("firmarla en el portafirmas", tramitacion.firmar),
    ("notificarla", tramitacion.notificar),
    ("cerrar y exportar", final.cerrar_y_exportar),
    ("verificar por cualquiera", final.verificar),
    ("ver la carpeta, y lo que caduca", final.ver_la_carpeta),
)
ESPERADOS = (Fallo, FaltaElJuez, Suspenso, NoHayTalFormulario)


def configurar(analizador: argparse.ArgumentParser) -> None:
    analizador.add_argument("--json", action="store_true", help="la última línea es un objeto JSON")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Walk every step; each prints its evidence. It stops at the first that fails."""
    comienzo, fallos, hechos = time.monotonic(), 0, 0
    with instalacion() as efimera:
        contexto = Contexto(efimera)
        for numero, (nombre, paso) in enumerate(PASOS, start=1):
            antes = time.monotonic()
            try:
                evidencia = paso(contexto)
            except ESPERADOS as error:
                print(f"✗ {numero:>2}. {nombre}: {error}", flush=True)
                fallos += 1
            except Exception:  # noqa: BLE001 (whatever it is, the step has failed)
                print(f"✗ {numero:>2}. {nombre}\n{traceback.format_exc()}", flush=True)
                fallos += 1
            if fallos:
                break
            hechos += 1
            segundos = time.monotonic() - antes
            print(f"✓ {numero:>2}. {nombre} ({segundos:.1f} s): {evidencia}", flush=True)
    segundos = round(time.monotonic() - comienzo, 1)
    if opciones.json:
        print(json.dumps({"pasos": hechos, "fallos": fallos, "segundos": segundos}))
    return 1 if fallos else 0
