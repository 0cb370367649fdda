"""Putting an act at the disposal of its addressee in the sede (LPACAP art. 43)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.documentos import selectors as documentos
from consistorio.notificaciones.events import NotificacionPuestaADisposicion
from consistorio.notificaciones.models import DocumentoNotificado, Notificacion
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto


@dataclass(frozen=True, slots=True, kw_only=True)
class Destinatario:
    """To whom it is notified, and who else may open it in her name."""

    nif: str
    nombre: str
    email: str = ""
    representante_nif: str = ""
    representante_nombre: str = ""
    idioma: str = "es"


@regla(LPACAP.art("43.1"), LPACAP.art("43.3"), LPACAP.art("41.6"))
def poner_a_disposicion(
    *,
    actor: Actor,
    documento_id: UUID,
    destinatario: Destinatario,
    obligada_o_elegida: bool,
    organo: str,
    procedimiento: str,
    asunto_neutro: str,
    reloj: Reloj,
    anexos: Sequence[UUID] = (),
    expediente_id: UUID | None = None,
    expediente: str = "",
) -> UUID:
    """
    Leave the notification waiting in the sede, and return its key. The aviso goes afterwards.

    The same document to the same person is notified once: asking again returns the same key.

    :param documento_id: the oficio; ``anexos`` are what goes with it, as the act itself.
    :param obligada_o_elegida: whether not opening it in ten days will be a rejection (art. 43.2).
    :param asunto_neutro: shown before access, so it must reveal nothing.
    :raises SinPermiso: if the actor may not notify.
    :raises DocumentoInexistente: if this entidad has no such document.
    """
    actor.exigir("notificaciones.practicar")
    with acto():
        notificacion, nueva = Notificacion.objects.get_or_create(
            documento_id=documentos.documento(documento_id).id,
            destinatario_nif=destinatario.nif,
            defaults={
                "destinatario_nombre": destinatario.nombre,
                "destinatario_email": destinatario.email,
                "representante_nif": destinatario.representante_nif,
                "representante_nombre": destinatario.representante_nombre,
                "idioma": destinatario.idioma,
                "obligada_o_elegida": obligada_o_elegida,
                "organo": organo,
                "procedimiento": procedimiento,
                "asunto_neutro": asunto_neutro,
                "expediente_id": expediente_id,
                "expediente": expediente,
                "puesta_a_disposicion_en": reloj(),
            },
        )
        if nueva:
            _unir_documentos(notificacion, (documento_id, *anexos))
            _dar_a_conocer(actor, notificacion, notificacion.puesta_a_disposicion_en)
    return notificacion.id  # type: ignore[no-any-return]


def _unir_documentos(notificacion: Notificacion, claves: Sequence[UUID]) -> None:
    for orden, clave in enumerate(claves, 1):
        documento = documentos.documento(clave)
        DocumentoNotificado.objects.create(
            notificacion=notificacion,
            orden=orden,
            documento_id=clave,
            nombre=documento.nombre,
            sha256=documento.sha256,
        )


def _dar_a_conocer(actor: Actor, notificacion: Notificacion, momento: datetime) -> None:
    _asentar(actor, notificacion, momento)
    publicar(
        NotificacionPuestaADisposicion(
            notificacion_id=str(notificacion.id),
            expediente_id=str(notificacion.expediente_id or ""),
        ),
        entidad=actor.entidad,
    )
    if notificacion.destinatario_email:
        encolar(
            "notificaciones.enviar_aviso",
            entidad=actor.entidad,
            argumentos={"notificacion_id": str(notificacion.id)},
        )
    bitacora.anotar(
        actor,
        "notificaciones.poner_a_disposicion",
        objeto="notificacion",
        objeto_id=notificacion.id,
    )


def _asentar(actor: Actor, notificacion: Notificacion, momento: datetime) -> None:
    asentar(
        actor.entidad,
        tipo="notificacion.puesta-a-disposicion",
        objeto_id=notificacion.id,
        momento=momento,
        contenido={
            "notificacion": str(notificacion.id),
            "destinatario": notificacion.destinatario_nif,
            "en": momento.isoformat(),
            "documentos": [d.sha256 for d in notificacion.documentos.order_by("orden")],
        },
    )
