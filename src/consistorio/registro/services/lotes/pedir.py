"""To ask for a batch, to cancel it, and to begin it again from where it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import LoteDeReparto, ReglaDeReparto, TandaDeLote
from consistorio.registro.rules import lotes as derecho
from consistorio.registro.rules.lotes import MAXIMO_DE_ENTRADAS, AccionDeLote
from consistorio.registro.selectors.conjuntos import Conjunto, claves_del_conjunto, sin_mover
from consistorio.registro.services.reparto.fuera import exigir_unidad

TAREA = "registro.lote"
ESPERA = 6
"""Behind what somebody waits for: a batch is in no hurry."""


class LoteInexistente(LookupError):
    """There is no such batch, or somebody else asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LotePedido:
    """What is to be done with each entry."""

    accion: AccionDeLote
    motivo: str = ""
    unidad_id: UUID | None = None
    persona: str = ""
    regla_id: UUID | None = None


def pedir_lote(
    *, actor: Actor, pedido: LotePedido, conjunto: Conjunto, clave: str, reloj: Reloj
) -> UUID:
    """
    Begin the same step for many entries, and return the key of the batch.

    Which entries they are is settled now; whether each may be moved, when its turn comes. Asking
    again with the same key is asking once. A rule looks at what nobody has moved yet.

    :param conjunto: which entries; a rule does not mind it.
    :raises SinPermiso: if the actor may not distribute; of a rule, if she may not write rules.
    :raises LoteNoValido: if there is nothing to do, too much, or something is missing.
    :raises UnidadNoValida: if there is no such unit.
    """
    actor.exigir(permiso_de(pedido.accion))
    version = _comprobar(pedido)
    with acto():
        ya = LoteDeReparto.objects.filter(pedido_por=actor.identificador, clave=clave).first()
        if ya is not None:
            return ya.id  # type: ignore[no-any-return]
        claves = _claves(actor, pedido, conjunto)
        lote, nuevo = _crear(actor, pedido, version, len(claves), clave=clave, momento=reloj())
        if not nuevo:  # Somebody asked with the same key while we looked.
            return lote.id
        _partir(lote, claves)
        _poner_en_marcha(actor, lote)
        detalle = {"accion": lote.accion, "total": lote.total}
        bitacora.anotar(
            actor, "registro.pedir_lote", objeto="lote", objeto_id=lote.id, detalle=detalle
        )
    return lote.id


def _comprobar(pedido: LotePedido) -> int:
    """Return the version of the rule, 0 if it is of none."""
    regla = ReglaDeReparto.objects.filter(id=pedido.regla_id).first() if pedido.regla_id else None
    derecho.comprobar(
        pedido.accion,
        unidad=pedido.unidad_id is not None,
        persona=bool(pedido.persona),
        hay_regla=regla is not None,
        motivo=pedido.motivo,
    )
    if pedido.unidad_id:
        exigir_unidad(pedido.unidad_id)
    return regla.version if regla else 0


def permiso_de(accion: AccionDeLote) -> str:
    """Return what must be allowed to whoever asks for it; each step asks for its own besides."""
    return "registro.reglas" if accion is AccionDeLote.REGLA else "registro.distribuir"


def cancelar_lote(*, actor: Actor, lote_id: UUID, reloj: Reloj) -> None:
    """
    Stop a batch. What it has done stays done; nothing else of it is done from now on.

    :raises SinPermiso: if the actor may not do what the batch does.
    :raises LoteInexistente: if she did not ask for it.
    :raises PasoDeLoteNoPermitido: if it is not going on.
    """
    _exigir_alguno(actor)
    with acto():
        lote = _bloquear(actor, lote_id)
        lote.estado = derecho.cancelar(lote.estado).value
        lote.acabado_en = reloj()
        lote.save(update_fields=["estado", "acabado_en"])
        bitacora.anotar(actor, "registro.cancelar_lote", objeto="lote", objeto_id=lote.id)


def reanudar_lote(*, actor: Actor, lote_id: UUID, reloj: Reloj) -> None:
    """
    Begin again, from where it was, a batch that was cancelled or that has stopped by itself.

    :raises SinPermiso: if the actor may not do what the batch does.
    :raises LoteInexistente: if she did not ask for it.
    :raises PasoDeLoteNoPermitido: if it has ended, or is going on.
    """
    _exigir_alguno(actor)
    with acto():
        lote = _bloquear(actor, lote_id)
        momento = reloj()
        quieto = (momento - lote.avanzado_en).total_seconds()
        lote.estado = derecho.reanudar(lote.estado, segundos_sin_avanzar=quieto).value
        lote.turno += 1
        lote.avanzado_en, lote.acabado_en = momento, None
        lote.save(update_fields=["estado", "turno", "avanzado_en", "acabado_en"])
        _poner_en_marcha(actor, lote)
        bitacora.anotar(actor, "registro.reanudar_lote", objeto="lote", objeto_id=lote.id)


def _exigir_alguno(actor: Actor) -> None:
    if not actor.puede("registro.reglas"):
        actor.exigir("registro.distribuir")


def _claves(actor: Actor, pedido: LotePedido, conjunto: Conjunto) -> list[UUID]:
    if pedido.accion is AccionDeLote.REGLA:
        claves = sin_mover(maximo=MAXIMO_DE_ENTRADAS)
    else:
        claves = claves_del_conjunto(actor, conjunto, maximo=MAXIMO_DE_ENTRADAS)
    derecho.comprobar_cuantas(len(claves))
    return claves


def _crear(
    actor: Actor,
    pedido: LotePedido,
    version: int,
    cuantas: int,
    *,
    clave: str,
    momento: datetime,
) -> tuple[LoteDeReparto, bool]:
    """Return the batch with that key, and whether it is a new one."""
    datos = {
        "accion": pedido.accion.value,
        "unidad_id": pedido.unidad_id if pedido.accion in derecho.CON_UNIDAD else None,
        "persona": pedido.persona if pedido.accion is AccionDeLote.ASIGNAR else "",
        "motivo": pedido.motivo.strip()[:500],
        "regla_id": pedido.regla_id if version else None,
        "version_de_regla": version,
        "clase": actor.clase.value,
        "pedido_por_nombre": actor.nombre[:160],
        "pedido_en": momento,
        "avanzado_en": momento,
        "total": cuantas,
    }
    return LoteDeReparto.objects.get_or_create(
        pedido_por=actor.identificador, clave=clave, defaults=datos
    )


def _partir(lote: LoteDeReparto, claves: list[UUID]) -> None:
    caben = derecho.por_tanda(AccionDeLote(lote.accion))
    TandaDeLote.objects.bulk_create(
        TandaDeLote(lote=lote, numero=numero, asientos=claves[primera : primera + caben])
        for numero, primera in enumerate(range(0, len(claves), caben), start=1)
    )


def _poner_en_marcha(actor: Actor, lote: LoteDeReparto) -> None:
    argumentos = {"lote_id": str(lote.id), "turno": lote.turno}
    encolar(TAREA, entidad=actor.entidad, argumentos=argumentos, prioridad=ESPERA)


def _bloquear(actor: Actor, lote_id: UUID) -> LoteDeReparto:
    suyos = LoteDeReparto.objects.filter(pedido_por=actor.identificador, clase=actor.clase.value)
    lote = suyos.select_for_update().filter(id=lote_id).first()
    if lote is None:
        raise LoteInexistente(lote_id)
    return lote  # type: ignore[no-any-return]
