"""From what a program sends to a filing: everything is checked at the door."""

from __future__ import annotations

import hashlib
from uuid import UUID, uuid5

from django.db import IntegrityError

from consistorio.documentos import selectors as documentos_guardados
from consistorio.documentos import services as documentos
from consistorio.documentos.intake import examinar
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.nucleo.identificadores import Nif
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.api import Pedido
from consistorio.registro.api import esquemas
from consistorio.registro.services import DocumentoPresentado, PersonaDeAsiento, Presentacion

ESPACIO = UUID("6f1e9a52-3c0b-5d0e-9a64-0d5c2f3b7e11")


class UnidadDesconocida(LookupError):
    """The entidad has no unit with that code."""


class DocumentoRechazado(ValueError):
    """A document may not be brought in; the message says why."""


def leer(pedido: Pedido, entrada: esquemas.AsientoNuevo) -> Presentacion:
    """
    Return the filing that a program describes; its documents are kept already.

    :raises NifNoValido: if a NIF is not one.
    :raises UnidadDesconocida: if the unit does not exist.
    :raises DocumentoRechazado: if a document is empty or of a kind that is not admitted.
    """
    unidad_id, unidad = _unidad(entrada.unidad)
    personas = [_persona("interesado", entrada.interesado)]
    if entrada.representante is not None:
        personas.append(_persona("representante", entrada.representante))
    return Presentacion(
        extracto=entrada.extracto,
        expone=entrada.expone,
        solicita=entrada.solicita,
        procedimiento=entrada.procedimiento,
        unidad_destino=unidad_id,
        interesados=tuple(personas),
        documentos=tuple(
            _documento(pedido, d, orden) for orden, d in enumerate(entrada.documentos)
        ),
        canal="aplicacion",
        idioma=entrada.idioma if entrada.idioma in pedido.actor.entidad.idiomas else "es",
        datos={"tramite": entrada.procedimiento or "Escrito", "unidad": unidad},
    )


def _unidad(codigo: str) -> tuple[UUID, str]:
    destino = organizacion.destino(codigo)
    if destino is None:
        raise UnidadDesconocida(codigo)
    return destino


def _persona(papel: str, persona: esquemas.Persona) -> PersonaDeAsiento:
    return PersonaDeAsiento(
        papel=papel,
        nif=Nif.leer(persona.nif).valor,
        nombre=persona.nombre,
        email=persona.email,
        telefono=persona.telefono,
        domicilio={"direccion": persona.direccion},
    )


def _documento(pedido: Pedido, nuevo: esquemas.DocumentoNuevo, orden: int) -> DocumentoPresentado:
    d = _ya_guardado(clave := _clave_de(pedido, nuevo, orden)) or _guardar(pedido, nuevo, clave)
    return DocumentoPresentado(
        documento_id=d.id,
        nombre=d.nombre,
        mime=d.mime,
        tipo_documental=d.tipo_documental,
        sha256=d.sha256,
        size_bytes=d.size_bytes,
    )


def _clave_de(pedido: Pedido, nuevo: esquemas.DocumentoNuevo, orden: int) -> UUID:
    """Return the key of a document: asking again with the same clave is the same document."""
    partes = (
        pedido.actor.identificador,
        pedido.clave,
        str(orden),
        nuevo.nombre,
        nuevo.tipo_documental,
    )
    return uuid5(ESPACIO, "\n".join((*partes, hashlib.sha256(nuevo.contenido).hexdigest())))


def _ya_guardado(clave: UUID) -> DocumentoVisto | None:
    try:
        return documentos_guardados.documento(clave)
    except documentos_guardados.DocumentoInexistente:
        return None


def _guardar(pedido: Pedido, nuevo: esquemas.DocumentoNuevo, clave: UUID) -> DocumentoVisto:
    examen = examinar(nuevo.nombre, nuevo.contenido)
    if not examen.ok:
        raise DocumentoRechazado(f"{nuevo.nombre}: {examen.motivo}")
    try:
        return documentos.incorporar(
            actor=pedido.actor,
            nombre=nuevo.nombre,
            contenido=nuevo.contenido,
            mime=examen.mime,
            tipo_documental=nuevo.tipo_documental,
            origen_ciudadano=True,
            documento_id=clave,
            reloj=pedido.reloj,
        )
    except IntegrityError:  # The same request, at the same time, was first.
        if (guardado := _ya_guardado(clave)) is None:
            raise
        return guardado
