"""The life of an exchange: locked, moved by the table of states, and all of it written down."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from consistorio.plataforma import bitacora, constancia, eventos
from consistorio.plataforma.actores import Actor
from consistorio.registro.events import IntercambioMovido
from consistorio.registro.models import IntercambioSir, TrazaSir
from consistorio.registro.rules.sicres import Intercambio
from consistorio.registro.rules.sicres.estados import Estado, Hecho, Lado, siguiente, transitar


class IntercambioInexistente(LookupError):
    """There is no such exchange in this entidad."""


def bloquear(intercambio_id: UUID) -> IntercambioSir:
    """
    Lock an exchange: all that happens to it happens in order.

    :raises IntercambioInexistente: if there is no such exchange.
    """
    uno = IntercambioSir.objects.select_for_update().filter(id=intercambio_id).first()
    if uno is None:
        raise IntercambioInexistente(intercambio_id)
    return uno  # type: ignore[no-any-return]


def buscar(identificador: str, lado: Lado) -> IntercambioSir | None:
    """Lock one end of an exchange by its identifier."""
    return (
        IntercambioSir.objects.select_for_update()
        .filter(identificador=identificador, lado=lado)
        .first()
    )


def mensaje_de(fila: IntercambioSir) -> Intercambio:
    """Return the message of an exchange, without the bytes of its files."""
    return msgspec.convert(fila.contenido, Intercambio)


def guardable(mensaje: Intercambio) -> dict[str, Any]:
    """Return the message as it is kept: the files are kept apart, by their hash."""
    datos: dict[str, Any] = msgspec.to_builtins(mensaje)
    for anexo in datos["anexos"]:
        if not str(anexo["contenido"]).startswith("urn:"):
            anexo["contenido"] = ""
    return datos


def poder(fila: IntercambioSir, hecho: Hecho) -> Estado:
    """
    Return the state after what somebody wants to do.

    :raises TransicionNoPermitida: if it cannot be done from where it is.
    """
    return transitar(Lado(fila.lado), Estado(fila.estado), hecho)


def puede(fila: IntercambioSir, hecho: Hecho) -> bool:
    return siguiente(Lado(fila.lado), Estado(fila.estado), hecho) is not None


def mover(
    actor: Actor,
    fila: IntercambioSir,
    hecho: Hecho,
    hasta: Estado,
    *,
    momento: datetime,
    sha256: str = "",
    detalle: str = "",
) -> None:
    """Take the exchange to a state and write it: trace, leaf of the log, audit log and event."""
    antes, fila.estado, fila.movido_en = fila.estado, hasta, momento
    fila.save()
    anotar(actor, fila, hecho, antes=antes, momento=momento, detalle=detalle)
    constancia.asentar(
        actor.entidad,
        tipo="registro.sir",
        contenido={
            "identificador": fila.identificador,
            "lado": fila.lado,
            "hecho": hecho.value,
            "estado": hasta.value,
            "mensaje": sha256,
            "asiento": str(fila.asiento_id or ""),
        },
        objeto_id=fila.id,
        momento=momento,
    )
    bitacora.anotar(actor, f"registro.sir_{hecho}", objeto="intercambio_sir", objeto_id=fila.id)
    eventos.publicar(
        IntercambioMovido(intercambio_id=str(fila.id), lado=fila.lado, estado=hasta.value),
        entidad=actor.entidad,
    )


def anotar(
    actor: Actor,
    fila: IntercambioSir,
    hecho: str,
    *,
    momento: datetime,
    antes: str | None = None,
    detalle: str = "",
) -> None:
    """Add a line to the history of the exchange, also of what changed nothing."""
    TrazaSir.objects.create(
        intercambio=fila,
        hecho=hecho,
        antes=fila.estado if antes is None else antes,
        despues=fila.estado,
        de=fila.oficina,
        a=fila.otra_oficina,
        quien=f"{actor.clase}:{actor.identificador}"[:60],
        detalle=detalle[:1024],
        momento=momento,
    )
