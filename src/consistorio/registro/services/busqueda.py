"""The index of the search: made after the filing, never inside it."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import IndiceDeAsiento


def indexar(*asientos: UUID) -> None:
    """Let asientos of the entidad in course be found; doing it twice is doing it once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexar_asientos(%s::uuid[])", [list(asientos)])


def anotar_leido(*, actor: Actor, asiento_id: UUID, texto: str) -> None:
    """
    Let an asiento be found also by what has been read in its scanned documents.

    :raises SinPermiso: if the actor may not distribute.
    """
    actor.exigir("registro.distribuir")
    with acto():
        IndiceDeAsiento.objects.filter(asiento_id=asiento_id).update(leido=texto)
        indexar(asiento_id)
