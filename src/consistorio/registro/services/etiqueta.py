"""The label that is stuck on what comes on paper (ROF art. 155)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.nucleo.normativa import ROF, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.registro.selectors import AsientoVisto


@regla(ROF.art("155"))
def etiqueta(*, actor: Actor, asiento: AsientoVisto) -> bytes:
    """
    Return the label of an asiento: day, kind and number, with a QR that leads to its receipt.

    :param asiento: one that the actor has been shown.
    """
    actor.exigir("registro.consultar")
    oficina = asiento.ficha.oficina_id if asiento.ficha else None
    clase = _("Registro de entrada") if asiento.sentido == "ENTRADA" else _("Registro de salida")
    papel = documentos.membrete(actor.entidad, asiento.csv)
    if asiento.sentido == "SALIDA":  # An exit has no receipt to be verified: its QR is its number.
        papel["verificacion"] = asiento.numero
    return documentos.componer(
        "etiqueta",
        {
            **papel,
            "oficina": organizacion.nombre_de_unidad(oficina) if oficina else "",
            "clase": clase,
            "numero": asiento.numero,
            "presentado_en": asiento.presentado_en.replace(microsecond=0),
        },
        idioma=asiento.idioma,
        titulo=f"{clase} {asiento.numero}",
        fecha=asiento.presentado_en,
    )
