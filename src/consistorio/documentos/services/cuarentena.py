"""What turns out to be harmful after it came in: kept, and given to nobody (RD 203/2021 art. 39.2)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from consistorio.documentos.events import CuarentenaCambiada
from consistorio.documentos.intake.antivirus import Antivirus
from consistorio.documentos.models import (
    AccionDeCuarentena,
    Documento,
    HechoDeCuarentena,
    RevisionDeDocumentos,
)
from consistorio.documentos.selectors import DocumentoInexistente, en_cuarentena
from consistorio.nucleo.normativa import RD203, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "documentos.cuarentena"
LOTE, ASENTADO = 200, timedelta(minutes=5)


@regla(RD203.art("39.2"))
def poner_en_cuarentena(*, actor: Actor, documento_id: UUID, motivo: str, reloj: Reloj) -> bool:
    """
    Give a document to nobody from now on, and return whether it was given until now.

    What it was filed with keeps its number and its hour: nothing filed is ever refused afterwards.

    :raises SinPermiso: if the actor may not.
    :raises ValueError: without a reason.
    :raises DocumentoInexistente: if there is no such document.
    """
    return _anotar(actor, documento_id, AccionDeCuarentena.PONER, motivo, reloj)


def levantar_cuarentena(*, actor: Actor, documento_id: UUID, motivo: str, reloj: Reloj) -> bool:
    """
    Let a document be seen again, with the reason, and return whether it was in quarantine.

    :raises SinPermiso: if the actor may not.
    :raises ValueError: without a reason.
    :raises DocumentoInexistente: if there is no such document.
    """
    return _anotar(actor, documento_id, AccionDeCuarentena.LEVANTAR, motivo, reloj)


def _anotar(
    actor: Actor, documento_id: UUID, accion: AccionDeCuarentena, motivo: str, reloj: Reloj
) -> bool:
    actor.exigir(PERMISO)
    if not motivo.strip():
        raise ValueError("La cuarentena lleva un motivo.")
    with acto():
        documento = Documento.objects.select_for_update().filter(id=documento_id).first()
        if documento is None:
            raise DocumentoInexistente(documento_id)
        dentro = accion is AccionDeCuarentena.PONER
        if (documento_id in en_cuarentena([documento_id])) is dentro:
            return False
        HechoDeCuarentena.objects.create(
            documento=documento,
            accion=accion,
            motivo=motivo.strip(),
            hecho_por=actor.nombre,
            hecho_en=reloj(),
        )
        bitacora.anotar(actor, PERMISO, objeto="documento", objeto_id=documento_id)
        publicar(
            CuarentenaCambiada(documento_id=str(documento_id), dentro=dentro),
            entidad=actor.entidad,
        )
    return True


@regla(RD203.art("39.2"))
def revisar_lo_nuevo(*, actor: Actor, antivirus: Antivirus, reloj: Reloj) -> int:
    """
    Look for viruses in what people have brought since the last time; return how many were found.

    What could not be looked at when it came is looked at here: filing waits for no antivirus. It goes
    on from the last document that was looked at, so nothing is passed over if it stops.

    :raises SinPermiso: if the actor may not.
    :raises AntivirusNoResponde: if it does not answer; the next time begins by the same document.
    """
    actor.exigir(PERMISO)
    hallados = 0
    marca, _nueva = RevisionDeDocumentos.objects.get_or_create()
    for documento in _sin_mirar(marca, reloj() - ASENTADO)[:LOTE]:
        virus = antivirus.revisar(almacen().leer(actor.entidad, documento.sha256))
        with acto():
            if virus:
                motivo = f"Contiene un virus: {virus}"
                hallados += poner_en_cuarentena(
                    actor=actor, documento_id=documento.id, motivo=motivo, reloj=reloj
                )
            RevisionDeDocumentos.objects.filter(id=marca.id).update(
                hasta=documento.capturado_en, ultimo_id=documento.id
            )
    return hallados


def _sin_mirar(marca: RevisionDeDocumentos, antes_de: datetime) -> QuerySet[Documento]:
    """Return what people brought and nobody has looked at, once nothing older may still come."""
    filas = Documento.objects.filter(origen_ciudadano=True, capturado_en__lt=antes_de)
    if marca.hasta:
        siguientes = Q(capturado_en__gt=marca.hasta)
        filas = filas.filter(siguientes | Q(capturado_en=marca.hasta, id__gt=marca.ultimo_id))
    return filas.order_by("capturado_en", "id")
