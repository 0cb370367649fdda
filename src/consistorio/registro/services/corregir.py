"""Rectify, annul and link asientos: always with a new fact, never with an edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from consistorio.nucleo.normativa import ROF, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Asiento, HechoPosterior
from consistorio.registro.rules.correccion import (
    CorreccionNoAdmitida,
    MotivoDeNegativa,
    TipoDeHecho,
    cambios_de,
    exigir_motivo,
    exigir_que_admita,
)
from consistorio.registro.rules.identificacion import Persona
from consistorio.registro.selectors.hechos import situacion, valores_vigentes
from consistorio.registro.services.hechos import NuevoHecho, asiento_del_actor, escribir


@regla(ROF.art("153.3"))
def rectificar_asiento(
    *,
    actor: Actor,
    asiento_id: UUID,
    cambios: Mapping[str, str],
    motivo: str,
    reloj: Reloj,
    interesado: Persona | None = None,
) -> UUID:
    """
    Say what of an asiento was wrong and how it should be read; return the key of the fact.

    Number, hour and what was written stay. If the interested person was another one, whoever was
    entered by mistake does not see the asiento any more.

    :param cambios: of `rules.correccion.RECTIFICABLES`, as they should be read.
    :raises SinPermiso: if the actor may not rectify in the office that made it.
    :raises AsientoInexistente: if the actor may not see it.
    :raises CorreccionNoAdmitida: without reason, with nothing to change, or if it is annulled.
    """
    asiento = asiento_del_actor(actor, asiento_id, "registro.rectificar")
    limpio = exigir_motivo(motivo)
    with acto():
        exigir_que_admita(TipoDeHecho.RECTIFICACION, situacion(asiento))
        vigente = valores_vigentes(asiento)
        nuevos = cambios_de(vigente, cambios)
        dichos = {c: {"antes": vigente.get(c, ""), "despues": v} for c, v in nuevos.items()}
        personas = _cambio_de_persona(asiento, interesado)
        if not (dichos or personas):
            raise CorreccionNoAdmitida(MotivoDeNegativa.NADA_QUE_RECTIFICAR)
        hecho = NuevoHecho(
            tipo=TipoDeHecho.RECTIFICACION,
            motivo=limpio,
            texto=_texto_de_rectificacion(asiento, {**dichos, **personas.get("cambios", {})}),
            datos={
                "cambios": {**dichos, **personas.pop("cambios", {})},
                **personas.pop("datos", {}),
            },
            **personas,
        )
        return escribir(actor, asiento, hecho, reloj())


def _cambio_de_persona(asiento: Asiento, interesado: Persona | None) -> dict[str, Any]:
    """Return the change of interested person, and who sees the asiento since it."""
    if interesado is None:
        return {}
    vigente = valores_vigentes(asiento)
    antes = (vigente["interesado_nif"], vigente["interesado_nombre"])
    numero = str(interesado.identificacion) if interesado.identificacion else ""
    if antes == (numero, interesado.nombre_completo):
        return {}
    cambio = {
        "antes": " · ".join(filter(None, reversed(antes))),
        "despues": " · ".join(filter(None, (interesado.nombre_completo, numero))),
    }
    return {
        "cambios": {"interesado": cambio},
        "datos": {"persona": msgspec.to_builtins(interesado), "nif": numero},
        "incorpora_nif": numero,
        "retira_nif": antes[0] if antes[0] != numero else "",
    }


def _texto_de_rectificacion(asiento: Asiento, cambios: Mapping[str, Mapping[str, str]]) -> str:
    lineas = [
        _("En «%(campo)s» donde dice «%(antes)s» debe decir «%(despues)s».") % {"campo": c, **v}
        for c, v in cambios.items()
    ]
    inicio = _("Para hacer constar que el asiento %(numero)s se rectifica así:")
    return "\n\n".join([inicio % {"numero": str(asiento)}, *lineas])


@regla(ROF.art("153.3"))
def anular_asiento(*, actor: Actor, asiento_id: UUID, motivo: str, reloj: Reloj) -> UUID:
    """
    Annul an asiento, openly: its number, hour and content stay; return the key of the fact.

    :raises SinPermiso: if the actor may not annul in the office that made it.
    :raises AsientoInexistente: if the actor may not see it.
    :raises CorreccionNoAdmitida: without reason, or if it is annulled already.
    """
    asiento = asiento_del_actor(actor, asiento_id, "registro.anular")
    limpio = exigir_motivo(motivo)
    inicio = _("Para hacer constar que el asiento %(numero)s queda anulado.")
    hecho = NuevoHecho(
        tipo=TipoDeHecho.ANULACION, motivo=limpio, texto=inicio % {"numero": str(asiento)}
    )
    with acto():
        exigir_que_admita(TipoDeHecho.ANULACION, situacion(asiento))
        return una_vez(actor, asiento, hecho, reloj, MotivoDeNegativa.ANULADO)


@regla(ROF.art("153.2"))
def enlazar_asientos(
    *, actor: Actor, asiento_id: UUID, otro_id: UUID, motivo: str, reloj: Reloj
) -> UUID:
    """
    Link an entry and an exit that answers it, after both were made; return the key of the fact.

    :raises SinPermiso: if the actor may not rectify in the office that made it.
    :raises AsientoInexistente: if the actor may not see both.
    :raises CorreccionNoAdmitida: if they are of the same libro, annulled or linked already.
    """
    asiento = asiento_del_actor(actor, asiento_id, "registro.rectificar")
    otro = asiento_del_actor(actor, otro_id, "registro.consultar")
    limpio = exigir_motivo(motivo)
    if asiento.sentido == otro.sentido:
        raise CorreccionNoAdmitida(MotivoDeNegativa.ENLACE_DEL_MISMO_LIBRO)
    hecho = NuevoHecho(tipo=TipoDeHecho.ENLACE, motivo=limpio, otro_asiento_id=otro.id)
    with acto():
        exigir_que_admita(TipoDeHecho.ENLACE, situacion(asiento))
        exigir_que_admita(TipoDeHecho.ENLACE, situacion(otro))
        if HechoPosterior.objects.filter(asiento=otro, otro_asiento_id=asiento.id).exists():
            raise CorreccionNoAdmitida(MotivoDeNegativa.YA_ENLAZADOS)
        return una_vez(actor, asiento, hecho, reloj, MotivoDeNegativa.YA_ENLAZADOS)


def una_vez(
    actor: Actor, asiento: Asiento, hecho: NuevoHecho, reloj: Reloj, si_no: MotivoDeNegativa
) -> UUID:
    """
    Write a fact of which there can be only one, whoever is trying at the same time.

    :raises CorreccionNoAdmitida: with the reason ``si_no`` if there is one already.
    """
    try:
        with transaction.atomic():
            return escribir(actor, asiento, hecho, reloj())
    except IntegrityError:
        raise CorreccionNoAdmitida(si_no) from None
