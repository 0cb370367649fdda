"""Numbers that are taken before what they are for is written."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from consistorio.nucleo.normativa import LPACAP, ROF, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Asiento, DocumentoDeAsiento, Entrega, Sentido
from consistorio.registro.rules.correccion import (
    MotivoDeNegativa,
    TipoDeHecho,
    exigir_motivo,
    exigir_que_admita,
)
from consistorio.registro.rules.ficha import comprobar, comprobar_textos
from consistorio.registro.rules.ficha_escrita import CLAVE, como_datos
from consistorio.registro.selectors.hechos import situacion
from consistorio.registro.services.anotar import AsientoHecho, anotar_en_libro
from consistorio.registro.services.corregir import una_vez
from consistorio.registro.services.ficha import como_persona
from consistorio.registro.services.hechos import NuevoHecho, asiento_del_actor
from consistorio.registro.services.libro import item
from consistorio.registro.services.mostrador import PRESENCIAL, AsientoDeMostrador, NoEsOficina
from consistorio.registro.services.presentacion import PersonaDeAsiento, Presentacion

EXTRACTO = "Número reservado"


@regla(LPACAP.art("16.2"), ROF.art("153"))
def reservar_numero(
    *, actor: Actor, oficina_id: UUID, libro: str, motivo: str, clave: str, reloj: Reloj
) -> AsientoHecho:
    """
    Take the next number of a libro, with its hour, for what will be written later.

    :raises SinPermiso: if the actor may not reserve in that office.
    :raises NoEsOficina: if that unit is not an office.
    :raises CorreccionNoAdmitida: without reason.
    """
    actor.exigir_en("registro.reservar", oficina_id)
    if not any(id_ == oficina_id for id_, _c, _n in organizacion.oficinas()):
        raise NoEsOficina(oficina_id)
    limpio, sentido = exigir_motivo(motivo), Sentido(libro)
    presentacion = Presentacion(
        extracto=EXTRACTO,
        interesados=(PersonaDeAsiento(papel="interesado", nombre=EXTRACTO),),
        canal=PRESENCIAL,
        datos={
            "tramite": EXTRACTO,
            "unidad": "",
            "oficina": str(oficina_id),
            "reserva": {"motivo": limpio, "funcionario": actor.identificador},
        },
    )
    with acto():
        elemento = item(actor, presentacion, sentido=sentido, clave=clave, hoy=reloj())
        return anotar_en_libro(actor, elemento, sentido, reloj)[0]


@regla(LPACAP.art("16.3"), ROF.art("153"))
def cumplimentar_reserva(
    *, actor: Actor, asiento_id: UUID, asiento: AsientoDeMostrador, reloj: Reloj
) -> UUID:
    """
    Write what a reserved number is for, once; number and hour stay. Return the key of the fact.

    :raises SinPermiso: if the actor may not do it in the office that reserved it.
    :raises AsientoInexistente: if the actor may not see it.
    :raises CorreccionNoAdmitida: if it was not reserved, is written already, or is annulled.
    :raises FichaNoValida: if the data do not agree with each other.
    """
    reservado = asiento_del_actor(actor, asiento_id, "registro.reservar")
    comprobar_textos(asiento.extracto, asiento.expone, asiento.solicita)
    comprobar(asiento.ficha, reloj().date())
    with acto():
        exigir_que_admita(TipoDeHecho.CUMPLIMENTACION, situacion(reservado))
        hecho = una_vez(
            actor,
            reservado,
            _hecho(actor, reservado, asiento),
            reloj,
            MotivoDeNegativa.RESERVA_YA_CUMPLIMENTADA,
        )
        _colgar(reservado, asiento, reloj)
    return hecho


def _hecho(actor: Actor, reservado: Asiento, asiento: AsientoDeMostrador) -> NuevoHecho:
    ficha = replace(
        asiento.ficha,
        funcionario=actor.identificador,
        oficina_id=UUID(reservado.datos["oficina"]),
    )
    interesado = como_persona(next(i for i in ficha.intervinientes if i.papel == "interesado"))
    textos = {n: getattr(asiento, n) for n in ("extracto", "expone", "solicita")}
    textos |= {n: getattr(ficha, n) for n in ("observaciones", "referencia_externa")}
    persona = next(i.persona for i in ficha.intervinientes if i.papel == "interesado")
    return NuevoHecho(
        tipo=TipoDeHecho.CUMPLIMENTACION,
        motivo=reservado.datos["reserva"]["motivo"],
        texto=_texto(reservado, asiento, persona.nombre_completo),
        datos={
            "valores": textos,
            "unidad": asiento.unidad,
            "unidad_id": str(asiento.unidad_id),
            "persona": msgspec.to_builtins(persona),
            "nif": interesado.nif,
            "documentos": [d.sha256 for d in asiento.documentos],
            CLAVE: como_datos(ficha),
        },
        incorpora_nif=interesado.nif,
    )


def _texto(reservado: Asiento, asiento: AsientoDeMostrador, interesado: str) -> str:
    """Return what the diligencia says: it is the receipt of what fills the number."""
    inicio = _("Para hacer constar que el número reservado %(numero)s corresponde a:")
    lineas = [inicio % {"numero": str(reservado)}, asiento.extracto, interesado]
    lineas += [f"{d.nombre} (SHA-256: {d.sha256})" for d in asiento.documentos]
    return "\n\n".join(lineas)


def _colgar(reservado: Asiento, asiento: AsientoDeMostrador, reloj: Reloj) -> None:
    """Hang the documents from the asiento, and deliver an entry to its unit."""
    DocumentoDeAsiento.objects.bulk_create(
        DocumentoDeAsiento(
            asiento=reservado,
            orden=orden,
            documento_id=d.documento_id,
            nombre=d.nombre,
            mime=d.mime,
            tipo_documental=d.tipo_documental,
            sha256=d.sha256,
            size_bytes=d.size_bytes,
        )
        for orden, d in enumerate(asiento.documentos, start=1)
    )
    if reservado.sentido == Sentido.ENTRADA:
        Entrega.objects.create(asiento=reservado, unidad_id=asiento.unidad_id, recibida_en=reloj())
