"""Who signs a resolution, and asking them (Ley 40/2015 arts. 9-14; RD 128/2018 art. 3.2)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from consistorio.firma import services as firma
from consistorio.nucleo.normativa import LRJSP, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.organizacion.selectors import CargoVisto
from consistorio.plataforma.actores import Actor

SECRETARIA = "secretaria"
ORDEN = (SECRETARIA, "alcaldia")


class CargoVacante(LookupError):
    """Nobody holds a post that must sign."""


def firmantes(dia: date, codigos: tuple[str, ...] = ORDEN) -> list[CargoVisto]:
    """
    Return who holds on ``dia`` the posts that must sign, in order; those of a resolution, if not said.

    :raises CargoVacante: if nobody holds one of the posts.
    """
    cargos = [(codigo, organizacion.titular_de(codigo, dia)) for codigo in codigos]
    for codigo, cargo in cargos:
        if cargo is None:
            raise CargoVacante(codigo)
    return [cargo for _codigo, cargo in cargos if cargo is not None]


@regla(LRJSP.art("13.4"))
def pie_de_firma(cargo: CargoVisto, dia: date) -> dict[str, str]:
    """
    Return the name and post that a paper prints where it is signed.

    While somebody substitutes the holder it is hers, saying whom and by which act.
    """
    for suplencia in organizacion.suplencias(dia):
        if suplencia.cargo == cargo.codigo and suplencia.desde <= dia:
            calidad = f"{cargo.nombre}, por suplencia de {cargo.titular} ({suplencia.acto})"
            return {"nombre": suplencia.suplente, "cargo": calidad}
    return {"nombre": cargo.titular, "cargo": cargo.nombre}


def pedir_firma(
    actor: Actor,
    *,
    documento_id: UUID,
    asunto: str,
    momento: datetime,
    cargos: tuple[str, ...] = ORDEN,
) -> UUID:
    """
    Leave the document in the trays of those who sign, each after the one before.

    :raises CargoVacante: if nobody holds one of the posts.
    """
    bloques = [
        [
            firma.FirmantePedido(
                nif=cargo.nif, nombre=cargo.titular, cargo=cargo.codigo, cargo_nombre=cargo.nombre
            )
        ]
        for cargo in firmantes(momento.date(), cargos)
    ]
    return firma.crear_peticion(
        actor=actor,
        documento_id=documento_id,
        asunto=asunto,
        firmantes=bloques,
        reloj=lambda: momento,
    )
