"""More days to open what waits in the sede, after an incident of it (LPACAP 32.4; RD 203/2021 44.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from consistorio.notificaciones.models import EN_PAPEL, HechoDeNotificacion, Notificacion, Tipo
from consistorio.notificaciones.rules.efectos import Efecto, ultimo_dia_de_acceso
from consistorio.notificaciones.selectors import dia_ampliado
from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

LOTE = 500


@regla(LPACAP.art("32.4"), RD203.art("44.4"))
def ampliar_acceso(*, actor: Actor, reloj: Reloj) -> int:
    """
    Write in the notifications that wait the days of the published extensions; return how many.

    Only those whose days had not run out when the incident began; doing it again changes nothing.

    :raises SinPermiso: if the actor may not notify.
    """
    actor.exigir("notificaciones.practicar")
    with acto():
        nuevos = list(_nuevos(actor, reloj()))
        HechoDeNotificacion.objects.bulk_create(nuevos, batch_size=LOTE)
        if nuevos:
            bitacora.anotar(
                actor,
                "notificaciones.ampliacion",
                objeto="notificacion",
                detalle={"notificaciones": len(nuevos)},
            )
    return len(nuevos)


def _nuevos(actor: Actor, ahora: datetime) -> Iterable[HechoDeNotificacion]:
    publicadas = organizacion.ampliaciones()
    hechos = HechoDeNotificacion.objects.filter(notificacion=OuterRef("pk"))
    esperan = Notificacion.objects.filter(
        ~Exists(hechos.filter(decisivo=True)),
        ~Exists(hechos.filter(tipo__in=(Tipo.SIN_PRACTICAR, *EN_PAPEL))),
    )
    for una in esperan.prefetch_related("hechos").order_by("id").iterator(LOTE):
        ultimo = ultimo_dia_de_acceso(una.hechos_de_derecho().en_zona(ahora.tzinfo))
        hasta = dia_ampliado(actor.entidad, una, ultimo, publicadas)
        if hasta > ultimo:
            yield _hecho(actor, una, hasta, ahora)


@regla(LPACAP.art("32.4"))
def fijar_la_ampliacion(
    actor: Actor, notificacion: Notificacion, efecto: Efecto, ahora: datetime
) -> None:
    """
    Keep the day until which it could be opened, before what happens to it is written.

    What is done on a day that the sede had extended, or had not decided yet, stays done on it.
    """
    if efecto.ultimo_dia > ultimo_dia_de_acceso(
        notificacion.hechos_de_derecho().en_zona(ahora.tzinfo)
    ):
        _hecho(actor, notificacion, efecto.ultimo_dia, ahora).save()


def _hecho(
    actor: Actor, notificacion: Notificacion, hasta: date, ahora: datetime
) -> HechoDeNotificacion:
    return HechoDeNotificacion(
        notificacion=notificacion,
        tipo=Tipo.AMPLIACION,
        decisivo=False,
        ocurrido_en=ahora,
        actor_nif=actor.identificador,
        actor_nombre=actor.nombre,
        datos={"hasta": hasta.isoformat()},
    )
