"""The sheets that are put between documents before a pile is scanned."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.composicion.qr import svg_qr
from consistorio.documentos.rules.pilas import codigo_de_separador
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj


def separadores(*, actor: Actor, tipos: Sequence[tuple[str, str]], reloj: Reloj) -> bytes:
    """
    Return a PDF with a separator for each kind of document; each sheet serves as often as one wants.

    :param tipos: code of the NTI and its name.
    :raises SinPermiso: if the actor may not enter at the counter.
    """
    actor.exigir("registro.registrar_entrada")
    return documentos.componer(
        "separador",
        {
            **documentos.membrete(actor.entidad, "", lema=_("Registro Electrónico General")),
            "hojas": [
                {
                    "tipo": nombre,
                    "codigo": codigo_de_separador(codigo),
                    "qr": svg_qr(codigo_de_separador(codigo)),
                    "qr_alt": f"{_('Código del separador')}: {nombre}",
                }
                for codigo, nombre in tipos
            ],
            "que_es": _("Hoja separadora"),
            "como": _(
                "Póngala delante de cada documento antes de escanear la pila. El programa corta por "
                "aquí, no la guarda, y da al documento el tipo que dice. Puede usarla muchas veces."
            ),
        },
        idioma="es",
        titulo=_("Hojas separadoras"),
        fecha=reloj().replace(microsecond=0),
    )
