"""From an exchange that came to the asiento that is made of it."""

from __future__ import annotations

from uuid import UUID

from consistorio.documentos import services as documentos
from consistorio.documentos.intake.tipos import tipo_por_contenido
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.registro.models import FicheroSir, IntercambioSir
from consistorio.registro.rules import sicres
from consistorio.registro.services.presentacion import (
    DocumentoPresentado,
    PersonaDeAsiento,
    Presentacion,
)
from consistorio.registro.services.sir.de_datos import OCTETOS

CANAL = "sir"


def presentacion_de(
    actor: Actor,
    fila: IntercambioSir,
    mensaje: sicres.Intercambio,
    unidad_id: UUID,
    reloj: Reloj,
) -> Presentacion:
    return Presentacion(
        extracto=mensaje.asiento.resumen,
        expone=mensaje.formulario.expone,
        solicita=mensaje.formulario.solicita,
        interesados=_personas(mensaje),
        documentos=tuple(_documento(actor, f, reloj) for f in fila.ficheros.order_by("orden")),
        unidad_destino=unidad_id,
        canal=CANAL,
        datos={
            "tramite": "Recibido de otro registro",
            "sir": {
                "identificador": fila.identificador,
                "oficina": mensaje.control.inicio.oficina,
                "oficina_nombre": mensaje.control.inicio.oficina_nombre,
                "numero": mensaje.asiento.numero,
                "presentado_en": fila.presentado_en.isoformat(),
                "intercambio_id": str(fila.id),
            },
        },
    )


def _personas(mensaje: sicres.Intercambio) -> tuple[PersonaDeAsiento, ...]:
    """Return the persons in the fields that the libro has; all that came stays in the exchange."""
    if not mensaje.interesados:  # An Administration files it.
        origen = mensaje.origen
        nombre = origen.unidad_nombre or origen.oficina_nombre or origen.unidad
        return (PersonaDeAsiento(papel="interesado", nombre=nombre, nif=origen.unidad[:20]),)
    personas = []
    for uno in mensaje.interesados:
        personas.append(_persona("interesado", uno.interesado))
        if uno.representante.consta:
            personas.append(_persona("representante", uno.representante))
    return tuple(personas)


def _persona(papel: str, p: sicres.Persona) -> PersonaDeAsiento:
    lugar = ("direccion", "codigo_postal", "municipio", "provincia", "pais")
    correo = p.correo if "@" in p.correo else ""
    return PersonaDeAsiento(
        papel=papel,
        nombre=p.nombre_completo,
        nif=p.documento[:20],
        email=correo,
        telefono=p.telefono or p.telefono_fijo,
        domicilio={campo: getattr(p, campo) for campo in lugar if getattr(p, campo)},
    )


def _documento(actor: Actor, f: FicheroSir, reloj: Reloj) -> DocumentoPresentado:
    """Bring a file in. What it says to be counts for nothing: only its content does."""
    contenido = almacen().leer(actor.entidad, f.sha256)
    tipo = tipo_por_contenido(contenido)
    visto = documentos.incorporar(
        actor=actor,
        nombre=f.nombre,
        contenido=contenido,
        mime=tipo.mime if tipo else OCTETOS,
        tipo_documental="TD99",
        origen_ciudadano=True,
        estado_elaboracion="EE99",
        metadatos={"sir": f.identificador},
        reloj=reloj,
    )
    return DocumentoPresentado(
        documento_id=visto.id,
        nombre=visto.nombre,
        mime=visto.mime,
        tipo_documental=visto.tipo_documental,
        sha256=visto.sha256,
        size_bytes=visto.size_bytes,
    )
