"""Writing down what happened to a notification on paper (LPACAP arts. 41.5, 42.2, 44 and 41.7)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from consistorio.documentos import services as documentos
from consistorio.documentos.intake import examinar
from consistorio.notificaciones.events import IntentoEnPapel, NotificacionPorOtraVia
from consistorio.notificaciones.models import HechoDeNotificacion, Notificacion, Tipo
from consistorio.notificaciones.rules.efectos import Estado
from consistorio.notificaciones.rules.papel import (
    Intento,
    PapelNoAdmitido,
    Resultado,
    exigir_que_quepa,
)
from consistorio.notificaciones.selectors import (
    NotificacionInexistente,
    efecto_de,
    intentos_de,
)
from consistorio.notificaciones.services.hechos import anotar_hecho
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

JUSTIFICANTE = "TD09"  # Acuse de recibo
UN_MINUTO = timedelta(minutes=1)
HECHOS = {
    Resultado.ENTREGADA: Tipo.ENTREGA_PAPEL,
    Resultado.REHUSADA: Tipo.RECHAZO_PAPEL,
    Resultado.PUBLICADA: Tipo.EDICTO,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntregaEnPapel:
    """
    What the card of the postman, or the page of the BOE, says.

    :param en: when; of an edict, the day of its publication.
    :param receptor: who took it, and with which document and relation to the addressee.
    :param referencia: number of the delivery, or of the announcement.
    """

    resultado: Resultado
    en: datetime
    medio: str = ""
    receptor: str = ""
    receptor_documento: str = ""
    relacion: str = ""
    mayor_de_14: bool = False
    referencia: str = ""
    circunstancias: str = ""


@dataclass(frozen=True, slots=True)
class Justificante:
    """The card itself, scanned."""

    nombre: str
    contenido: bytes


@regla(LPACAP.art("42.2"), LPACAP.art("44"), LPACAP.art("41.5"), LPACAP.art("41.7"))
def anotar_en_papel(
    *,
    actor: Actor,
    notificacion_id: UUID,
    entrega: EntregaEnPapel,
    justificante: Justificante | None = None,
    reloj: Reloj,
) -> None:
    """
    Write down an attempt to deliver on paper, a delivery, a rejection, or an edict.

    Of all the channels the first in time has effect, although it is known later: who counts a
    plazo from it is told its day again.

    :raises SinPermiso: if the actor may not.
    :raises NotificacionInexistente: if there is no such notification.
    :raises PapelNoAdmitido: if it cannot be, saying why; nothing is written.
    :raises CalendarioSinPublicar: if the second attempt falls in a year without a calendar.
    """
    actor.exigir("notificaciones.entregar")
    _exigir_completa(entrega)
    with acto():
        notificacion = Notificacion.objects.filter(id=notificacion_id).first()
        if notificacion is None:
            raise NotificacionInexistente(notificacion_id)
        ahora = reloj()
        en = _instante(actor, entrega, notificacion)
        _exigir_que_quepa(actor, notificacion, Intento(en, entrega.resultado), ahora)
        guardado = _guardar(actor, justificante, reloj)
        datos = {**asdict(entrega), "en": en.isoformat(), "justificante": str(guardado or "")}
        tipo = HECHOS.get(entrega.resultado, Tipo.INTENTO_PAPEL)
        hecho = _anotar(actor, notificacion, tipo, en, datos)
        _contar(actor, notificacion, hecho, guardado, ahora)


def _instante(actor: Actor, entrega: EntregaEnPapel, notificacion: Notificacion) -> datetime:
    """Return when it was; people write minutes, and it can be the one in which it was put."""
    puesta = notificacion.puesta_a_disposicion_en
    en = max(entrega.en, puesta) if entrega.en >= puesta - UN_MINUTO else entrega.en
    return en.astimezone(ZoneInfo(actor.entidad.zona))


def _anotar(
    actor: Actor, notificacion: Notificacion, tipo: Tipo, en: datetime, datos: dict[str, Any]
) -> HechoDeNotificacion:
    """Write the fact; two people who write at once that it was practised do not do it twice."""
    try:
        with transaction.atomic():
            hecho, _nuevo = anotar_hecho(actor, notificacion, tipo, en, datos=datos)
    except IntegrityError:
        raise PapelNoAdmitido("Ya consta que se practicó en papel o por anuncio.") from None
    return hecho


def _exigir_completa(entrega: EntregaEnPapel) -> None:
    """Ask for what art. 42.2 wants to be recorded of each result."""
    falta = ""
    if entrega.resultado is Resultado.ENTREGADA:
        if not entrega.receptor.strip():
            falta = "Diga quién la recogió."
        elif not entrega.mayor_de_14:
            falta = "Solo puede recogerla quien tiene catorce años o más (artículo 42.2)."
    elif entrega.resultado is Resultado.REHUSADA and not entrega.circunstancias.strip():
        falta = "Haga constar las circunstancias del rechazo (artículo 41.5)."
    elif entrega.resultado is Resultado.PUBLICADA and not entrega.referencia.strip():
        falta = "Diga el número del anuncio en el Boletín Oficial del Estado."
    if falta:
        raise PapelNoAdmitido(falta)


def _exigir_que_quepa(
    actor: Actor, notificacion: Notificacion, nuevo: Intento, ahora: datetime
) -> None:
    if efecto_de(actor.entidad, notificacion, ahora).estado is Estado.ANULADA:
        raise PapelNoAdmitido("La notificación se anuló: nada de lo que pase la practica.")
    exigir_que_quepa(
        nuevo,
        anteriores=intentos_de(actor.entidad, notificacion),
        puesta=notificacion.puesta_a_disposicion_en,
        ahora=ahora,
        calendario=calendario_de(actor.entidad),
    )


def _guardar(actor: Actor, justificante: Justificante | None, reloj: Reloj) -> UUID | None:
    if justificante is None:
        return None
    examen = examinar(justificante.nombre, justificante.contenido)
    if not examen.ok:
        raise PapelNoAdmitido(f"{justificante.nombre}: {examen.motivo}")
    return documentos.incorporar(
        actor=actor,
        nombre=justificante.nombre,
        contenido=justificante.contenido,
        mime=examen.mime,
        tipo_documental=JUSTIFICANTE,
        origen_ciudadano=False,
        reloj=reloj,
    ).id


def _contar(
    actor: Actor,
    notificacion: Notificacion,
    hecho: HechoDeNotificacion,
    guardado: UUID | None,
    ahora: datetime,
) -> None:
    quien = {
        "notificacion_id": str(notificacion.id),
        "expediente_id": str(notificacion.expediente_id or ""),
        "documento_id": str(guardado or ""),
    }
    if hecho.tipo == Tipo.INTENTO_PAPEL:
        publicar(IntentoEnPapel(**quien), entidad=actor.entidad)
        return
    dia_cero: date | None = efecto_de(
        actor.entidad, Notificacion.objects.get(id=notificacion.id), ahora
    ).dia_cero
    if dia_cero is None:
        raise RuntimeError("Lo que se practica en papel tiene siempre fecha.")
    publicar(
        NotificacionPorOtraVia(**quien, hecho=hecho.tipo, dia_cero=dia_cero.isoformat()),
        entidad=actor.entidad,
    )
