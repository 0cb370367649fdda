"""From what was prepared at the counter to an asiento with its documents, once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AdjuntoDePreparacion, Preparacion, Sentido
from consistorio.registro.services.copias import incorporar_copia_autentica
from consistorio.registro.services.justificante import procurar_justificante
from consistorio.registro.services.mostrador import (
    PERMISOS,
    AsientoDeMostrador,
    registrar_entrada_en_curso,
    registrar_salida,
)
from consistorio.registro.services.preparacion import PreparacionInexistente
from consistorio.registro.services.presentacion import DocumentoPresentado
from consistorio.registro.services.reservas import cumplimentar_reserva

TIPO_DOCUMENTAL = "TD99"
OTROS = "EE99"


def registrar_preparacion(
    *, actor: Actor, preparacion_id: UUID, asiento: AsientoDeMostrador, reloj: Reloj
) -> UUID:
    """
    Enter what was prepared, with its files, and return the key of the asiento.

    Doing it again gives the same asiento. Whatever goes wrong, the preparation stays as it was.

    :param asiento: what was written, read again; its documents are those of the preparation.
    :raises SinPermiso: if the actor may not enter in that office.
    :raises PreparacionInexistente: if it is not the actor's.
    :raises FichaNoValida: if the data do not agree with each other; nothing is entered.
    """
    if not any(actor.puede_en(p, asiento.ficha.oficina_id) for p in PERMISOS.values()):
        actor.exigir_en(PERMISOS[Sentido.ENTRADA], asiento.ficha.oficina_id)
    with acto():
        preparacion = _bloquear(actor, preparacion_id)
        if preparacion.asiento_id is None:
            preparacion.asiento_id = _anotar(actor, preparacion, asiento, reloj)
            preparacion.datos = {}  # They are in the asiento: personal data are not kept twice.
            preparacion.save(update_fields=["asiento_id", "datos"])
    if preparacion.sentido == Sentido.ENTRADA:
        procurar_justificante(preparacion.asiento_id)
    return preparacion.asiento_id


def _bloquear(actor: Actor, preparacion_id: UUID) -> Preparacion:
    suyas = Preparacion.objects.select_for_update().filter(empleado=actor.identificador)
    una = suyas.filter(id=preparacion_id).first()
    if una is None:
        raise PreparacionInexistente(preparacion_id)
    return una  # type: ignore[no-any-return]


def _anotar(
    actor: Actor, preparacion: Preparacion, asiento: AsientoDeMostrador, reloj: Reloj
) -> UUID:
    adjuntos = preparacion.adjuntos.order_by("orden")
    con_documentos = replace(
        asiento, documentos=tuple(presentado(_incorporar(actor, a, reloj)) for a in adjuntos)
    )
    if asiento.reserva_id:
        cumplimentar_reserva(
            actor=actor, asiento_id=asiento.reserva_id, asiento=con_documentos, reloj=reloj
        )
        return asiento.reserva_id
    if preparacion.sentido == Sentido.ENTRADA:
        return registrar_entrada_en_curso(
            actor=actor, entrada=con_documentos, clave=preparacion.clave, reloj=reloj
        ).id
    return registrar_salida(
        actor=actor, salida=con_documentos, clave=preparacion.clave, reloj=reloj
    ).id


def _incorporar(actor: Actor, adjunto: AdjuntoDePreparacion, reloj: Reloj) -> DocumentoVisto:
    if adjunto.digitalizacion:
        return incorporar_copia_autentica(actor, adjunto, reloj)
    return documentos.incorporar(
        actor=actor,
        nombre=adjunto.nombre,
        contenido=almacen().leer(actor.entidad, adjunto.sha256),
        mime=adjunto.mime,
        tipo_documental=TIPO_DOCUMENTAL,
        origen_ciudadano=adjunto.preparacion.sentido == Sentido.ENTRADA,
        estado_elaboracion=OTROS,
        reloj=reloj,
    )


def presentado(documento: DocumentoVisto) -> DocumentoPresentado:
    """Return a kept document as an asiento lists it."""
    return DocumentoPresentado(
        documento_id=documento.id,
        nombre=documento.nombre,
        mime=documento.mime,
        tipo_documental=documento.tipo_documental,
        sha256=documento.sha256,
        size_bytes=documento.size_bytes,
    )
