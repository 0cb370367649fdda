"""Notifying a resolution: the oficio, its exit in the registro, and the sede (LPACAP arts. 40-43)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.rules.texto_rico import desde_html, desde_texto
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.expedientes.models import Expediente, Resolucion
from consistorio.expedientes.rules.marcado import a_html
from consistorio.expedientes.rules.recursos import contenido_de_la_notificacion, pie_de_recursos
from consistorio.expedientes.services import papel
from consistorio.expedientes.services.hitos import incorporar_documento
from consistorio.expedientes.services.salida import dar_salida, poner
from consistorio.nucleo.fechas import fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj

TIPO_DOCUMENTAL = "TD07"  # Notificación


@regla(LPACAP.art("40.1"), LPACAP.art("40.2"), LPACAP.art("16.1"))
def notificar_resolucion(
    actor: Actor,
    expediente: Expediente,
    resolucion: Resolucion,
    firmada: DocumentoVisto,
    reloj: Reloj,
) -> None:
    """
    Make the oficio, enter its exit and put both at disposal, in the transaction in course.

    :param firmada: the resolution that all have signed.
    """
    momento = reloj()
    oficio = _oficio(actor, expediente, resolucion, firmada, momento)
    extracto = f"Notificación de la resolución {resolucion} · {expediente}"
    clave = f"resolucion:{resolucion.id}"
    resolucion.asiento_de_salida = dar_salida(
        actor, expediente, extracto, (oficio, firmada), clave=clave, reloj=reloj
    )
    asunto = _("Resolución de un procedimiento")
    resolucion.notificacion_id = poner(actor, expediente, asunto, (oficio.id, firmada.id), reloj)
    resolucion.save(update_fields=["asiento_de_salida", "notificacion"])
    incorporar_documento(expediente, [oficio.id], momento)


def _oficio(
    actor: Actor,
    expediente: Expediente,
    resolucion: Resolucion,
    firmada: DocumentoVisto,
    momento: datetime,
) -> DocumentoVisto:
    csv = documentos.nuevo_csv()
    contenido = papel.pdf(
        actor,
        "notificacion",
        _datos_del_oficio(expediente, resolucion, firmada, momento),
        csv=csv,
        titulo=_("Notificación de resolución"),
        idioma=expediente.idioma,
        momento=momento,
    )
    return papel.incorporar(
        actor,
        contenido,
        nombre=f"Notificación de la resolución {str(resolucion).replace('/', '-')}.pdf",
        tipo_documental=TIPO_DOCUMENTAL,
        csv=csv,
        idioma=expediente.idioma,
        momento=momento,
    )


def _datos_del_oficio(
    expediente: Expediente, resolucion: Resolucion, firmada: DocumentoVisto, momento: datetime
) -> dict[str, Any]:
    pie = pie_de_recursos(contenido_de_la_notificacion(expediente.organo, momento.date()))
    presentacion = desde_texto(_presentacion(resolucion, firmada, momento))
    return {
        "organo": expediente.organo,
        "referencia": str(expediente),
        "asunto": expediente.asunto,
        "procedimiento": expediente.titulo,
        "fecha": momento.date(),
        "destinatario": {
            "nombre": expediente.interesado_nombre,
            "nif": expediente.interesado_nif,
        },
        "cuerpo": presentacion + desde_html(a_html(resolucion.texto)),
        "recursos": desde_texto(pie),
    }


def _presentacion(resolucion: Resolucion, firmada: DocumentoVisto, momento: datetime) -> str:
    return (
        f"Le notifico la resolución número {resolucion}, inscrita en el libro de resoluciones el "
        f"{fecha_larga(momento.date())}, cuyo texto íntegro es el siguiente. La resolución firmada "
        f"puede comprobarse con el código {firmada.csv}."
    )
