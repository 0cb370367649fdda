"""To write to other units of the house, and to read what they wrote."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar_varios
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.events import ComunicacionEnviada
from consistorio.registro.models import Comunicacion, RecepcionDeComunicacion
from consistorio.registro.rules.comunicaciones import comprobar
from consistorio.registro.selectors.asientos import AsientoInexistente
from consistorio.registro.selectors.comunicaciones import ComunicacionNoVisible, una_visible
from consistorio.registro.selectors.visibilidad import visibles_para
from consistorio.registro.services.reparto.fuera import exigir_unidad


class ComunicacionInexistente(LookupError):
    """There is no such communication, or it was not for a unit of the actor."""


class NoEsSuUnidad(ValueError):
    """One writes in the name of a unit where one works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComunicacionNueva:
    """
    What is written.

    :param de_unidad_id: in whose name; :param responde_a_id: to which it answers, if to any.
    :param asientos: those it speaks of. They must be seen by who writes.
    """

    de_unidad_id: UUID
    a_unidades: tuple[UUID, ...]
    asunto: str
    texto: str
    asientos: tuple[UUID, ...] = ()
    responde_a_id: UUID | None = None


def enviar_comunicacion(
    *, actor: Actor, comunicacion: ComunicacionNueva, clave: str, reloj: Reloj
) -> UUID:
    """
    Send a communication to other units, and return its key.

    It has no legal effect, and cannot be changed nor taken back. Sending it again with the same
    key is sending it once.

    :raises SinPermiso: if the actor may not.
    :raises ComunicacionNoValida: if it does not say what or to whom.
    :raises NoEsSuUnidad: if she does not work in the unit in whose name she writes.
    :raises UnidadNoValida: if one of the units does not exist.
    :raises AsientoInexistente: if she may not see one of the asientos.
    :raises ComunicacionInexistente: if she may not see the one to which she answers.
    """
    actor.exigir("registro.comunicar")
    nueva = comunicacion
    destinos = tuple(dict.fromkeys(u for u in nueva.a_unidades if u != nueva.de_unidad_id))
    comprobar(asunto=nueva.asunto, texto=nueva.texto, unidades=destinos, asientos=nueva.asientos)
    if nueva.de_unidad_id not in actor.unidades:
        raise NoEsSuUnidad(nueva.de_unidad_id)
    for unidad in destinos:
        exigir_unidad(unidad)
    _exigir_que_se_vean(actor, nueva.asientos)
    hilo = _hilo(actor, nueva.responde_a_id)
    with acto():
        ya = Comunicacion.objects.filter(de_persona=actor.identificador, clave=clave).first()
        if ya is not None:
            return ya.id  # type: ignore[no-any-return]
        return _enviar(actor, nueva, destinos, hilo, clave=clave, reloj=reloj)


def _enviar(
    actor: Actor,
    nueva: ComunicacionNueva,
    destinos: tuple[UUID, ...],
    hilo: UUID | None,
    *,
    clave: str,
    reloj: Reloj,
) -> UUID:
    momento, propia = reloj(), uuid7()
    datos = {
        "id": propia,
        "hilo_id": hilo or propia,
        "de_unidad_id": nueva.de_unidad_id,
        "a_unidades": list(destinos),
        "de_persona_nombre": actor.nombre[:160],
        "asunto": nueva.asunto.strip(),
        "texto": nueva.texto.strip(),
        "asientos": list(dict.fromkeys(nueva.asientos)),
        "enviada_en": momento,
    }
    hecha, es_nueva = Comunicacion.objects.get_or_create(
        de_persona=actor.identificador, clave=clave, defaults=datos
    )
    if not es_nueva:  # The same was sent while we looked.
        return hecha.id  # type: ignore[no-any-return]
    _repartir(actor, hecha)
    return propia


def _repartir(actor: Actor, hecha: Comunicacion) -> None:
    """Leave it in each unit, with its audit entry and its news."""
    RecepcionDeComunicacion.objects.bulk_create(
        RecepcionDeComunicacion(comunicacion=hecha, unidad_id=unidad, recibida_en=hecha.enviada_en)
        for unidad in hecha.a_unidades
    )
    bitacora.anotar(actor, "registro.comunicar", objeto="comunicacion", objeto_id=hecha.id)
    noticias = [
        ComunicacionEnviada(comunicacion_id=str(hecha.id), unidad_destino=str(unidad))
        for unidad in hecha.a_unidades
    ]
    publicar_varios(noticias, entidad=actor.entidad)


def leer_comunicacion(*, actor: Actor, comunicacion_id: UUID, reloj: Reloj) -> None:
    """
    Leave said that the units of the actor have read it. The first who reads is the one that stays.

    :raises SinPermiso: if the actor may not.
    :raises ComunicacionInexistente: if it is neither from nor for a unit of hers.
    """
    actor.exigir("registro.comunicar")
    _hilo(actor, comunicacion_id)
    with acto():
        recepciones = RecepcionDeComunicacion.objects.filter(
            comunicacion_id=comunicacion_id, unidad_id__in=actor.unidades, leida_en=None
        )
        leidas = recepciones.update(
            leida_por=actor.identificador, leida_por_nombre=actor.nombre[:160], leida_en=reloj()
        )
        if leidas:
            bitacora.anotar(
                actor,
                "registro.leer_comunicacion",
                objeto="comunicacion",
                objeto_id=comunicacion_id,
            )


def _exigir_que_se_vean(actor: Actor, asientos: tuple[UUID, ...]) -> None:
    if not asientos:
        return
    vistos = set(visibles_para(actor).filter(id__in=asientos).values_list("id", flat=True))
    for asiento in asientos:
        if asiento not in vistos:
            raise AsientoInexistente(asiento)


def _hilo(actor: Actor, comunicacion_id: UUID | None) -> UUID | None:
    if comunicacion_id is None:
        return None
    try:
        return una_visible(actor, comunicacion_id).hilo_id
    except ComunicacionNoVisible:
        raise ComunicacionInexistente(comunicacion_id) from None
