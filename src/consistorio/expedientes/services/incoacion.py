"""Opening the expediente of a filing (LPACAP arts. 21, 54 and 66)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from consistorio.documentos import selectors as documentos
from consistorio.expedientes.events import ExpedienteIncoado
from consistorio.expedientes.models import Expediente, Hito, Serie
from consistorio.expedientes.rules.plazo_de_resolver import PlazoDeResolver, plazo_de_resolver
from consistorio.expedientes.services.hitos import anotar_hito, incorporar_documento
from consistorio.expedientes.services.medio import canal_obligado_o_elegido
from consistorio.expedientes.services.numeracion import abrir, numerar
from consistorio.expedientes.services.plazo import inicio_del_plazo
from consistorio.expedientes.services.procedimientos import Ficha, ficha_al_presentar
from consistorio.nucleo.identificadores import Dir3, identificador_de_expediente
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.identificador import uuid7
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro import selectors as registro
from consistorio.registro import services as deberes_del_registro
from consistorio.registro.selectors import AsientoVisto


class AsientoNoTramitable(Exception):
    """It is not an entry: an exit opens no expediente."""


@regla(LPACAP.art("21.3"), LPACAP.art("54"), LPACAP.art("70.1"))
def incoar(*, actor: Actor, asiento_id: UUID, reloj: Reloj) -> UUID:
    """
    Open the expediente of a filing and return its key; a filing has one, however often it is asked.

    Its plazo is computed now, and kept as it was explained with the calendar of today.

    :raises SinPermiso: if the actor may not open expedientes.
    :raises AsientoInexistente: if the filing is in no tray of the actor.
    :raises AsientoNoTramitable: if it is not an entry.
    :raises CalendarioSinPublicar: if the plazo enters a year without a calendar.
    """
    actor.exigir("expedientes.tramitar")
    asiento = registro.asiento(actor, asiento_id)
    if asiento.sentido != "ENTRADA":
        raise AsientoNoTramitable(asiento_id)
    ficha = ficha_al_presentar(actor.entidad, asiento)
    plazo = _plazo(actor.entidad, asiento, ficha)
    with acto():
        abrir(Serie.EXPEDIENTES, reloj().year)
        previo = Expediente.objects.filter(asiento_id=asiento_id).values_list("id", flat=True)
        if previo:
            return UUID(str(previo[0]))
        numero, momento = numerar(Serie.EXPEDIENTES, reloj)
        expediente = _crear(actor, asiento, ficha, plazo, (numero, momento))
        deberes_del_registro.marcar_con_expediente(
            actor=actor, asiento_id=asiento_id, expediente_id=expediente.id
        )
        incorporar_documento(expediente, _documentos(asiento), momento)
        _dar_a_conocer(actor, expediente, momento)
    return expediente.id


def _crear(
    actor: Actor,
    asiento: AsientoVisto,
    ficha: Ficha,
    plazo: PlazoDeResolver,
    cuando: tuple[int, datetime],
) -> Expediente:
    numero, momento = cuando
    expediente: Expediente = Expediente.objects.create(
        **_de_la_persona(asiento),
        **_del_procedimiento(ficha, plazo),
        **_del_actor(actor, asiento),
        **_numeros(actor.entidad, numero, momento),
        asunto=asiento.extracto,
        asiento_id=asiento.id,
        asiento=asiento.numero,
        incoado_en=momento,
    )
    return expediente


def _plazo(entidad: Entidad, asiento: AsientoVisto, ficha: Ficha) -> PlazoDeResolver:
    calendario = calendario_de(entidad)
    return plazo_de_resolver(
        ficha.reglas,
        desde=inicio_del_plazo(entidad, asiento.presentado_en),
        calendario=calendario,
        prorrogar_plazo_maximo=entidad.ajustes.get("prorrogar_plazo_maximo", True),
    )


def _de_la_persona(asiento: AsientoVisto) -> dict[str, Any]:
    interesado, representante = asiento.interesado, asiento.representante
    return {
        "interesado_nif": interesado.nif,
        "interesado_nombre": interesado.nombre,
        "interesado_email": interesado.email or (representante.email if representante else ""),
        "representante_nif": representante.nif if representante else "",
        "representante_nombre": representante.nombre if representante else "",
        "notificacion_electronica": canal_obligado_o_elegido(interesado.nif),
        "idioma": asiento.idioma,
    }


def _del_procedimiento(ficha: Ficha, plazo: PlazoDeResolver) -> dict[str, Any]:
    comunicacion = plazo.comunicar_antes_de
    return {
        "procedimiento": ficha.slug,
        "procedimiento_version": ficha.version,
        "titulo": ficha.titulo,
        "clasificacion": ficha.clasificacion,
        "organo": ficha.organo,
        "plazo_desde": plazo.explicacion.dia_cero,
        "plazo": {
            "maximo": str(plazo.maximo),
            "plazo": plazo.maximo.como_datos(),
            "explicacion": plazo.explicacion.como_datos(),
            "comunicar_antes_de": comunicacion.fin.isoformat() if comunicacion else "",
        },
        "calendario": plazo.explicacion.calendario,
        "vence_el": plazo.ultimo_dia,
        "silencio": ficha.silencio or plazo.silencio.value,
    }


def _del_actor(actor: Actor, asiento: AsientoVisto) -> dict[str, Any]:
    unidad = asiento.entrega.get("unidad_id") or asiento.unidad_destino
    return {
        "unidad_id": unidad or organizacion.oficina_de_registro(),
        "tramitador_nif": actor.identificador if actor.es_empleado else "",
        "tramitador_nombre": actor.nombre if actor.es_empleado else "",
    }


def _numeros(entidad: Entidad, numero: int, momento: datetime) -> dict[str, Any]:
    clave = uuid7()
    identificador = identificador_de_expediente(Dir3(entidad.codigo), momento.year, clave)
    return {
        "id": clave,
        "numero": numero,
        "ejercicio": momento.year,
        "identificador": str(identificador),
    }


def _documentos(asiento: AsientoVisto) -> list[UUID]:
    """Return what was filed and its receipt, which is made now if nobody had made it."""
    claves = [documento.id for documento in asiento.documentos]
    try:
        claves.append(documentos.documento(asiento.justificante_id).id)
    except documentos.DocumentoInexistente:
        claves.append(deberes_del_registro.asegurar_justificante(asiento.id))
    return claves


def _dar_a_conocer(actor: Actor, expediente: Expediente, momento: datetime) -> None:
    anotar_hito(actor, expediente, Hito.INCOADO, momento, numero=str(expediente))
    asentar(
        actor.entidad,
        tipo="expediente.incoado",
        objeto_id=expediente.id,
        momento=momento,
        contenido={
            "expediente": expediente.identificador,
            "numero": str(expediente),
            "asiento": expediente.asiento,
            "en": momento.isoformat(),
            "plazo": expediente.plazo["explicacion"]["fin"],
        },
    )
    publicar(
        ExpedienteIncoado(
            expediente_id=str(expediente.id),
            numero=str(expediente),
            procedimiento=expediente.procedimiento,
        ),
        entidad=actor.entidad,
    )
    bitacora.anotar(actor, "expedientes.incoar", objeto="expediente", objeto_id=expediente.id)
