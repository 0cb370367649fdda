"""The term with its five more days, by the rules of the procedure."""

from __future__ import annotations

from datetime import date

from consistorio.expedientes.models import Expediente, Requerimiento
from consistorio.expedientes.rules.subsanacion import AmpliacionNoPermitida, ampliar_subsanacion
from consistorio.expedientes.selectors import ExpedienteVisto
from consistorio.expedientes.services.procedimientos import ficha_de
from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.nucleo.plazos import Explicacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.models import Entidad


@regla(LPACAP.art("68.2"), RD203.art("14.1"))
def termino_ampliado(
    actor: Actor, expediente: Expediente, uno: Requerimiento, acordada: date
) -> Explicacion:
    """
    Return the term that a requirement would have, if it were extended that day.

    :raises AmpliacionNoPermitida: in selective and competitive procedures, and to file
        electronically what came on paper (RD 203/2021 art. 14.1).
    :raises AmpliacionFueraDePlazo: if the term has ended, or had when it was asked.
    """
    if uno.electronica:
        raise AmpliacionNoPermitida
    ficha = ficha_de(actor.entidad, expediente)
    return ampliar_subsanacion(
        Explicacion.desde_datos(uno.plazo or {}),
        calendario=calendario_de(actor.entidad),
        acordada=acordada,
        solicitada=uno.plazo_pedido_el,
        concurrencia_competitiva=ficha.concurrencia_competitiva,
    )


def se_puede_pedir(entidad: Entidad, expediente: ExpedienteVisto, hoy: date) -> bool:
    """Tell whether the person may ask today for more days to correct her request."""
    uno = expediente.por_contestar
    if uno is None or uno.plazo is None or uno.plazo_pedido or uno.electronica:
        return False
    ficha = ficha_de(entidad, expediente)
    return hoy <= uno.plazo.fin and not uno.ampliaciones and not ficha.concurrencia_competitiva
