"""The audit of every entidad, once a day, with its result kept for whoever watches."""

from __future__ import annotations

from threading import Thread

import structlog
from django.db import connection

from consistorio.instalacion.auditoria.informe import Informe
from consistorio.instalacion.auditoria.registro import comprobar_registro
from consistorio.plataforma.constancia.comprobaciones import guardar
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import ahora
from consistorio.plataforma.tareas import periodica

CADA_SEGUNDOS = 24 * 3600
log = structlog.get_logger("auditoria")


@periodica("constancia.comprobar", cada=CADA_SEGUNDOS)
def empezar() -> None:
    """Check every registro apart: it may take long, and the worker has checkpoints to close."""
    Thread(target=comprobar_todos, name="auditoria", daemon=True).start()


def comprobar_todos() -> None:
    """Check every registro; what is found is told in the health of the service until it is right."""
    try:
        for entidad in Entidad.objects.order_by("slug"):
            auditar(entidad)
    finally:
        connection.close()


def auditar(entidad: Entidad) -> Informe:
    """Check the registro of an entidad and keep what was found."""
    informe = comprobar_registro(entidad)
    guardar(entidad, tamano=informe.hojas, falta=informe.falta, momento=ahora())
    decir = log.error if informe.falta else log.info
    decir("registro.comprobado", entidad=entidad.codigo, hojas=informe.hojas, falta=informe.falta)
    return informe
