"""To keep what is brought on paper, and to say how it leaves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Asiento, Custodia, SalidaDeCustodia
from consistorio.registro.rules.custodia import (
    SIN_DESCRIBIR,
    YA_SALIO,
    CustodiaNoAdmitida,
    FinDeLaCustodia,
    exigir_que_pueda_salir,
    vence_el,
)
from consistorio.registro.services.hechos import asiento_del_actor


class CustodiaInexistente(LookupError):
    """There is no such thing in custody, or the actor may not see its asiento."""


@regla(LPACAP.art("16.5"), RD203.art("53"))
def poner_en_custodia(
    *, actor: Actor, asiento_id: UUID, que: str, ubicacion: str, historico: bool, reloj: Reloj
) -> UUID:
    """
    Write down that something of an asiento stays in the office, and return its key.

    :param historico: it has historic or special value: it is never destroyed.
    :raises SinPermiso: if the actor may not do it in the office that made the asiento.
    :raises AsientoInexistente: if the actor may not see it.
    :raises CustodiaNoAdmitida: if it is not said what it is.
    """
    asiento = asiento_del_actor(actor, asiento_id, "registro.custodiar")
    if not que.strip():
        raise CustodiaNoAdmitida(SIN_DESCRIBIR)
    ahora = reloj()
    with acto():
        custodia = Custodia.objects.create(
            asiento=asiento,
            que=que.strip()[:200],
            ubicacion=ubicacion.strip()[:80],
            historico=historico,
            recibido_el=ahora.date(),
            vence_el=vence_el(ahora.date()),
            anotada_por=actor.identificador,
            anotada_en=ahora,
        )
        bitacora.anotar(actor, "registro.custodiar", objeto="asiento", objeto_id=asiento.id)
    return custodia.id  # type: ignore[no-any-return]


@regla(RD203.art("53"))
def sacar_de_custodia(
    *, actor: Actor, custodia_id: UUID, fin: str, a_quien: str, reloj: Reloj
) -> None:
    """
    Write down that it has left, once: to whom, or that it was destroyed after its time.

    :raises SinPermiso: if the actor may not do it in the office that made the asiento.
    :raises CustodiaInexistente: if there is no such thing.
    :raises ValueError: if ``fin`` is not one of `FinDeLaCustodia`.
    :raises CustodiaNoAdmitida: if it may not leave that way, or it has left.
    """
    actor.exigir("registro.custodiar")
    custodia = Custodia.objects.filter(id=custodia_id).first()
    if custodia is None:
        raise CustodiaInexistente(custodia_id)
    asiento = asiento_del_actor(actor, custodia.asiento_id, "registro.custodiar")
    ahora, como = reloj(), FinDeLaCustodia(fin)
    exigir_que_pueda_salir(
        como,
        hoy=ahora.date(),
        vence=custodia.vence_el,
        historico=custodia.historico,
        a_quien=a_quien,
    )
    with acto():
        salida = _guardar(
            custodia=custodia,
            fin=como.value,
            a_quien=a_quien.strip()[:160],
            hecha_por=actor.identificador,
            hecha_por_nombre=actor.nombre,
            hecha_en=ahora,
        )
        _asentar(actor, asiento, salida)
        bitacora.anotar(actor, f"registro.{como}", objeto="asiento", objeto_id=asiento.id)


def _asentar(actor: Actor, asiento: Asiento, salida: SalidaDeCustodia) -> None:
    asentar(
        actor.entidad,
        tipo="registro.salida-de-custodia",
        objeto_id=salida.id,
        momento=salida.hecha_en,
        contenido={"asiento": asiento.id, "custodia": salida.custodia_id, "fin": salida.fin},
    )


def _guardar(**datos: Any) -> SalidaDeCustodia:
    """Write how it leaves; only the first of those who try at the same time does."""
    try:
        with transaction.atomic():
            return SalidaDeCustodia.objects.create(**datos)  # type: ignore[no-any-return]
    except IntegrityError:
        raise CustodiaNoAdmitida(YA_SALIO) from None
