"""What is decided of the plazos that an incident touched (LPACAP art. 32.4)."""

from __future__ import annotations

from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.organizacion.events import PlazosAmpliados
from consistorio.organizacion.models import AmpliacionDePlazos, Decision, Incidencia
from consistorio.organizacion.rules.incidencias import Acuerdo, comprobar_acuerdo
from consistorio.organizacion.services.incidencias import PERMISO, bloquear, dejar_constancia
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class NoTocaPlazos(Exception):
    """The incident impeded nobody, or has not begun: there is nothing to extend."""


class YaDecidida(Exception):
    """The plazos were extended already, or it goes on: it cannot be closed without extending."""


@regla(LPACAP.art("32.4"))
def ampliar_plazos(*, actor: Actor, incidencia_id: UUID, acuerdo: Acuerdo, reloj: Reloj) -> UUID:
    """
    Publish the concrete extension of the plazos that an incident touched, and return its key.

    Those that had not run out when the incident began are computed again by the modules that keep
    them. It may be extended again if the incident lasts.

    :raises SinPermiso: if the actor may not publish incidents.
    :raises IncidenciaInexistente: if there is none.
    :raises NoTocaPlazos: if it touched no plazo.
    :raises IncidenciaNoValida: if the agreement lacks something or its day will not do.
    """
    actor.exigir(PERMISO)
    with acto():
        una, momento = bloquear(incidencia_id), reloj()
        if not una.impide or una.desde > momento:
            raise NoTocaPlazos(incidencia_id)
        comprobar_acuerdo(
            acuerdo,
            desde=una.desde.astimezone(momento.tzinfo).date(),
            hoy=momento.date(),
            calendario=calendario_de(actor.entidad),
        )
        hecha = AmpliacionDePlazos.objects.create(
            incidencia=una,
            nuevo_fin=acuerdo.nuevo_fin,
            organo=acuerdo.organo.strip(),
            acuerdo=acuerdo.acuerdo.strip(),
            publicada_por=actor.nombre,
            publicada_en=momento,
        )
        una.decision = Decision.AMPLIADOS
        una.save(update_fields=["decision"])
        _dar_a_conocer(actor, una, hecha)
    return hecha.id  # type: ignore[no-any-return]


def _dar_a_conocer(actor: Actor, una: Incidencia, hecha: AmpliacionDePlazos) -> None:
    dejar_constancia(
        actor,
        una,
        "incidencia.plazos-ampliados",
        hecha.publicada_en,
        nuevo_fin=hecha.nuevo_fin.isoformat(),
        organo=hecha.organo,
        acuerdo=hecha.acuerdo,
    )
    publicar(
        PlazosAmpliados(
            incidencia_id=str(una.id),
            ampliacion_id=str(hecha.id),
            nuevo_fin=hecha.nuevo_fin.isoformat(),
        ),
        entidad=actor.entidad,
    )


@regla(LPACAP.art("32.4"))
def no_ampliar(*, actor: Actor, incidencia_id: UUID, motivo: str, reloj: Reloj) -> None:
    """
    Decide, with its reason, that an incident that is over extends no plazo; it is published too.

    :raises SinPermiso: if the actor may not publish incidents.
    :raises ValueError: if no reason is given.
    :raises IncidenciaInexistente: if there is none.
    :raises YaDecidida: if it goes on, or was decided.
    """
    actor.exigir(PERMISO)
    if not motivo.strip():
        raise ValueError("Se dice el motivo.")
    with acto():
        una, momento = bloquear(incidencia_id), reloj()
        if una.hasta is None or una.hasta > momento or una.decision != Decision.PENDIENTE:
            raise YaDecidida(incidencia_id)
        una.decision, una.sin_ampliar_por = Decision.SIN_AMPLIAR, motivo.strip()
        una.save(update_fields=["decision", "sin_ampliar_por"])
        dejar_constancia(actor, una, "incidencia.sin-ampliar", momento, motivo=una.sin_ampliar_por)
