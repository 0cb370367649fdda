from __future__ import annotations

from typing import Any

from consistorio.identidad.models import Contacto
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.transacciones import acto


def guardar_contacto(*, actor: Actor, **datos: Any) -> None:
    """
    Keep the contact data that the person gives, for the next time and for notices (art. 41.6).

    :param datos: any of email, telefono, domicilio, idioma, elige_electronico.
    """
    actor.exigir("identidad.contacto_propio")
    quien = actor.interesado
    with acto():
        contacto, _creado = Contacto.objects.update_or_create(
            nif=quien.nif, defaults={"nombre": quien.nombre, **datos}
        )
        bitacora.anotar(
            actor, "identidad.guardar_contacto", objeto="contacto", objeto_id=contacto.id
        )
