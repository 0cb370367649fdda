"""The paper that the citizen reads and signs: composed before, shown, and kept as it was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from consistorio.documentos import services as documentos
from consistorio.documentos.rules.texto_rico import desde_texto
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma import services as firma
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AdjuntoDeBorrador, Borrador
from consistorio.registro.services.borrador import BorradorInexistente, bloquear

TIPO_DOCUMENTAL = "TD14"  # Solicitud


@dataclass(frozen=True, slots=True, kw_only=True)
class Tramite:
    """
    What the catalogue says of the procedure that is filed.

    :param campos: (label, value) of the data other than expone and solicita.
    :param subsana_id: the asiento that is corrected, and ``subsana`` its number.
    :param pide_plazo: it does not correct it yet: it asks for more days to do it.
    :param documentos: title, in Spanish, of each document that the procedure asks for, by name.
    """

    slug: str
    titulo: str
    extracto: str
    unidad_destino: UUID
    unidad: str
    expone: str = ""
    solicita: str = ""
    campos: tuple[tuple[str, str], ...] = ()
    declaraciones: tuple[str, ...] = ()
    contacto: dict[str, Any]
    subsana_id: UUID | None = None
    subsana: str = ""
    pide_plazo: bool = False
    documentos: Mapping[str, str] = field(default_factory=dict)

    def nombre_de(self, adjunto: AdjuntoDeBorrador) -> str:
        """Return how a file is called once filed: «Plano: fachada.pdf»."""
        titulo = self.documentos.get(adjunto.documento, "")
        return f"{titulo[:80]}: {adjunto.nombre}"[-200:] if titulo else str(adjunto.nombre)


@dataclass(frozen=True, slots=True)
class Preparada:
    """The exact paper that the person is about to sign; ``sha256`` in hexadecimal."""

    sha256: str
    contenido: bytes


def preparar(*, actor: Actor, borrador_id: UUID, tramite: Tramite, reloj: Reloj) -> Preparada:
    """
    Compose the paper that will be signed, keep it, and return it to be shown.

    :raises BorradorInexistente: if the draft is not the actor's.
    :raises BorradorYaPresentado: if it has been filed.
    """
    with acto():
        borrador = bloquear(actor, borrador_id)
        momento = reloj().replace(microsecond=0)
        csv = documentos.nuevo_csv()
        pdf = documentos.componer(
            "solicitud",
            _datos_de_la_solicitud(actor, borrador, tramite, csv, momento),
            idioma=borrador.datos.get("idioma", "es"),
            titulo=tramite.titulo,
            fecha=momento,
        )
        sha256 = almacen().guardar(actor.entidad, pdf).sha256
        borrador.preparado = {"solicitud": sha256, "csv": csv}
        borrador.save(update_fields=["preparado"])
    return Preparada(sha256, pdf)


def solicitud_preparada(*, actor: Actor, borrador_id: UUID) -> bytes:
    """
    Return the paper that was last shown to be signed.

    :raises BorradorInexistente: if the draft is not the actor's, or nothing was shown yet.
    :raises BorradorYaPresentado: if it has been filed.
    """
    with acto():
        borrador = bloquear(actor, borrador_id)
    if borrador.preparado is None:
        raise BorradorInexistente(borrador_id)
    return almacen().leer(actor.entidad, borrador.preparado["solicitud"])


def incorporar_solicitud(
    actor: Actor, borrador: Borrador, tramite: Tramite, momento: datetime
) -> DocumentoVisto:
    """Bring in the paper that was shown, sealed by the entidad at the moment of signing."""
    preparado = borrador.preparado or {}
    pdf = almacen().leer(actor.entidad, preparado["solicitud"])
    return documentos.incorporar(
        actor=actor,
        nombre=f"Solicitud: {tramite.titulo}.pdf"[:200],
        contenido=firma.sellar(entidad=actor.entidad, pdf=pdf, momento=momento),
        mime="application/pdf",
        tipo_documental=TIPO_DOCUMENTAL,
        origen_ciudadano=True,
        csv=preparado["csv"],
        tipo_firma="TF06",
        reloj=lambda: momento,
    )


def _datos_de_la_solicitud(
    actor: Actor, borrador: Borrador, tramite: Tramite, csv: str, momento: datetime
) -> dict[str, Any]:
    contacto, quien = tramite.contacto, actor.interesado
    representante = {"nombre": actor.nombre, "nif": actor.identificador}
    return {
        **documentos.membrete(actor.entidad, csv, lema="Solicitud"),
        "interesado": {
            "nombre": quien.nombre,
            "nif": quien.nif,
            "email": contacto.get("email", ""),
            "telefono": contacto.get("telefono", ""),
            "direccion": contacto.get("direccion", ""),
        },
        "medio_de_notificacion": "Electrónica, en la sede"
        if contacto.get("elige_electronico")
        else "",
        **({"representante": representante} if actor.representa else {}),
        "campos": [{"nombre": nombre, "valor": valor} for nombre, valor in tramite.campos],
        "expone": desde_texto(tramite.expone),
        "solicita": desde_texto(tramite.solicita),
        "declaraciones": list(tramite.declaraciones),
        "documentos": _papeles(borrador, tramite),
        "unidad": tramite.unidad,
        "fecha": momento,
    }


def _papeles(borrador: Borrador, tramite: Tramite) -> list[dict[str, str]]:
    adjuntos = borrador.adjuntos.order_by("orden")
    return [{"nombre": tramite.nombre_de(a), "sha256": a.sha256} for a in adjuntos]
