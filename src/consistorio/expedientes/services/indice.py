"""The electronic index of an expediente, signed with the seal of the entidad (NTI; art. 70.3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.eni import DocumentoIndizado, ExpedienteEni, expediente_xml
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.expedientes.models import Expediente, Indice
from consistorio.expedientes.services import papel
from consistorio.firma import services as firma
from consistorio.firma.xades import firmar_xades
from consistorio.nucleo.normativa import LPACAP, NTI_EXPEDIENTE, regla
from consistorio.plataforma.actores import Actor

CERRADO, DE_REMISION = "E02", "E03"
TIPO_DOCUMENTAL = "TD99"  # Otros
XML = "application/xml"


@regla(LPACAP.art("70.3"), NTI_EXPEDIENTE.art("III"))
def firmar_indice(
    actor: Actor, expediente: Expediente, estado_eni: str, momento: datetime
) -> DocumentoVisto:
    """
    Make the index of what the expediente has now, sign it and keep it; the earlier ones stay.

    :param estado_eni: «E02» to close it, «E03» for a remittance of what is still open.
    """
    firmante = firma.llave_del_sello(actor.entidad)

    def firmar(donde: Any, que: Any) -> object:
        return firmar_xades(donde, que, firmante, ahora=momento)

    indice = _indice(actor, expediente, estado_eni, momento)
    documento = documentos.incorporar(
        actor=actor,
        nombre=f"Índice {expediente}.xml",
        contenido=expediente_xml(indice, firmar),
        mime=XML,
        tipo_documental=TIPO_DOCUMENTAL,
        origen_ciudadano=False,
        tipo_firma="TF02",
        idioma=expediente.idioma,
        reloj=lambda: momento,
    )
    Indice.objects.create(
        expediente=expediente,
        documento_id=documento.id,
        estado_eni=estado_eni,
        firmado_en=momento,
    )
    return documento


def _indice(
    actor: Actor, expediente: Expediente, estado_eni: str, momento: datetime
) -> ExpedienteEni:
    filas = expediente.documentos.filter(integra=True).select_related("documento").order_by("orden")
    return ExpedienteEni(
        identificador=expediente.identificador,
        organos=(actor.entidad.codigo,),
        abierto_en=expediente.incoado_en,
        clasificacion=expediente.clasificacion,
        estado=estado_eni,
        indice_en=momento,
        interesados=(expediente.interesado_nif,),
        visualizacion=_para_leer(actor, expediente, list(filas), momento),
        contenido=tuple(
            DocumentoIndizado(
                identificador=fila.documento.identificador,
                sha256=fila.documento.sha256,
                incorporado_en=fila.incorporado_en,
                orden=f"{fila.orden:04}",
            )
            for fila in filas
        ),
    )


def _para_leer(actor: Actor, expediente: Expediente, filas: list[Any], momento: datetime) -> bytes:
    datos = {
        "expediente": str(expediente),
        "asunto": expediente.asunto,
        "abierto_el": expediente.incoado_en.date(),
        "interesado": {
            "nombre": expediente.interesado_nombre,
            "nif": expediente.interesado_nif,
        },
        "documentos": [_linea(fila) for fila in filas],
    }
    return papel.pdf(
        actor,
        "indice",
        datos,
        csv="",
        titulo=_("Índice del expediente"),
        idioma=expediente.idioma,
        momento=momento,
    )


def _linea(fila: Any) -> dict[str, Any]:
    return {
        "orden": f"{fila.orden:03}",
        "fecha": fila.incorporado_en.date(),
        "nombre": fila.documento.nombre,
        "tipo": fila.documento.tipo_documental,
        "sha256": fila.documento.sha256,
    }
