"""From what a program sends to a filing: everything is checked at the door."""

from __future__ import annotations

from uuid import UUID

from consistorio.documentos import services as documentos
from consistorio.documentos.intake import examinar
from consistorio.nucleo.identificadores import Nif
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.api import Pedido
from consistorio.registro.api import esquemas
from consistorio.registro.services import DocumentoPresentado, PersonaDeAsiento, Presentacion


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
        documentos=tuple(_documento(pedido, d) for d in entrada.documentos),
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


def _documento(pedido: Pedido, nuevo: esquemas.DocumentoNuevo) -> DocumentoPresentado:
    examen = examinar(nuevo.nombre, nuevo.contenido)
    if not examen.ok:
        raise DocumentoRechazado(f"{nuevo.nombre}: {examen.motivo}")
    d = documentos.incorporar(
        actor=pedido.actor,
        nombre=nuevo.nombre,
        contenido=nuevo.contenido,
        mime=examen.mime,
        tipo_documental=nuevo.tipo_documental,
        origen_ciudadano=True,
        reloj=pedido.reloj,
    )
    return DocumentoPresentado(
        documento_id=d.id,
        nombre=d.nombre,
        mime=d.mime,
        tipo_documental=d.tipo_documental,
        sha256=d.sha256,
        size_bytes=d.size_bytes,
    )
