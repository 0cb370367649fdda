"""
Recording that ten days have passed (LPACAP art. 43.2).

The rejection exists by law from the first instant of the following day, whether or not this runs:
`rules.efectos` says so to whoever asks. Here it is only written down, proved and told to others.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from consistorio.notificaciones.events import NotificacionRechazada, NotificacionSinPracticar
from consistorio.notificaciones.models import EN_PAPEL, HechoDeNotificacion, Notificacion, Tipo
from consistorio.notificaciones.rules.efectos import DIAS_PARA_ACCEDER, Efecto, Estado
from consistorio.notificaciones.selectors import efecto_de
from consistorio.notificaciones.services.ampliacion import fijar_la_ampliacion
from consistorio.notificaciones.services.hechos import anotar_hecho
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

# An access of the last second may still be being written when the day ends; it must win.
MARGEN = timedelta(minutes=5)
LOTE = 200


@regla(LPACAP.art("43.2"))
def registrar_vencidas(*, actor: Actor, reloj: Reloj) -> int:
    """
    Write down the notifications whose ten days are over, and return how many.

    :raises SinPermiso: if the actor may not notify.
    """
    actor.exigir("notificaciones.practicar")
    with acto():
        ahora = reloj() - MARGEN
        hechas = 0
        for notificacion in _sin_respuesta(ahora):
            efecto = efecto_de(actor.entidad, notificacion, ahora)
            if efecto.estado is Estado.RECHAZADA_POR_CADUCIDAD:
                hechas += _rechazada(actor, notificacion, efecto)
            elif efecto.estado is Estado.NO_PRACTICADA:
                hechas += _sin_practicar(actor, notificacion, efecto)
    return hechas


def _sin_respuesta(ahora: datetime) -> list[Notificacion]:
    dias = DIAS_PARA_ACCEDER.en(ahora.date())
    respuestas = HechoDeNotificacion.objects.filter(notificacion=OuterRef("pk"))
    return list(
        Notificacion.objects.filter(
            ~Exists(respuestas.filter(decisivo=True)),
            ~Exists(respuestas.filter(tipo__in=(Tipo.SIN_PRACTICAR, *EN_PAPEL))),
            puesta_a_disposicion_en__lt=ahora - timedelta(days=dias),
        ).order_by("puesta_a_disposicion_en")[:LOTE]
    )


def _rechazada(actor: Actor, notificacion: Notificacion, efecto: Efecto) -> bool:
    if efecto.en is None or efecto.dia_cero is None:
        raise RuntimeError("Un rechazo por caducidad tiene siempre fecha.")
    fijar_la_ampliacion(actor, notificacion, efecto, efecto.en)
    _hecho, nuevo = anotar_hecho(actor, notificacion, Tipo.CADUCIDAD, efecto.en)
    if nuevo:
        publicar(
            NotificacionRechazada(
                notificacion_id=str(notificacion.id),
                expediente_id=str(notificacion.expediente_id or ""),
                dia_cero=efecto.dia_cero.isoformat(),
                por_caducidad=True,
            ),
            entidad=actor.entidad,
        )
    return nuevo


def _sin_practicar(actor: Actor, notificacion: Notificacion, efecto: Efecto) -> bool:
    if efecto.en is None:
        raise RuntimeError("Un vencimiento tiene siempre fecha.")
    fijar_la_ampliacion(actor, notificacion, efecto, efecto.en)
    anotar_hecho(actor, notificacion, Tipo.SIN_PRACTICAR, efecto.en)
    publicar(
        NotificacionSinPracticar(
            notificacion_id=str(notificacion.id),
            expediente_id=str(notificacion.expediente_id or ""),
        ),
        entidad=actor.entidad,
    )
    return True
