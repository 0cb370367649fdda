"""A tanda of a batch: done whole in one transaction, with what became of each entry."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.actores.asignaciones import actor_de_hoy
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto
from consistorio.registro.events import LoteAvanzado
from consistorio.registro.models import LoteDeReparto, TandaDeLote
from consistorio.registro.rules.lotes import AccionDeLote, EstadoDeLote, Resultado
from consistorio.registro.services.lotes.de_regla import por_regla
from consistorio.registro.services.lotes.pasos import dar
from consistorio.registro.services.lotes.pedir import ESPERA, TAREA
from consistorio.registro.services.lotes.razones import INESPERADO, SinHacer

log = structlog.get_logger("registro.lotes")


def hacer_tanda(*, lote_id: UUID, turno: int, reloj: Reloj) -> None:
    """
    Do the next tanda of a batch, and leave said the one after it.

    The row of the batch is locked: two who come at once do not do the same tanda, and whoever
    cancels waits for the tanda in course. If we die, nothing of the tanda was done.

    :param turno: of the task; one of a turn before the last does nothing.
    """
    with acto():
        lote = LoteDeReparto.objects.select_for_update().filter(id=lote_id).first()
        if lote is None or lote.estado != EstadoDeLote.EN_CURSO or lote.turno != turno:
            return
        tanda = TandaDeLote.objects.filter(lote=lote, hecha_en=None).order_by("numero").first()
        actor = actor_de_hoy(
            entidad_en_curso(),
            Clase(lote.clase),
            lote.pedido_por,
            lote.pedido_por_nombre,
            reloj().date(),
        )
        if tanda is not None:
            _apuntar(lote, tanda, _hacer(actor, lote, tanda, reloj), reloj)
        if TandaDeLote.objects.filter(lote=lote, hecha_en=None).exists():
            argumentos = {"lote_id": str(lote.id), "turno": turno}
            encolar(TAREA, entidad=actor.entidad, argumentos=argumentos, prioridad=ESPERA)
        else:
            _acabar(actor, lote, reloj)
        lote.save()
        publicar(_noticia(actor, lote), entidad=actor.entidad)


def _hacer(
    actor: Actor, lote: LoteDeReparto, tanda: TandaDeLote, reloj: Reloj
) -> dict[UUID, SinHacer]:
    """Return what was not done. If the whole breaks, one by one: only the culprit is left out."""
    paso = por_regla if lote.accion == AccionDeLote.REGLA else dar
    try:
        with acto():
            return paso(actor, lote, tanda.asientos, reloj)
    except (OperationalError, InterfaceError):  # It is not the fault of any entry: try later.
        raise
    except Exception:
        log.exception("lote.tanda-de-una-en-una", lote=str(lote.id), tanda=tanda.numero)
    sin_hacer: dict[UUID, SinHacer] = {}
    for asiento in tanda.asientos:
        try:
            with acto():
                sin_hacer |= paso(actor, lote, [asiento], reloj)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("lote.entrada-fallida", lote=str(lote.id), asiento=str(asiento))
            sin_hacer[asiento] = SinHacer(Resultado.FALLIDO, INESPERADO)
    return sin_hacer


def _apuntar(
    lote: LoteDeReparto, tanda: TandaDeLote, sin_hacer: dict[UUID, SinHacer], reloj: Reloj
) -> None:
    momento = reloj()
    tanda.sin_hacer = {str(c): [s.resultado, s.razon, s.quien] for c, s in sin_hacer.items()}
    tanda.hecha_en = momento
    tanda.save(update_fields=["sin_hacer", "hecha_en"])
    por_resultado = Counter(s.resultado for s in sin_hacer.values())
    lote.hechos += len(tanda.asientos) - len(sin_hacer)
    lote.omitidos += por_resultado[Resultado.OMITIDO]
    lote.fallidos += por_resultado[Resultado.FALLIDO]
    por_razon = Counter(s.razon for s in sin_hacer.values())
    lote.razones = dict(Counter(lote.razones) + por_razon)
    lote.avanzado_en = momento


def _acabar(actor: Actor, lote: LoteDeReparto, reloj: Reloj) -> None:
    lote.estado, lote.acabado_en = EstadoDeLote.ACABADO.value, reloj()
    detalle = {"hechos": lote.hechos, "omitidos": lote.omitidos, "fallidos": lote.fallidos}
    bitacora.anotar(
        actor, "registro.acabar_lote", objeto="lote", objeto_id=lote.id, detalle=detalle
    )


def _noticia(actor: Actor, lote: LoteDeReparto) -> LoteAvanzado:
    unidad = min((str(u) for u in actor.unidades), default="")
    return LoteAvanzado(lote_id=str(lote.id), estado=lote.estado, unidad_destino=unidad)
