"""Requiring that a request be corrected: written, signed by secretaría, and notified (art. 68)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.expedientes.models import Expediente, Hito, Requerimiento
from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida, transicion
from consistorio.expedientes.rules.textos_de_subsanacion import (
    texto_de_la_presentacion_electronica,
    texto_del_requerimiento,
)
from consistorio.expedientes.services.comunicacion import redactar
from consistorio.expedientes.services.hitos import anotar_hito, bloquear
from consistorio.expedientes.services.portafirmas import SECRETARIA, pedir_firma
from consistorio.identidad import selectors as identidad
from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro import selectors as registro
from consistorio.registro.rules.subsanacion import Defecto

LARGO_MAXIMO = 2_000
DEFECTOS_MAXIMOS = 20


class RequerimientoVacio(ValueError):
    """Nothing is asked for, or it is too long to be read."""


class NoEstaObligada(ValueError):
    """The request was filed as it could be: nobody has to file it electronically (art. 68.4)."""


@regla(LPACAP.art("68.1"), LPACAP.art("22.1.a"))
def requerir_subsanacion(
    *,
    actor: Actor,
    expediente_id: UUID,
    defectos: Sequence[Defecto],
    suspende: bool = True,
    reloj: Reloj,
) -> UUID:
    """
    Write the requirement, send it to the tray of secretaría, and return its key.

    It is notified when it is signed; until then the expediente stays where it is.

    :param suspende: whether it stops the term to resolve, which the requirement says.
    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises RequerimientoVacio: if it asks for nothing.
    :raises TransicionNoPermitida: if the expediente is not at that point, or another is open.
    :raises CargoVacante: if nobody is secretario.
    """
    actor.exigir("expedientes.tramitar")
    pedidos = [Defecto(" ".join(d.texto.split()), d.campo) for d in defectos if d.texto.strip()]
    if not 0 < len(pedidos) <= DEFECTOS_MAXIMOS or any(
        len(d.texto) > LARGO_MAXIMO for d in pedidos
    ):
        raise RequerimientoVacio
    with acto():
        expediente = _por_requerir(actor, expediente_id)
        texto = texto_del_requerimiento(
            [d.texto for d in pedidos],
            presentado=expediente.plazo_desde,
            asiento=expediente.asiento,
            suspende=suspende,
        )
        uno = Requerimiento(defectos=[asdict(d) for d in pedidos], suspende=suspende)
        return _a_firma(actor, expediente, uno, texto, reloj())


@regla(LPACAP.art("68.4"), RD203.art("14.1"))
def requerir_presentacion_electronica(*, actor: Actor, expediente_id: UUID, reloj: Reloj) -> UUID:
    """
    Require who filed on paper, and must do it electronically, to file again; return the key.

    Until then there is no request: its date, and what counts from it, is that of the new filing, so
    that there is no term to resolve that could be stopped.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises NoEstaObligada: if the request was not filed on paper by somebody who may not.
    :raises TransicionNoPermitida: if the expediente is not at that point, or another is open.
    :raises CargoVacante: if nobody is secretario.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        expediente = _por_requerir(actor, expediente_id)
        articulo = por_que_debe_ser_electronica(actor, expediente.asiento_id)
        if not articulo:
            raise NoEstaObligada(expediente_id)
        texto = texto_de_la_presentacion_electronica(
            articulo, presentado=expediente.plazo_desde, asiento=expediente.asiento
        )
        defecto = Defecto(_("Presentar la solicitud electrónicamente, en la sede."))
        uno = Requerimiento(defectos=[asdict(defecto)], suspende=False, electronica=True)
        return _a_firma(actor, expediente, uno, texto, reloj())


def por_que_debe_ser_electronica(actor: Actor, asiento_id: UUID | None) -> str:
    """
    Return the article by which what was filed on paper must be filed electronically, or nothing.

    :raises SinPermiso: if the actor may not.
    :raises AsientoInexistente: if the asiento is in no tray of the actor.
    """
    actor.exigir("expedientes.tramitar")
    if asiento_id is None:
        return ""
    asiento = registro.asiento(actor, asiento_id)
    if asiento.ficha is None or "asistencia" in asiento.datos:
        return ""
    contacto = identidad.contacto(asiento.interesado.nif)
    eligio = str(RD203.art("14.1")) if contacto and contacto.elige_electronico else ""
    return str(asiento.datos.get("requerir_68_4", "")) or eligio


def _por_requerir(actor: Actor, expediente_id: UUID) -> Expediente:
    expediente = bloquear(actor, expediente_id)
    transicion(Estado(expediente.estado), "requerir_subsanacion")
    if expediente.requerimientos.filter(cerrado_en=None).exists():
        raise TransicionNoPermitida("ya hay un requerimiento abierto")
    return expediente


def _a_firma(
    actor: Actor, expediente: Expediente, uno: Requerimiento, texto: str, momento: datetime
) -> UUID:
    """Make its paper and leave it in the tray of secretaría."""
    titulo = _("Requerimiento de subsanación")
    uno.documento_id = redactar(actor, expediente, texto, titulo=titulo, momento=momento).id
    uno.expediente, uno.pedido_por, uno.pedido_en = expediente, actor.nombre, momento
    uno.peticion_id = pedir_firma(
        actor,
        documento_id=uno.documento_id,
        asunto=f"Requerimiento · {expediente} · {expediente.asunto}"[:240],
        momento=momento,
        cargos=(SECRETARIA,),
    )
    uno.save()
    anotar_hito(actor, expediente, Hito.REQUERIMIENTO_A_FIRMA, momento)
    bitacora.anotar(actor, "expedientes.requerir", objeto="expediente", objeto_id=expediente.id)
    return uno.id


def devolver_requerimiento(*, actor: Actor, documento_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Take back a requirement that was not signed; a document that is none of ours is left alone.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.tramitar")
    with acto():
        uno = Requerimiento.objects.filter(documento_id=documento_id, cerrado_en=None).first()
        if uno is None:
            return
        expediente, momento = bloquear(actor, uno.expediente_id), reloj()
        uno.devuelto_por, uno.cerrado_en = motivo, momento
        uno.save(update_fields=["devuelto_por", "cerrado_en"])
        anotar_hito(actor, expediente, Hito.REQUERIMIENTO_DEVUELTO, momento, motivo=motivo)
