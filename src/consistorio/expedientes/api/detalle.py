"""An expediente as it is told to programs."""

from __future__ import annotations

from datetime import date

from consistorio.expedientes.api import esquemas
from consistorio.expedientes.selectors import ExpedienteVisto, ResolucionVista


def detallar(e: ExpedienteVisto, hoy: date) -> esquemas.ExpedienteDetallado:
    """Return all that is told of an expediente on ``hoy``."""
    return esquemas.ExpedienteDetallado(
        id=e.id,
        numero=e.numero,
        identificador=e.identificador,
        procedimiento=e.procedimiento,
        titulo=e.titulo,
        clasificacion=e.clasificacion,
        asunto=e.asunto,
        estado=e.estado.value,
        organo=e.organo,
        unidad=e.unidad,
        tramitador=e.tramitador,
        interesado_nif=e.interesado_nif,
        interesado_nombre=e.interesado_nombre,
        asiento_id=e.asiento_id,
        asiento=e.asiento,
        incoado_en=e.incoado_en,
        archivado_en=e.archivado_en,
        plazo=_plazo(e, hoy),
        documentos=_documentos(e),
        resolucion=None if e.resolucion is None else _resolucion(e.resolucion),
    )


def _plazo(e: ExpedienteVisto, hoy: date) -> esquemas.PlazoExplicado:
    return esquemas.PlazoExplicado(
        maximo=e.plazo_maximo,
        desde=e.plazo.dia_cero,
        fin=e.plazo.fin,
        quedan=e.dias_que_quedan(hoy),
        silencio=e.silencio,
        pasos=[
            esquemas.PasoDelPlazo(p.cita, p.frase, [x.dia for x in p.excluidos], p.resultado)
            for p in e.plazo.pasos
        ],
    )


def _documentos(e: ExpedienteVisto) -> list[esquemas.DocumentoDelExpediente]:
    campos = esquemas.DocumentoDelExpediente.__struct_fields__
    return [
        esquemas.DocumentoDelExpediente(**{campo: getattr(d, campo) for campo in campos})
        for d in e.documentos
        if d.integra
    ]


def _resolucion(r: ResolucionVista) -> esquemas.Resolucion:
    campos = esquemas.Resolucion.__struct_fields__
    return esquemas.Resolucion(**{campo: getattr(r, campo) for campo in campos})
