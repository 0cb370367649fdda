"""One expediente, as it is shown."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from consistorio.expedientes.models import (
    AmpliacionDeSubsanacion,
    Expediente,
    Requerimiento,
    Resolucion,
)
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.selectors.vistas import (
    AmpliacionVista,
    DocumentoVisto,
    ExpedienteVisto,
    RequerimientoVisto,
    ResolucionVista,
)
from consistorio.nucleo.plazos import Explicacion
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor

# What is shown as it is kept.
IGUALES = (
    "id",
    "identificador",
    "procedimiento",
    "procedimiento_version",
    "titulo",
    "clasificacion",
    "asunto",
    "organo",
    "interesado_nif",
    "interesado_nombre",
    "interesado_email",
    "representante_nombre",
    "notificacion_electronica",
    "asiento_id",
    "asiento",
    "silencio",
)


class ExpedienteInexistente(LookupError):
    """There is no such expediente, or the actor may not know of it."""


def visibles_para(actor: Actor) -> QuerySet[Expediente]:
    """Return the expedientes that the actor may see: her own, those of her units, or all."""
    filas = Expediente.objects.all()
    if actor.es_ciudadano:
        actor.exigir("expedientes.ver_propios")
        propios = Q(interesado_nif=actor.interesado.nif)
        if actor.representa is None:
            propios |= Q(representante_nif=actor.identificador) & ~Q(representante_nif="")
        return filas.filter(propios)
    actor.exigir("expedientes.consultar")
    if actor.puede("expedientes.consultar_todos"):
        return filas
    return filas.filter(Q(unidad_id__in=actor.unidades) | Q(tramitador_nif=actor.identificador))


def expediente(actor: Actor, expediente_id: UUID) -> ExpedienteVisto:
    """
    Return an expediente to who works on it. The person has `ciudadania.propio`.

    :raises SinPermiso: if the actor may not consult expedientes.
    :raises ExpedienteInexistente: if the actor may not see it, whatever the reason.
    """
    actor.exigir("expedientes.consultar")
    uno = visibles_para(actor).filter(id=expediente_id).first()
    if uno is None:
        raise ExpedienteInexistente(expediente_id)
    return visto(uno, ZoneInfo(actor.entidad.zona))


def resumen_por_asiento(actor: Actor, asiento_id: UUID) -> UUID | None:
    """Return the expediente of a filing, if it has one that the actor may see."""
    return visibles_para(actor).filter(asiento_id=asiento_id).values_list("id", flat=True).first()


def visto(
    uno: Expediente, zona: ZoneInfo, *, reservados: AbstractSet[UUID] | None = None
) -> ExpedienteVisto:
    """
    Return what is shown.

    :param reservados: only for the person: documents that she has not been notified of yet. She
        sees neither them, nor drafts, nor what is no part of the expediente (art. 70.4).
    """
    resolucion = uno.resoluciones.first()
    comunicar = uno.plazo["comunicar_antes_de"]
    return ExpedienteVisto(
        **{campo: getattr(uno, campo) for campo in IGUALES},
        numero=str(uno),
        unidad=organizacion.nombre_de_unidad(uno.unidad_id),
        tramitador=uno.tramitador_nombre,
        estado=Estado(uno.estado),
        incoado_en=uno.incoado_en.astimezone(zona),
        archivado_en=uno.archivado_en and uno.archivado_en.astimezone(zona),
        plazo_maximo=uno.plazo["maximo"],
        plazo=Explicacion.desde_datos(uno.plazo["explicacion"]),
        comunicar_antes_de=date.fromisoformat(comunicar) if comunicar else None,
        documentos=_documentos(uno, zona, reservados),
        resolucion=_resolucion(resolucion, zona) if resolucion and reservados is None else None,
        requerimientos=[
            _requerimiento(requerido, zona)
            for requerido in uno.requerimientos.order_by("-pedido_en")
            if reservados is None or requerido.plazo
        ],
    )


def _documentos(
    uno: Expediente, zona: ZoneInfo, reservados: AbstractSet[UUID] | None
) -> list[DocumentoVisto]:
    filas = uno.documentos.select_related("documento").order_by("orden")
    return [
        DocumentoVisto(
            id=fila.documento_id,
            orden=fila.orden,
            nombre=fila.documento.nombre,
            mime=fila.documento.mime,
            tipo_documental=fila.documento.tipo_documental,
            identificador=fila.documento.identificador,
            sha256=fila.documento.sha256,
            size_bytes=fila.documento.size_bytes,
            csv=fila.documento.csv,
            integra=fila.integra,
            incorporado_en=fila.incorporado_en.astimezone(zona),
        )
        for fila in filas
        if reservados is None or (fila.integra and fila.documento_id not in reservados)
    ]


def _requerimiento(uno: Requerimiento, zona: ZoneInfo) -> RequerimientoVisto:
    return RequerimientoVisto(
        id=uno.id,
        defectos=uno.defectos,
        documento_id=uno.documento_id,
        pedido_por=uno.pedido_por,
        pedido_en=uno.pedido_en.astimezone(zona),
        suspende=uno.suspende,
        firmado_en=uno.firmado_en and uno.firmado_en.astimezone(zona),
        asiento_de_salida=uno.asiento_de_salida,
        plazo=Explicacion.desde_datos(uno.plazo) if uno.plazo else None,
        devuelto_por=uno.devuelto_por,
        respuesta=uno.respuesta,
        respuesta_id=uno.respuesta_id,
        contestado_en=uno.contestado_en and uno.contestado_en.astimezone(zona),
        cerrado=uno.cerrado_en is not None,
        electronica=uno.electronica,
        plazo_pedido=uno.plazo_pedido,
        ampliaciones=[_ampliacion(a, zona) for a in uno.ampliaciones.order_by("propuesta_en")],
    )


def _ampliacion(una: AmpliacionDeSubsanacion, zona: ZoneInfo) -> AmpliacionVista:
    return AmpliacionVista(
        estado=una.estado,
        nombre=una.get_estado_display(),
        concede=una.concede,
        motivo=una.motivo,
        propuesta_por=una.propuesta_por,
        propuesta_en=una.propuesta_en.astimezone(zona),
        documento_id=una.documento_id,
        hasta=una.hasta,
        asiento_de_salida=una.asiento_de_salida,
    )


def _resolucion(una: Resolucion, zona: ZoneInfo) -> ResolucionVista:
    return ResolucionVista(
        id=una.id,
        numero=str(una),
        sentido=una.sentido,
        texto=una.texto,
        redactada_por=una.redactada_por,
        cambiada_en=una.cambiada_en.astimezone(zona),
        documento_id=una.documento_id,
        peticion_id=una.peticion_id,
        devuelta_por=una.devuelta_por,
        dictada_en=una.dictada_en and una.dictada_en.astimezone(zona),
        notificacion_id=una.notificacion_id,
        asiento_de_salida=una.asiento_de_salida,
    )
