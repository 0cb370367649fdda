"""Requiring that a request be corrected: written, signed by secretaría, and notified (art. 68)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.rules.texto_rico import desde_html
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.expedientes.models import Expediente, Hito, Requerimiento
from consistorio.expedientes.rules.estados import Estado, TransicionNoPermitida, transicion
from consistorio.expedientes.rules.marcado import a_html
from consistorio.expedientes.rules.subsanacion import texto_del_requerimiento
from consistorio.expedientes.services import papel
from consistorio.expedientes.services.hitos import anotar_hito, bloquear
from consistorio.expedientes.services.portafirmas import SECRETARIA, firmantes, pedir_firma
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.rules.subsanacion import Defecto

TIPO_DOCUMENTAL = "TD06"  # Comunicación
LARGO_MAXIMO = 2_000
DEFECTOS_MAXIMOS = 20


class RequerimientoVacio(ValueError):
    """Nothing is asked for, or it is too long to be read."""


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
    pedidos = [d for d in defectos if d.texto.strip()]
    if not 0 < len(pedidos) <= DEFECTOS_MAXIMOS or any(
        len(d.texto) > LARGO_MAXIMO for d in pedidos
    ):
        raise RequerimientoVacio
    with acto():
        expediente = bloquear(actor, expediente_id)
        transicion(Estado(expediente.estado), "requerir_subsanacion")
        if expediente.requerimientos.filter(cerrado_en=None).exists():
            raise TransicionNoPermitida("ya hay un requerimiento abierto")
        momento = reloj()
        documento = _documento(actor, expediente, pedidos, suspende=suspende, momento=momento)
        requerimiento = _guardar(
            actor,
            expediente,
            pedidos,
            suspende=suspende,
            documento=documento,
            momento=momento,
        )
        anotar_hito(actor, expediente, Hito.REQUERIMIENTO_A_FIRMA, momento)
        bitacora.anotar(actor, "expedientes.requerir", objeto="expediente", objeto_id=expediente.id)
    return requerimiento.id


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


def _guardar(
    actor: Actor,
    expediente: Expediente,
    defectos: list[Defecto],
    *,
    suspende: bool,
    documento: DocumentoVisto,
    momento: datetime,
) -> Requerimiento:
    peticion = pedir_firma(
        actor,
        documento_id=documento.id,
        asunto=f"Requerimiento · {expediente} · {expediente.asunto}"[:240],
        momento=momento,
        cargos=(SECRETARIA,),
    )
    uno: Requerimiento = Requerimiento.objects.create(
        expediente=expediente,
        defectos=[{"texto": d.texto.strip(), "campo": d.campo} for d in defectos],
        suspende=suspende,
        documento_id=documento.id,
        peticion_id=peticion,
        pedido_por=actor.nombre,
        pedido_en=momento,
    )
    return uno


def _documento(
    actor: Actor,
    expediente: Expediente,
    defectos: list[Defecto],
    *,
    suspende: bool,
    momento: datetime,
) -> DocumentoVisto:
    csv = documentos.nuevo_csv()
    contenido = papel.pdf(
        actor,
        "resolucion",
        _datos(expediente, defectos, suspende=suspende, momento=momento),
        csv=csv,
        titulo=_("Requerimiento de subsanación"),
        idioma=expediente.idioma,
        momento=momento,
    )
    return papel.incorporar(
        actor,
        contenido,
        nombre=f"Requerimiento {expediente}.pdf",
        tipo_documental=TIPO_DOCUMENTAL,
        csv=csv,
        idioma=expediente.idioma,
        momento=momento,
        sellado=False,
    )


def _datos(
    expediente: Expediente,
    defectos: list[Defecto],
    *,
    suspende: bool,
    momento: datetime,
) -> dict[str, Any]:
    texto = texto_del_requerimiento(
        [" ".join(d.texto.split()) for d in defectos],
        presentado=expediente.plazo_desde,
        asiento=expediente.asiento,
        suspende=suspende,
    )
    [secretaria] = firmantes(momento.date(), (SECRETARIA,))
    persona = {"nombre": expediente.interesado_nombre, "nif": expediente.interesado_nif}
    return {
        "organo": secretaria.nombre,
        "referencia": str(expediente),
        "interesado": persona,
        "asunto": expediente.asunto,
        "cuerpo": desde_html(a_html(texto)),
        "firmas": [{"nombre": secretaria.titular, "cargo": secretaria.nombre}],
    }
