"""
From a draft to an asiento: show exactly what is signed, sign it, and file it once.

The signature is that of a system with prior identification (LPACAP art. 10.2.c; identidad-firma §1.3):
the session's evidence, the express consent and the hash of what was shown, sealed by the entidad.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AdjuntoDeBorrador, Borrador
from consistorio.registro.services.anotar import AsientoHecho, presentar_con_justificante
from consistorio.registro.services.borrador import BorradorYaPresentado, bloquear
from consistorio.registro.services.evidencia import incorporar_evidencia
from consistorio.registro.services.presentacion import (
    DocumentoPresentado,
    PersonaDeAsiento,
    Presentacion,
)
from consistorio.registro.services.solicitud import Tramite, incorporar_solicitud


class SinConsentimiento(Exception):
    """The person has not said that she wants to sign."""


class SolicitudCambiada(Exception):
    """What the person saw is not what would be signed: it has to be shown again."""


@regla(LPACAP.art("10.2.c"), LPACAP.art("11.2"), LPACAP.art("66.1"))
def presentar(
    *,
    actor: Actor,
    borrador_id: UUID,
    tramite: Tramite,
    sha256: str,
    consiente: bool,
    ip: str | None,
    reloj: Reloj,
) -> AsientoHecho:
    """
    Sign what was shown and enter it in the registro, with its receipt made before returning.

    Doing it again, at once or after a lost answer, gives the same asiento.

    :param sha256: of the paper that the person saw.
    :raises SinConsentimiento: if the person has not consented.
    :raises SolicitudCambiada: if the draft has changed since it was shown.
    :raises BorradorInexistente: if the draft is not the actor's.
    """
    if not consiente:
        raise SinConsentimiento
    presentacion, clave = _firmar(actor, borrador_id, tramite, sha256=sha256, ip=ip, reloj=reloj)
    hecho = presentar_con_justificante(
        actor=actor, presentacion=presentacion, clave=clave, reloj=reloj
    )
    Borrador.objects.filter(id=borrador_id).update(asiento_id=hecho.id)
    return hecho


def _firmar(
    actor: Actor, borrador_id: UUID, tramite: Tramite, *, sha256: str, ip: str | None, reloj: Reloj
) -> tuple[Presentacion, str]:
    """Make, once, the signed papers of the draft; a repetition finds them made."""
    with acto():
        borrador = _bloquear_aunque_presentado(actor, borrador_id)
        preparado = borrador.preparado or {}
        if preparado.get("solicitud") != sha256:
            raise SolicitudCambiada
        if "presentacion" not in preparado:
            presentacion = _con_documentos(actor, borrador, tramite, ip, reloj)
            preparado["presentacion"] = json.loads(json.dumps(asdict(presentacion), default=str))
            borrador.preparado = preparado
            borrador.save(update_fields=["preparado"])
    return _leer(preparado["presentacion"]), borrador.clave


def _bloquear_aunque_presentado(actor: Actor, borrador_id: UUID) -> Borrador:
    try:
        return bloquear(actor, borrador_id)
    except BorradorYaPresentado:
        return Borrador.objects.get(id=borrador_id)  # type: ignore[no-any-return]


def _con_documentos(
    actor: Actor, borrador: Borrador, tramite: Tramite, ip: str | None, reloj: Reloj
) -> Presentacion:
    momento = reloj()
    solicitud = incorporar_solicitud(actor, borrador, tramite, momento)
    evidencia = incorporar_evidencia(actor, borrador, tramite, ip, momento)
    adjuntos = [
        _incorporar(actor, a, tramite.nombre_de(a), reloj)
        for a in borrador.adjuntos.order_by("orden")
    ]
    return Presentacion(
        extracto=tramite.extracto[:240],
        expone=tramite.expone,
        solicita=tramite.solicita,
        procedimiento=tramite.slug,
        unidad_destino=tramite.unidad_destino,
        interesados=_personas(actor, tramite),
        documentos=tuple(_presentado(d) for d in (solicitud, *adjuntos, evidencia)),
        idioma=borrador.datos.get("idioma", "es"),
        asiento_relacionado_id=tramite.subsana_id,
        datos={
            "tramite": tramite.titulo,
            "unidad": tramite.unidad,
            "firma": "sistema con registro previo",
            **_que_subsana(tramite),
        },
    )


def _que_subsana(tramite: Tramite) -> dict[str, str]:
    """Return what the asiento says of the one that it corrects, inside what its hash covers."""
    if not tramite.subsana:
        return {}
    return {"pide_plazo" if tramite.pide_plazo else "subsana": tramite.subsana}


def _incorporar(
    actor: Actor, adjunto: AdjuntoDeBorrador, nombre: str, reloj: Reloj
) -> DocumentoVisto:
    return documentos.incorporar(
        actor=actor,
        nombre=nombre,
        contenido=almacen().leer(actor.entidad, adjunto.sha256),
        mime=adjunto.mime,
        tipo_documental="TD99",
        origen_ciudadano=True,
        estado_elaboracion="EE99",
        reloj=reloj,
    )


def _personas(actor: Actor, tramite: Tramite) -> tuple[PersonaDeAsiento, ...]:
    quien, contacto = actor.interesado, tramite.contacto
    interesado = PersonaDeAsiento(
        papel="interesado",
        nif=quien.nif,
        nombre=quien.nombre,
        email=contacto.get("email", ""),
        telefono=contacto.get("telefono", ""),
        domicilio={"direccion": contacto.get("direccion", "")},
    )
    if actor.representa is None:
        return (interesado,)
    representante = replace(
        interesado, papel="representante", nif=actor.identificador, nombre=actor.nombre
    )
    return interesado, representante


def _presentado(documento: DocumentoVisto) -> DocumentoPresentado:
    return DocumentoPresentado(
        documento_id=documento.id,
        nombre=documento.nombre,
        mime=documento.mime,
        tipo_documental=documento.tipo_documental,
        sha256=documento.sha256,
        size_bytes=documento.size_bytes,
    )


def _leer(datos: dict[str, Any]) -> Presentacion:
    """Read again the filing that was prepared, as it was."""
    return Presentacion(
        **{
            **datos,
            "interesados": tuple(PersonaDeAsiento(**p) for p in datos["interesados"]),
            "documentos": tuple(
                DocumentoPresentado(**{**d, "documento_id": UUID(d["documento_id"])})
                for d in datos["documentos"]
            ),
            "unidad_destino": UUID(datos["unidad_destino"]),
            "asiento_relacionado_id": _clave(datos.get("asiento_relacionado_id")),
        }
    )


def _clave(texto: str | None) -> UUID | None:
    return UUID(texto) if texto else None
