"""The sealed receipt of an asiento (LPACAP arts. 16.3 and 28)."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError

from consistorio.documentos import services as documentos
from consistorio.documentos.caliente.justificante import Justificantes
from consistorio.firma import services as firma
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Asiento, Justificante

TITULO = "Justificante de presentación"
TIPO_DOCUMENTAL = "TD09"  # Acuse de recibo

_justificantes = Justificantes()


@regla(LPACAP.art("16.3"), LPACAP.art("28"), LPACAP.art("31.2"))
def asegurar_justificante(asiento_id: UUID) -> UUID:
    """
    Make sure that the asiento has its sealed receipt, and return the key of that document.

    The receipt depends on nothing but the asiento, so whoever makes it (the filing, or the outbox
    after a crash) makes the same one; asking again returns the one there is.
    """
    asiento = Asiento.objects.get(id=asiento_id)
    if not Justificante.objects.filter(asiento=asiento).exists():
        entidad = entidad_en_curso()
        momento = asiento.presentado_en.astimezone(ZoneInfo(entidad.zona))
        _guardar(entidad, asiento, _componer(entidad, asiento, momento), momento)
    return asiento.justificante_id  # type: ignore[no-any-return]


def _componer(entidad: Entidad, asiento: Asiento, momento: datetime) -> bytes:
    preparado = _justificantes.preparar(
        datos_del_justificante(entidad, asiento, momento),
        idioma=asiento.idioma,
        titulo=TITULO,
        fecha=momento,
    )
    return firma.sellador_de(entidad).sellar_preparado(preparado, ahora=momento).contenido


def datos_del_justificante(
    entidad: Entidad, asiento: Asiento, momento: datetime
) -> dict[str, Any]:
    """Return what the receipt prints."""
    personas = {p.papel: p for p in asiento.interesados.order_by("orden")}
    efectivo = datetime.combine(asiento.efectivo_el, time.min, momento.tzinfo)
    representante = personas.get("representante")
    return {
        **documentos.membrete(entidad, asiento.csv, lema="Registro Electrónico General"),
        "numero": str(asiento),
        "presentado_en": momento.replace(microsecond=0),
        "efectivo_en": momento.replace(microsecond=0)
        if efectivo.date() == momento.date()
        else efectivo,
        "interesado": _persona(personas["interesado"]),
        **({"representante": _persona(representante)} if representante else {}),
        "tramite": asiento.datos.get("tramite", asiento.procedimiento),
        "asunto": asiento.extracto,
        "unidad": _unidad(asiento),
        "documentos": [
            {"nombre": d.nombre, "sha256": d.sha256} for d in asiento.documentos.order_by("orden")
        ],
    }


def _persona(persona: Any) -> dict[str, str]:
    return {"nombre": persona.nombre, "nif": persona.nif, "email": persona.email}


def _unidad(asiento: Asiento) -> str:
    return organizacion.nombre_de_unidad(asiento.unidad_destino) if asiento.unidad_destino else ""


def _guardar(entidad: Entidad, asiento: Asiento, pdf: bytes, momento: datetime) -> None:
    try:
        with acto():
            documento = documentos.incorporar(
                actor=sistema(entidad, "registro"),
                documento_id=asiento.justificante_id,
                nombre=f"Justificante {asiento}.pdf",
                contenido=pdf,
                mime="application/pdf",
                tipo_documental=TIPO_DOCUMENTAL,
                origen_ciudadano=False,
                csv=asiento.csv,
                tipo_firma="TF06",
                idioma=asiento.idioma,
                metadatos={
                    "constancia": {"tipo": "registro.asiento", "objeto_id": str(asiento.id)}
                },
                reloj=lambda: momento,
            )
            Justificante.objects.create(asiento=asiento, sha256=documento.sha256)
    except IntegrityError:  # Somebody else has just made this very receipt.
        if not Justificante.objects.filter(asiento=asiento).exists():
            raise
