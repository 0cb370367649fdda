"""Makes an application of an entidad and prints its credentials (used by the throwaway commands)."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict


def main() -> None:
    import django

    django.setup()
    from consistorio.identidad import services
    from consistorio.plataforma.actores import sistema
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.models import Entidad
    from consistorio.plataforma.reloj import hora_oficial

    entidad = Entidad.objects.get(slug=sys.argv[1])
    with en(entidad):
        alta = services.crear_aplicacion(
            actor=sistema(entidad, "pruebas"),
            nombre="Programa de prueba",
            reloj=hora_oficial(entidad),
        )
    print(json.dumps(asdict(alta)))


if __name__ == "__main__":
    main()
