"""Certificates of what the registro says, which only the Secretario gives (ROF art. 162)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.rules.texto_rico import desde_texto
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma import services as firma
from consistorio.firma.services import FirmantePedido
from consistorio.nucleo.normativa import RD128, ROF, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.organizacion.selectors import CargoVisto
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.selectors import AsientoVisto, asiento

CERTIFICADO = "TD11"
CARGO = "secretaria"


class SinSecretaria(Exception):
    """Nobody holds the post that certifies."""


@regla(ROF.art("162"), RD128.art("3"))
def certificar_asiento(*, actor: Actor, asiento_id: UUID, reloj: Reloj) -> UUID:
    """
    Prepare the certificate of an asiento and send it to be signed; return the key of the petition.

    It certifies the asiento as it was written and as it stands, with the hashes of its documents.

    :raises SinPermiso: if the actor may not ask for it.
    :raises AsientoInexistente: if the actor may not see it.
    :raises SinSecretaria: if the post is vacant; nothing is prepared.
    """
    actor.exigir("registro.exportar")
    visto, ahora = asiento(actor, asiento_id), reloj()
    titular = organizacion.titular_de(CARGO, ahora.date())
    if titular is None:
        raise SinSecretaria
    with acto():
        documento = _incorporar(actor, visto, titular, ahora)
        quien = FirmantePedido(
            nif=titular.nif, nombre=titular.titular, cargo=CARGO, cargo_nombre=titular.nombre
        )
        bitacora.anotar(actor, "registro.certificar", objeto="asiento", objeto_id=asiento_id)
        return firma.crear_peticion(
            actor=actor,
            documento_id=documento.id,
            asunto=_titulo(visto),
            firmantes=[[quien]],
            reloj=reloj,
        )


def _titulo(visto: AsientoVisto) -> str:
    return _("Certificado del asiento %(numero)s") % {"numero": visto.numero}


def _incorporar(
    actor: Actor, visto: AsientoVisto, titular: CargoVisto, ahora: datetime
) -> DocumentoVisto:
    """Bring in the paper, not signed yet."""
    codigo = documentos.nuevo_csv()
    pdf = documentos.componer(
        "certificado",
        {
            **documentos.membrete(actor.entidad, codigo, lema="Secretaría"),
            **_contenido(actor, visto),
            "firmas": [{"nombre": titular.titular, "cargo": titular.nombre}],
        },
        idioma="es",
        titulo=_titulo(visto),
        fecha=ahora.replace(microsecond=0),
    )
    return documentos.incorporar(
        actor=actor,
        nombre=f"{_titulo(visto)}.pdf",
        contenido=pdf,
        mime="application/pdf",
        tipo_documental=CERTIFICADO,
        origen_ciudadano=False,
        csv=codigo,
        reloj=lambda: ahora,
    )


def _contenido(actor: Actor, visto: AsientoVisto) -> dict[str, Any]:
    inicio = _("Certifico que en el registro general de %(entidad)s consta el siguiente asiento:")
    persona = f"{visto.vigente['interesado_nombre']} {visto.vigente['interesado_nif']}"
    posteriores = [
        (h.nombre, " · ".join(filter(None, (h.motivo, f"{h.hecho_en:%d/%m/%Y %H:%M}"))))
        for h in visto.hechos
    ]
    return {
        "cuerpo": desde_texto(inicio % {"entidad": actor.entidad.nombre}),
        "datos": [
            (_("Número"), visto.numero),
            (_("Fecha y hora"), visto.presentado_en.replace(microsecond=0)),
            (_("Extracto"), visto.extracto),
            (_("Se lee"), visto.vigente["extracto"]),
            (_("Persona interesada"), persona),
            *posteriores,
        ],
        "documentos": [{"nombre": d.nombre, "sha256": d.sha256} for d in visto.documentos],
        "cierre": desde_texto(_("Y para que conste, expido este certificado.")),
    }
