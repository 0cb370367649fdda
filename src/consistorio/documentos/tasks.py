"""Work on documents that is done as time passes."""

from __future__ import annotations

from consistorio.documentos import services
from consistorio.documentos.intake.antivirus import AntivirusNoResponde, antivirus_de_la_casa
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import en
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import periodica

CADA_SEGUNDOS = 120.0


@periodica("documentos.revisar_lo_nuevo", cada=CADA_SEGUNDOS)
def revisar_lo_nuevo() -> None:
    """Look for viruses in what has come; if nobody answers, it is tried again the next time."""
    antivirus = antivirus_de_la_casa()
    for entidad in Entidad.objects.all():
        with en(entidad):
            try:
                services.revisar_lo_nuevo(
                    actor=sistema(entidad, "antivirus"),
                    antivirus=antivirus,
                    reloj=hora_oficial(entidad),
                )
            except AntivirusNoResponde:
                return
