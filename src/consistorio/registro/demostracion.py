"""The rules of distribution that the demonstration starts with."""

from __future__ import annotations

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.registro import services
from consistorio.registro.rules.reparto import Condiciones


def sembrar(actor: Actor) -> None:
    """Write three rules between the units of the demonstration."""
    unidad = organizacion.unidad_por_codigo
    reglas = (
        ("Obras y licencias, a Urbanismo", 10, ("obra", "licencia", "bache"), "urbanismo", ()),
        ("Quejas, a Secretaría", 20, ("queja", "sugerencia"), "secretaria", ("alcaldia",)),
        ("Lo que cita el Pleno lo conoce Alcaldía", 30, ("pleno",), "", ("alcaldia",)),
    )
    for nombre, orden, palabras, destino, copias in reglas:
        pedida = services.ReglaPedida(
            nombre=nombre,
            orden=orden,
            condiciones=Condiciones(palabras=palabras),
            destino_id=unidad(destino) if destino else None,
            copias=tuple(clave for clave in map(unidad, copias) if clave),
        )
        services.guardar_regla(actor=actor, pedida=pedida)
