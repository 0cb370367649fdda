"""The notice by e-mail: it informs, says nothing of the content, and has no effect (art. 41.6)."""

from __future__ import annotations

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from consistorio.notificaciones.models import Notificacion, Tipo
from consistorio.notificaciones.services.hechos import anotar_hecho
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.enchufes import correo
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


@regla(LPACAP.art("41.6"))
def enviar_aviso(*, actor: Actor, notificacion_id: UUID, reloj: Reloj) -> None:
    """
    Send the notice, and keep the fact that it was sent. It carries no link and no subject matter.

    :raises SinPermiso: if the actor may not notify.
    """
    actor.exigir("notificaciones.practicar")
    with acto():
        notificacion = Notificacion.objects.get(id=notificacion_id)
        if notificacion.hechos.filter(tipo=Tipo.AVISO).exists():
            return
        with translation.override(notificacion.idioma):
            asunto, texto = _mensaje(actor.entidad.nombre)
        correo.enviar(
            entidad=actor.entidad, para=notificacion.destinatario_email, asunto=asunto, texto=texto
        )
        anotar_hecho(
            actor,
            notificacion,
            Tipo.AVISO,
            reloj(),
            datos={"para": notificacion.destinatario_email, "asunto": asunto},
        )


def _mensaje(entidad: str) -> tuple[str, str]:
    asunto = _("Tiene una notificación en la sede electrónica de %(entidad)s") % {
        "entidad": entidad
    }
    texto = _(
        "%(entidad)s ha puesto una notificación a su disposición en su sede electrónica.\n\n"
        "Para verla, entre en la sede como lo hace siempre e identifíquese. Por su seguridad, "
        "este mensaje no lleva enlaces y nunca le pediremos claves por correo.\n\n"
        "Este aviso es solo informativo. Dispone de diez días naturales, desde la puesta a "
        "disposición, para acceder a la notificación (artículo 43.2 de la Ley 39/2015)."
    ) % {"entidad": entidad}
    return asunto, texto
