"""Publishes the procedures of the bench and opens the sessions of invented people (used by the bench)."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consistorio.plataforma.models import Entidad

CAMPOS = {"banco-diez": 10, "banco-noventa-y-cinco": 95}
PERSONAS = 8
LETRAS = "TRWAGMYFPDXBNJZSQVHLCKE"


def main() -> None:
    import django

    django.setup()
    from consistorio.plataforma.actores import sistema
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.models import Entidad
    from consistorio.plataforma.reloj import hora_oficial

    entidad = Entidad.objects.get(slug=sys.argv[1])
    with en(entidad):
        for slug, cuantos in CAMPOS.items():
            _publicar(sistema(entidad, "banco"), slug, cuantos, hora_oficial(entidad))
        print(json.dumps([_sesion(entidad, n) for n in range(PERSONAS)]))


def _publicar(actor: object, slug: str, cuantos: int, reloj: object) -> None:
    """Publish the instancia general with as many fields: every third one depends on another."""
    from consistorio.catalogo import services
    from consistorio.catalogo.rules.definicion import como_datos, leer

    datos = como_datos(services.leer_fichero(services.DE_LA_CASA / "instancia-general.yaml"))
    campos = [_campo(n) for n in range(1, cuantos)]
    asunto = {
        "nombre": "asunto",
        "tipo": "texto",
        "etiqueta": {"es": "Asunto"},
        "base": "LPACAP 66",
    }
    datos |= {"slug": slug, "titulo": {"es": slug}, "pruebas": []}
    datos["formulario"] = {"campos": [asunto, *campos], "extracto_de": "asunto"}
    services.publicar(actor=actor, definicion=leer(datos), reloj=reloj)  # type: ignore[arg-type]


def _campo(n: int) -> dict[str, object]:
    condicion = {"cuando": f'c{n - 1} != ""'} if n % 3 == 0 else {}
    return {
        "nombre": f"c{n}", "tipo": "texto", "etiqueta": {"es": f"Campo {n}"}, "base": "LPACAP 66",
        **condicion,
    }  # fmt: skip


def _sesion(entidad: Entidad, n: int) -> str:
    """Open the session of somebody invented and return its cookie."""
    from django.http import HttpResponse

    from consistorio.plataforma.actores import Clase
    from consistorio.plataforma.web import sesiones

    numero, respuesta = 99_000_000 + n, HttpResponse()
    sesiones.abrir(
        respuesta,
        entidad=entidad,
        prefijo="/",
        clase=Clase.CIUDADANO,
        identificador=f"{numero}{LETRAS[numero % len(LETRAS)]}",
        nombre=f"PERSONA {n} DEL BANCO",
    )
    return respuesta.cookies[sesiones.GALLETA].value


if __name__ == "__main__":
    main()
