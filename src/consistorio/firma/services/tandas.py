"""
Many documents signed in one act, behind who signs: she authorises the list, and may close the page.

One code releases the key for the documents that were on the screen, each bound to its hash, and for
a quarter of an hour. Several workers may sign of one tanda at once: each takes the row of a document
that nobody holds. If one dies, what it was signing is as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from consistorio.firma.models import ClaveEnNube, DocumentoDeTanda, TandaDeFirma
from consistorio.firma.rules.tandas import (
    VIGENCIA,
    EstadoDeTanda,
    TandaTerminada,
    comprobar_cuantas,
    estado,
)
from consistorio.firma.selectors.peticiones import visibles_para
from consistorio.firma.services.firmar import exigir_segundo_factor
from consistorio.firma.services.nube import clave_vigente
from consistorio.nucleo.normativa import LPACAP, LRJSP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto

TAREA = "firma.tanda"
DE_UNA_VEZ = 20
"""Documents that a task signs before it leaves its turn to others."""
A_LA_VEZ = 4
"""Tasks of one tanda that may be at work at once, in as many workers as there are."""


class TandaInexistente(LookupError):
    """There is no such tanda, or somebody else authorised it."""


@regla(LRJSP.art("43"), LPACAP.art("26.2"))
def autorizar_tanda(
    *,
    actor: Actor,
    peticiones: Sequence[tuple[UUID, str]],
    segundo_factor: str,
    reloj: Reloj,
) -> UUID:
    """
    Let the key sign these documents and no other, as they were shown, and return which tanda it is.

    Whether each can be signed is judged when its turn comes.

    :param peticiones: each with the SHA-256 of the document that the screen showed.
    :raises SinPermiso: if the actor may not sign.
    :raises TandaNoValida: if there is none, or more than `rules.tandas.MAXIMO`.
    :raises SinClave: if the actor has no key in the cloud.
    :raises CertificadoNoVale: if its certificate is of no use now.
    :raises AccesoDenegado: if the code is not good, or there were too many failures.
    """
    actor.exigir("firma.firmar")
    elegidas = sorted(dict(peticiones).items())  # So are they locked: nobody waits in a circle.
    comprobar_cuantas(len(elegidas))
    ahora = reloj()
    clave = clave_vigente(actor.identificador, ahora)
    exigir_segundo_factor(actor, segundo_factor)
    with acto():
        tanda = _abrir(actor, clave, len(elegidas), ahora)
        DocumentoDeTanda.objects.bulk_create(_documentos(actor, tanda, elegidas))
        for _tarea in range(min(A_LA_VEZ, -(-tanda.total // DE_UNA_VEZ))):
            encolar_tanda(actor, tanda.id)
        bitacora.anotar(
            actor,
            "firma.autorizar_tanda",
            objeto="tanda",
            objeto_id=tanda.id,
            detalle={"total": tanda.total},
        )
    return tanda.id


def detener_tanda(*, actor: Actor, tanda_id: UUID, reloj: Reloj) -> None:
    """
    Sign nothing else of a tanda; what is signed stays signed.

    :raises SinPermiso: if the actor may not sign.
    :raises TandaInexistente: if she did not authorise it.
    :raises TandaTerminada: if nothing of it is going on.
    """
    actor.exigir("firma.firmar")
    with acto():
        tanda = TandaDeFirma.objects.select_for_update().filter(id=tanda_id).first()
        if tanda is None or tanda.nif != actor.identificador:
            raise TandaInexistente(tanda_id)
        if estado_de(tanda, reloj()) is not EstadoDeTanda.EN_CURSO:
            raise TandaTerminada(tanda_id)
        tanda.detenida_en = reloj()
        tanda.save(update_fields=["detenida_en"])
        bitacora.anotar(actor, "firma.detener_tanda", objeto="tanda", objeto_id=tanda.id)


def _abrir(actor: Actor, clave: ClaveEnNube, total: int, ahora: datetime) -> TandaDeFirma:
    tanda: TandaDeFirma = TandaDeFirma.objects.create(
        nif=actor.identificador,
        nombre=actor.nombre[:160],
        clave=clave,
        total=total,
        autorizada_en=ahora,
        caduca_en=ahora + VIGENCIA,
        evidencia_id=actor.evidencia_id,
        sesion_id=actor.sesion_id,
    )
    return tanda


def _documentos(
    actor: Actor, tanda: TandaDeFirma, elegidas: Sequence[tuple[UUID, str]]
) -> Iterator[DocumentoDeTanda]:
    """Give the list; of a petition that is not for the actor, its asunto is not told."""
    suyas = visibles_para(actor).filter(id__in=[peticion for peticion, _ in elegidas])
    asuntos = dict(suyas.values_list("id", "asunto"))
    for orden, (peticion, mostrada) in enumerate(elegidas, start=1):
        yield DocumentoDeTanda(
            entidad=tanda.entidad,
            tanda=tanda,
            orden=orden,
            peticion_id=peticion,
            asunto=asuntos.get(peticion, ""),
            sha256_mostrado=mostrada[:64],
        )


def encolar_tanda(actor: Actor, tanda_id: UUID) -> None:
    """Leave said that more of it is to be signed, before what nobody looks at."""
    encolar(TAREA, entidad=actor.entidad, argumentos={"tanda_id": str(tanda_id)}, prioridad=4)


def estado_de(tanda: TandaDeFirma, ahora: datetime) -> EstadoDeTanda:
    """Return what the tanda is by ``ahora``."""
    return estado(
        faltan=DocumentoDeTanda.objects.filter(tanda=tanda, resultado="").count(),
        caduca_en=tanda.caduca_en,
        detenida_en=tanda.detenida_en,
        ahora=ahora,
    )
