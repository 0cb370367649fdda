"""The history of an expediente, each step in a plain sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from consistorio.expedientes.models import Hito, HitoDeExpediente
from consistorio.expedientes.models.expediente import HITOS_PUBLICOS
from consistorio.expedientes.selectors.expediente import ExpedienteInexistente, visibles_para
from consistorio.plataforma.actores import Actor

FRASES: dict[str, str] = {
    Hito.INCOADO: gettext_noop("Se abre el expediente %(numero)s."),
    Hito.ASIGNADO: gettext_noop("Se asigna a %(a)s."),
    Hito.ADMITIDO: gettext_noop("La solicitud se admite a trámite y se estudia."),
    Hito.ENVIADO_A_FIRMA: gettext_noop("La resolución pasa a la bandeja de firma."),
    Hito.DEVUELTO: gettext_noop("La resolución vuelve sin firmar. Motivo: %(motivo)s"),
    Hito.REQUERIMIENTO_A_FIRMA: gettext_noop("El requerimiento pasa a la bandeja de firma."),
    Hito.REQUERIMIENTO_DEVUELTO: gettext_noop(
        "El requerimiento vuelve sin firmar. Motivo: %(motivo)s"
    ),
    Hito.REQUERIDO: gettext_noop("Se requiere a la persona interesada que corrija la solicitud."),
    Hito.SUBSANADO: gettext_noop(
        "La persona interesada contesta al requerimiento, con el registro %(numero)s."
    ),
    Hito.SUBSANADO_TARDE: gettext_noop(
        "Llega una respuesta, con el registro %(numero)s, cuando el expediente había terminado."
    ),
    Hito.FECHA_DE_LA_SOLICITUD: gettext_noop(
        "La solicitud se tiene por presentada el %(dia)s, cuando se hizo electrónicamente."
    ),
    Hito.RESPUESTA_EN_PAPEL: gettext_noop(
        "Llega una respuesta en papel, con el registro %(numero)s: debe ser electrónica."
    ),
    Hito.APORTADO: gettext_noop(
        "La persona interesada aporta documentos, con el registro %(numero)s."
    ),
    Hito.PLAZO_PEDIDO: gettext_noop(
        "La persona interesada pide más días para corregir, con el registro %(numero)s."
    ),
    Hito.AMPLIACION_A_FIRMA: gettext_noop("La ampliación del plazo pasa a la bandeja de firma."),
    Hito.AMPLIACION_SIN_EFECTO: gettext_noop(
        "La ampliación del plazo queda sin efecto. Motivo: %(motivo)s"
    ),
    Hito.AMPLIACION_CONCEDIDA: gettext_noop(
        "El plazo para corregir se amplía: llega hasta el %(hasta)s."
    ),
    Hito.AMPLIACION_DENEGADA: gettext_noop("Se deniega ampliar el plazo para corregir."),
    Hito.PLAZO_AMPLIADO: gettext_noop(
        "Por una incidencia de la sede, el plazo para corregir llega hasta el %(hasta)s."
    ),
    Hito.DESISTIDO: gettext_noop(
        "Se dicta la resolución %(numero)s, que tiene a la persona por desistida."
    ),
    Hito.RESUELTO: gettext_noop("Se dicta la resolución %(numero)s."),
    Hito.NOTIFICACION_PUESTA: gettext_noop(
        "Se pone a disposición de la persona interesada una notificación en la sede."
    ),
    Hito.NOTIFICACION_PRACTICADA: gettext_noop("La persona interesada abre la notificación."),
    Hito.NOTIFICACION_RECHAZADA: gettext_noop(
        "La persona interesada rechaza la notificación: el trámite se da por efectuado."
    ),
    Hito.NOTIFICACION_CADUCADA: gettext_noop(
        "Pasan diez días sin abrir la notificación: se entiende rechazada."
    ),
    Hito.NOTIFICACION_SIN_PRACTICAR: gettext_noop(
        "Pasan diez días sin abrir la notificación: hay que enviarla en papel."
    ),
    Hito.NOTIFICACION_INTENTADA: gettext_noop(
        "Se intenta entregar la notificación en papel, sin conseguirlo."
    ),
    Hito.NOTIFICACION_EN_PAPEL: gettext_noop("La notificación se practica en papel."),
    Hito.NOTIFICACION_EN_EL_BOE: gettext_noop(
        "La notificación se publica por anuncio en el Boletín Oficial del Estado."
    ),
    Hito.NOTIFICACION_ANULADA: gettext_noop("Se anula la notificación."),
    Hito.ARCHIVADO: gettext_noop("El expediente se cierra y se firma su índice."),
    Hito.EXPORTADO: gettext_noop("Se exporta el expediente con su índice firmado."),
}


@dataclass(frozen=True, slots=True)
class HitoVisto:
    """A step of the history. :param frase: what happened, in the language of who reads."""

    tipo: str
    nombre: str
    frase: str
    ocurrido_en: datetime
    actor: str


def historia(actor: Actor, expediente_id: UUID) -> list[HitoVisto]:
    """
    Return the steps of an expediente, oldest first; to the person, only those that concern her.

    :raises ExpedienteInexistente: if there is none for the actor.
    """
    expediente = visibles_para(actor).filter(id=expediente_id).first()
    if expediente is None:
        raise ExpedienteInexistente(expediente_id)
    hitos = expediente.hitos.order_by("ocurrido_en", "id")
    if actor.es_ciudadano:
        hitos = hitos.filter(tipo__in=HITOS_PUBLICOS)
    zona = ZoneInfo(actor.entidad.zona)
    return [_visto(hito, zona) for hito in hitos]


def _visto(hito: HitoDeExpediente, zona: ZoneInfo) -> HitoVisto:
    return HitoVisto(
        tipo=hito.tipo,
        nombre=hito.get_tipo_display(),
        frase=_(FRASES[hito.tipo]) % hito.datos,
        ocurrido_en=hito.ocurrido_en.astimezone(zona),
        actor=hito.actor_nombre,
    )
