"""What the long-lived copy needs as time passes, and the notices to those who sign."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import structlog

from consistorio.firma import services
from consistorio.firma.services import avisos_de_turno, evidencias
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import en, entidad_en_curso
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import periodica, tarea

CADA_SEGUNDOS = timedelta(hours=1).total_seconds()
log = structlog.get_logger("evidencias")


@tarea("firma.avisar")
def avisar(nif: str) -> None:
    """Tell a person that documents wait for her signature."""
    entidad = entidad_en_curso()
    avisos_de_turno.avisar(
        actor=sistema(entidad, "portafirmas"), nif=nif, reloj=hora_oficial(entidad)
    )


@tarea("firma.tanda")
def seguir_con_la_tanda(tanda_id: str) -> None:
    """Sign the next documents of those that one code released."""
    services.seguir_con_la_tanda(tanda_id=UUID(tanda_id), reloj=hora_oficial(entidad_en_curso()))


@periodica("firma.recordar_plazos", cada=CADA_SEGUNDOS)
def recordar_plazos() -> None:
    """Tell of the petitions whose last day comes or has passed."""
    for entidad in Entidad.objects.all():
        with en(entidad):
            services.recordar_plazos(
                actor=sistema(entidad, "portafirmas"), reloj=hora_oficial(entidad)
            )


@tarea("firma.avisar_de_plazo")
def avisar_de_plazo(nif: str, dia: str) -> None:
    """Write of the last day of a petition; if the mail does not leave, it is tried again."""
    services.avisar_de_plazo(
        actor=sistema(entidad_en_curso(), "portafirmas"),
        nif=nif,
        dia=date.fromisoformat(dia) if dia else None,
    )


@periodica("firma.conservar", cada=CADA_SEGUNDOS)
def conservar() -> None:
    """Stamp what has come, and stamp again what ends; an entidad that fails stops no other."""
    for entidad in Entidad.objects.all():
        with en(entidad):
            nosotros, reloj = sistema(entidad, "conservacion"), hora_oficial(entidad)
            try:
                evidencias.sellar_lo_nuevo(actor=nosotros, reloj=reloj)
                evidencias.renovar_las_que_caducan(actor=nosotros, reloj=reloj)
            except Exception:  # The authority does not answer, or an entidad is badly set.
                log.exception("evidencias.fallo", entidad=entidad.codigo)
