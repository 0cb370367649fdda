"""The evidence of a signature without certificate: who, how identified, what was shown, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma import services as firma
from consistorio.identidad import selectors as identidad
from consistorio.identidad.selectors import EvidenciaVista
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Borrador
from consistorio.registro.services.solicitud import Tramite

TIPO_DOCUMENTAL = "TD99"


def incorporar_evidencia(
    actor: Actor, borrador: Borrador, tramite: Tramite, ip: str | None, momento: datetime
) -> DocumentoVisto:
    """Bring in the sealed evidence of the signature (identidad-firma §1.3)."""
    csv = documentos.nuevo_csv()
    acceso = identidad.evidencia(actor.evidencia_id) if actor.evidencia_id else None
    pdf = documentos.componer(
        "evidencia",
        {
            **documentos.membrete(actor.entidad, csv, lema="Evidencia de firma"),
            **_de_que(actor, borrador, tramite),
            "hechos": _hechos(acceso, ip, momento),
        },
        idioma="es",
        titulo="Evidencia de firma",
        fecha=momento.replace(microsecond=0),
    )
    return documentos.incorporar(
        actor=actor,
        nombre="Evidencia de firma.pdf",
        contenido=firma.sellar(entidad=actor.entidad, pdf=pdf, momento=momento),
        mime="application/pdf",
        tipo_documental=TIPO_DOCUMENTAL,
        origen_ciudadano=False,
        csv=csv,
        tipo_firma="TF06",
        reloj=lambda: momento,
    )


def _de_que(actor: Actor, borrador: Borrador, tramite: Tramite) -> dict[str, Any]:
    """Return who signed what, as the paper says it."""
    mostrada = (borrador.preparado or {})["solicitud"]
    return {
        "resultado": "Firmado con consentimiento expreso",
        "identificador": str(borrador.id),
        "destinatario": {"nombre": actor.nombre, "nif": actor.identificador},
        "asunto": tramite.extracto,
        "procedimiento": tramite.titulo,
        "documentos": [{"nombre": "Solicitud mostrada", "sha256": mostrada}],
    }


def _hechos(acceso: EvidenciaVista | None, ip: str | None, momento: datetime) -> list[Any]:
    hechos = []
    if acceso is not None:
        detalle = f"{acceso.sistema}, nivel {acceso.nivel}. Huella de la evidencia: {acceso.huella}"
        entrada = acceso.ocurrida_en.astimezone(momento.tzinfo).replace(microsecond=0)
        hechos.append({"fecha": entrada, "hecho": "Identificación", "detalle": detalle})
    detalle = "Vio la solicitud completa y marcó que consiente en firmarla y presentarla."
    if ip:
        detalle += f" Desde la dirección {ip}."
    hechos.append(
        {
            "fecha": momento.replace(microsecond=0),
            "hecho": "Consentimiento y firma",
            "detalle": detalle,
        }
    )
    return hechos
