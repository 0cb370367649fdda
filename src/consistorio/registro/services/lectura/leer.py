"""From the documents of an asiento to the words by which it can be found."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from consistorio.documentos import selectors as documentos_leidos
from consistorio.documentos import services as documentos
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import DocumentoDeAsiento
from consistorio.registro.services.busqueda import anotar_leido

TAREA = "registro.leer_documentos"
LETRAS_MAXIMAS = 400_000
"""What an index of words of PostgreSQL takes (1 MB) is never reached."""
PRIORIDAD = 9
"""After all the rest: reading a page costs seconds, and nobody waits for it."""


def pedir_lectura(*, actor: Actor, asientos: Sequence[UUID]) -> None:
    """
    Leave to be read the documents of what has been entered, one task for each asiento.

    An entidad that does not want it says so: ``leer_documentos`` false.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("registro.distribuir")
    if not actor.entidad.ajustes.get("leer_documentos", True):
        return
    filas = DocumentoDeAsiento.objects.filter(asiento_id__in=list(asientos))
    de_quien = dict(filas.values_list("documento_id", "asiento_id"))
    con_algo = {de_quien[clave] for clave in documentos.legibles(list(de_quien))}
    with acto():
        for asiento_id in sorted(con_algo):
            _encolar(actor, asiento_id)


def leer_documentos_de(*, actor: Actor, asiento_id: UUID, reloj: Reloj) -> None:
    """
    Read some pages of the documents of an asiento; what is left is done in another task.

    When all are read, the asiento is found by what they say.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("registro.distribuir")
    propios = DocumentoDeAsiento.objects.filter(asiento_id=asiento_id).order_by("orden")
    claves = list(propios.values_list("documento_id", flat=True))
    with acto():
        for clave in documentos.legibles(claves):
            if documentos.leer_tramo(actor=actor, documento_id=clave, reloj=reloj):
                _encolar(actor, asiento_id)
                return
        texto = documentos_leidos.texto_leido(claves)
        if texto:
            anotar_leido(actor=actor, asiento_id=asiento_id, texto=texto[:LETRAS_MAXIMAS])


def leer_otra_vez(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> bool:
    """
    Have a document that could not be read be read again; return whether there was one.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("documentos.leer")
    with acto():
        if not documentos.leer_otra_vez(actor=actor, documento_id=documento_id, reloj=reloj):
            return False
        suyos = DocumentoDeAsiento.objects.filter(documento_id=documento_id)
        for asiento_id in suyos.values_list("asiento_id", flat=True):
            _encolar(actor, asiento_id)
    return True


def _encolar(actor: Actor, asiento_id: UUID) -> None:
    encolar(
        TAREA,
        entidad=actor.entidad,
        argumentos={"asiento_id": str(asiento_id)},
        prioridad=PRIORIDAD,
    )
