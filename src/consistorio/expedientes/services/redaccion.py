"""Writing the resolution: its first text, and the draft that is kept."""

from __future__ import annotations

from uuid import UUID

from consistorio.expedientes.models import Expediente, Resolucion
from consistorio.expedientes.rules.estados import TransicionNoPermitida
from consistorio.expedientes.rules.marcado import dice_algo
from consistorio.expedientes.rules.resolucion import Sentido, texto_inicial
from consistorio.expedientes.selectors import ExpedienteInexistente, visibles_para
from consistorio.expedientes.services.desistimiento import exigir_que_quepa
from consistorio.expedientes.services.hitos import bloquear
from consistorio.expedientes.services.procedimientos import ficha_de
from consistorio.nucleo.fechas import fecha_larga
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

LARGO_MAXIMO = 200_000


class TextoVacio(ValueError):
    """The resolution says nothing, or is longer than any book."""


def texto_inicial_de(*, actor: Actor, expediente_id: UUID, sentido: Sentido) -> str:
    """
    Return the template of the procedure with the data of the case in their places.

    :raises SinPermiso: if the actor may not write resolutions.
    :raises ExpedienteInexistente: if there is none for the actor.
    """
    actor.exigir("expedientes.tramitar")
    expediente = visibles_para(actor).filter(id=expediente_id).first()
    if expediente is None:
        raise ExpedienteInexistente(expediente_id)
    ficha = ficha_de(actor.entidad, expediente)
    return texto_inicial(sentido, campos(expediente, ficha.base_legal), ficha.plantilla)


def campos(expediente: Expediente, base_legal: str = "") -> dict[str, str]:
    """Return what a template may ask for."""
    return {
        "expediente": str(expediente),
        "procedimiento": expediente.titulo,
        "asunto": expediente.asunto,
        "interesado": expediente.interesado_nombre,
        "nif": expediente.interesado_nif,
        "representante": expediente.representante_nombre,
        "asiento": expediente.asiento,
        "fecha_de_entrada": fecha_larga(expediente.plazo_desde),
        "organo": expediente.organo,
        "base_legal": base_legal,
    }


@regla(LPACAP.art("88.1"), LPACAP.art("35.1"))
def redactar_resolucion(
    *, actor: Actor, expediente_id: UUID, sentido: Sentido, texto: str, reloj: Reloj
) -> UUID:
    """
    Keep the draft of the resolution, and return its key. Only what is in process has a draft.

    :param texto: as the clerk wrote it; see `rules.marcado`.
    :raises SinPermiso: if the actor may not write resolutions.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises TransicionNoPermitida: if it is not in process.
    :raises TextoVacio: if it says nothing.
    """
    actor.exigir("expedientes.tramitar")
    if not dice_algo(texto) or len(texto) > LARGO_MAXIMO:
        raise TextoVacio
    with acto():
        expediente = bloquear(actor, expediente_id)
        exigir_que_quepa(expediente, sentido, reloj().date())
        if expediente.resoluciones.filter(peticion_id__isnull=False).exists():
            raise TransicionNoPermitida("la resolución está en la bandeja de firma")
        resolucion, _nueva = Resolucion.objects.update_or_create(
            expediente=expediente,
            defaults={
                "sentido": sentido,
                "texto": texto,
                "redactada_por": actor.nombre,
                "cambiada_en": reloj(),
            },
        )
        bitacora.anotar(actor, "expedientes.redactar", objeto="expediente", objeto_id=expediente.id)
    return resolucion.id  # type: ignore[no-any-return]
