"""ENI documents: those of others come in with what they were; ours go out."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from consistorio.documentos.eni import (
    V1,
    DocumentoEni,
    DocumentoLeido,
    EniNoValido,
    FirmaEni,
    documento_xml,
    leer_documento,
)
from consistorio.documentos.events import DocumentoImportado
from consistorio.documentos.intake import examinar
from consistorio.documentos.intake.tipos import tipo_por_contenido
from consistorio.documentos.models import Documento
from consistorio.documentos.rules.nombres import nombre_limpio
from consistorio.documentos.selectors import (
    DocumentoInexistente,
    DocumentoVisto,
    contenido,
    en_cuarentena,
)
from consistorio.documentos.selectors.acceso import puede_ver
from consistorio.documentos.services.incorporacion import Procedencia, incorporar
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "documentos.eni"
REGULACION_DEL_CSV = "Ley 40/2015, artículo 42; RD 203/2021, artículos 20 y 21"
YA_ESTA = "Ese documento ya está en la entidad, con ese identificador."


def importar_eni(*, actor: Actor, xml: bytes, reloj: Reloj) -> DocumentoVisto:
    """
    Bring in an ENI document of others, whole: content, metadata, signatures and the XML itself.

    It keeps its identifier and its body; it does not get a CSV of ours, which would say that it is ours.

    :raises SinPermiso: if the actor may not.
    :raises EniNoValido: if it cannot be kept whole, or is already here, with the reason.
    """
    actor.exigir(PERMISO)
    leido = leer_documento(xml)
    nombre, mime = _examinado(leido)
    metadatos = {"eni": _procedencia(actor, leido, xml)}
    try:
        with acto():
            documento = incorporar(
                actor=actor,
                nombre=nombre,
                contenido=leido.contenido,
                mime=mime,
                tipo_documental=leido.tipo_documental,
                origen_ciudadano=leido.origen_ciudadano,
                reloj=reloj,
                estado_elaboracion=leido.estado_elaboracion,
                tipo_firma=next((f.tipo for f in leido.firmas if f.tipo != "TF01"), ""),
                metadatos=metadatos,
                procedencia=Procedencia(
                    leido.identificador, leido.organos[0], leido.identificador_de_origen[:60]
                ),
            )
            _contar(actor, documento, leido)
    except IntegrityError:
        raise EniNoValido(YA_ESTA) from None
    return documento


def _examinado(leido: DocumentoLeido) -> tuple[str, str]:
    """Return the name and kind of the content, once looked at as anything that comes in."""
    tipo = tipo_por_contenido(leido.contenido)
    extension = tipo.extensiones[0] if tipo else "bin"
    nombre = nombre_limpio(leido.nombre or leido.identificador)
    if tipo is None or nombre.rpartition(".")[2].lower() not in tipo.extensiones:
        nombre = f"{nombre[:190]}.{extension}"
    examen = examinar(nombre, leido.contenido)
    if not examen.ok:
        raise EniNoValido(examen.motivo)
    return nombre, examen.mime


def _procedencia(actor: Actor, leido: DocumentoLeido, xml: bytes) -> dict[str, Any]:
    """Return what it brings that has no place of its own; the XML and its signatures are kept as files."""

    def guardada(firma: bytes) -> str:
        return almacen().guardar(actor.entidad, firma).sha256 if firma else ""

    return {
        "version": leido.version,
        "organos": list(leido.organos),
        "capturado_en": leido.capturado_en.isoformat(),
        "formato": leido.formato,
        "sha256_xml": almacen().guardar(actor.entidad, xml).sha256,
        "firmas": [
            {
                "tipo": f.tipo,
                "csv": f.csv,
                "regulacion": f.regulacion,
                "sha256": guardada(f.firma),
            }
            for f in leido.firmas
        ],
    }


def _contar(actor: Actor, documento: DocumentoVisto, leido: DocumentoLeido) -> None:
    detalle = {"deber": "importar", "version": leido.version}
    bitacora.anotar(actor, PERMISO, objeto="documento", objeto_id=documento.id, detalle=detalle)
    publicar(
        DocumentoImportado(documento_id=str(documento.id), identificador=documento.identificador),
        entidad=actor.entidad,
    )


@regla(LPACAP.art("26.2"))
def exportar_eni(*, actor: Actor, documento_id: UUID, version: str = V1) -> bytes:
    """
    Return a document as ENI XML, v1.0 or v2.0, with its metadata and signatures, and write it down.

    :raises SinPermiso: if the actor may not.
    :raises DocumentoInexistente: if there is no such document, or the actor may not see it.
    """
    actor.exigir(PERMISO)
    documento = Documento.objects.filter(id=documento_id).first()
    if documento is None or not puede_ver(actor, documento_id) or en_cuarentena([documento_id]):
        raise DocumentoInexistente(documento_id)
    detalle = {"deber": "exportar", "version": version}
    with acto():
        bitacora.anotar(actor, PERMISO, objeto="documento", objeto_id=documento_id, detalle=detalle)
    return documento_xml(como_eni(actor.entidad, documento_id), version)


def como_eni(entidad: Entidad, documento_id: UUID) -> DocumentoEni:
    """Return what the ENI wants of a document. Who may ask for it is the business of who asks."""
    documento = Documento.objects.get(id=documento_id)
    eni = documento.metadatos.get("eni", {})
    captura = eni.get("capturado_en")
    return DocumentoEni(
        identificador=documento.identificador,
        organos=tuple(eni.get("organos", ())) or (documento.organo,),
        capturado_en=datetime.fromisoformat(captura) if captura else documento.capturado_en,
        origen_ciudadano=documento.origen_ciudadano,
        tipo_documental=documento.tipo_documental,
        estado_elaboracion=documento.estado_elaboracion,
        identificador_de_origen=documento.documento_origen,
        mime=documento.mime,
        nombre=documento.nombre,
        contenido=contenido(documento_id),
        firmas=_ajenas(entidad, eni) if eni else _propias(entidad, documento),
    )


def _ajenas(entidad: Entidad, eni: dict[str, Any]) -> tuple[FirmaEni, ...]:
    return tuple(
        FirmaEni(
            tipo=una["tipo"],
            csv=una["csv"],
            regulacion=una["regulacion"] or (una["csv"] and REGULACION_DEL_CSV),
            firma=almacen().leer(entidad, una["sha256"]) if una["sha256"] else b"",
        )
        for una in eni["firmas"]
    )


def _propias(entidad: Entidad, documento: Documento) -> tuple[FirmaEni, ...]:
    firmas = []
    if documento.tipo_firma == "TF06":
        firmas.append(FirmaEni(tipo="TF06"))
    if documento.csv:
        regulacion = entidad.ajustes.get("regulacion_csv", REGULACION_DEL_CSV)
        firmas.append(FirmaEni(tipo="TF01", csv=documento.csv, regulacion=regulacion))
    return tuple(firmas)
