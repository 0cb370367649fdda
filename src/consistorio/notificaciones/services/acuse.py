"""The acuse: a sealed document that gathers what happened (RD 203/2021 art. 42.3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.firma import services as firma
from consistorio.notificaciones.events import AcuseExtendido
from consistorio.notificaciones.models import Acuse, HechoDeNotificacion, Notificacion, Tipo
from consistorio.notificaciones.selectors import HechoVisto, NotificacionVista, vista
from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

TIPO_DOCUMENTAL = "TD09"  # Acuse de recibo


@regla(LPACAP.art("41.1"), RD203.art("42.3"))
def extender_acuse(*, actor: Actor, hecho_id: UUID, reloj: Reloj) -> UUID:
    """
    Make the sealed acuse of a fact, and return the key of its document; asking again makes none.

    :raises SinPermiso: if the actor may not notify.
    """
    actor.exigir("notificaciones.practicar")
    with acto():
        hecho = HechoDeNotificacion.objects.select_related("notificacion").get(id=hecho_id)
        previo = Acuse.objects.filter(hecho=hecho).first()
        if previo is not None:
            return previo.documento_id  # type: ignore[no-any-return]
        momento = reloj()
        with translation.override(hecho.notificacion.idioma):
            documento_id = _documento(actor, hecho, momento)
        Acuse.objects.create(
            notificacion=hecho.notificacion,
            hecho=hecho,
            documento_id=documento_id,
            extendido_en=momento,
        )
        publicar(
            AcuseExtendido(
                notificacion_id=str(hecho.notificacion_id),
                expediente_id=str(hecho.notificacion.expediente_id or ""),
                documento_id=str(documento_id),
            ),
            entidad=actor.entidad,
        )
    return documento_id


def _documento(actor: Actor, hecho: HechoDeNotificacion, momento: datetime) -> UUID:
    csv = documentos.nuevo_csv()
    return documentos.incorporar(
        actor=actor,
        nombre=_("Acuse de la notificación.pdf"),
        contenido=_pdf(actor.entidad, hecho, momento, csv),
        mime="application/pdf",
        tipo_documental=TIPO_DOCUMENTAL,
        origen_ciudadano=False,
        csv=csv,
        tipo_firma="TF06",
        idioma=hecho.notificacion.idioma,
        reloj=lambda: momento,
    ).id


def _pdf(entidad: Entidad, hecho: HechoDeNotificacion, momento: datetime, csv: str) -> bytes:
    pdf = documentos.componer(
        "evidencia",
        datos_del_acuse(entidad, hecho.notificacion, momento, csv),
        idioma=hecho.notificacion.idioma,
        titulo=_("Acuse de la notificación"),
        fecha=momento,
    )
    return firma.sellar(entidad=entidad, pdf=pdf, momento=momento)


def datos_del_acuse(
    entidad: Entidad, notificacion: Notificacion, momento: datetime, csv: str
) -> dict[str, Any]:
    """Return what the acuse prints: the act, the addressee and each fact with its hour and person."""
    una = vista(entidad, notificacion, momento.astimezone(ZoneInfo(entidad.zona)))
    return {
        **documentos.membrete(entidad, csv, lema=_("Notificaciones electrónicas")),
        "resultado": resultado(una),
        "identificador": str(una.id),
        "destinatario": {"nombre": una.destinatario_nombre, "nif": una.destinatario_nif},
        "asunto": una.asunto_neutro,
        "procedimiento": una.procedimiento,
        "hechos": [
            {
                "fecha": una.puesta_a_disposicion_en.replace(microsecond=0),
                "hecho": _("Puesta a disposición en la sede electrónica"),
                "detalle": una.organo,
            },
            *(_fila(h) for h in una.hechos),
        ],
        "documentos": [
            {"nombre": d.nombre, "sha256": d.sha256} for d in _notificados(notificacion)
        ],
    }


def _fila(hecho: HechoVisto) -> dict[str, Any]:
    quien = _("%(nombre)s, NIF %(nif)s") % {"nombre": hecho.actor_nombre, "nif": hecho.actor_nif}
    personal = hecho.tipo in {Tipo.ACCESO, Tipo.RECHAZO, Tipo.LECTURA, Tipo.ANULACION}
    return {
        "fecha": hecho.ocurrido_en.replace(microsecond=0),
        "hecho": hecho.nombre,
        "detalle": quien if personal else "",
    }


def _notificados(notificacion: Notificacion) -> list[Any]:
    return list(notificacion.documentos.order_by("orden"))


def resultado(una: NotificacionVista) -> str:
    """Return in plain words what the notification has become."""
    return {
        "puesta_a_disposicion": _("Puesta a disposición, pendiente de acceso"),
        "practicada": _("Practicada: se ha accedido a su contenido"),
        "rechazada": _("Rechazada expresamente por la persona destinataria"),
        "rechazada_por_caducidad": _("Rechazada por haber pasado diez días naturales sin acceso"),
        "no_practicada": _("No practicada por medios electrónicos"),
        "practicada_otra_via": _("Practicada por otra vía"),
        "anulada": _("Anulada por quien la emitió, antes de tener efecto"),
    }[una.estado.value]
