"""The rules by which entries are shared out: keeping them, and applying them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import Asiento, Entrega, Movimiento, ReglaDeReparto, VersionDeRegla
from consistorio.registro.rules import reparto as derecho
from consistorio.registro.selectors.reglas import (
    como_regla,
    entrada_de,
    entradas,
    reglas_activas,
)
from consistorio.registro.services.reparto.bloqueo import bloquear
from consistorio.registro.services.reparto.dentro import NoEsDeLaUnidad, asignar
from consistorio.registro.services.reparto.fuera import YaEstaEnLaUnidad, copiar, reenviar


class ReglaCambiada(Exception):
    """Somebody else has changed the rule since it was read, or it does not exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReglaPedida:
    """A rule as somebody wants it. :param version: the one that was read; 0, it is new."""

    nombre: str
    condiciones: derecho.Condiciones
    version: int = 0
    orden: int = 100
    activa: bool = True
    destino_id: UUID | None = None
    persona: str = ""
    copias: tuple[UUID, ...] = ()
    parar: bool = False

    def como_datos(self) -> dict[str, Any]:
        """Return its columns."""
        datos: dict[str, Any] = msgspec.to_builtins(self)
        datos["condiciones"] = {c: v for c, v in datos["condiciones"].items() if v}
        return datos


def guardar_regla(*, actor: Actor, pedida: ReglaPedida, regla_id: UUID | None = None) -> UUID:
    """
    Keep a rule, new or changed, with its version, and return its key.

    :raises SinPermiso: if the actor may not.
    :raises ReglaNoValida: if it catches everything, or does nothing.
    :raises ReglaCambiada: if somebody else has changed it since it was read.
    """
    actor.exigir("registro.reglas")
    with acto():
        una: ReglaDeReparto = (
            _bloquear(regla_id, pedida.version) if regla_id else ReglaDeReparto(version=0)
        )
        datos = {**pedida.como_datos(), "version": una.version + 1}
        for campo, valor in datos.items():
            setattr(una, campo, valor)
        derecho.comprobar(como_regla(una))
        _comprobar_unidades(una)
        una.save()
        VersionDeRegla.objects.create(
            regla=una, version=una.version, contenido=datos, hecha_por=actor.identificador
        )
        bitacora.anotar(actor, "registro.guardar_regla", objeto="regla", objeto_id=una.id)
    return una.id


@regla(LPACAP.art("16.2"))
def aplicar_reglas(*, actor: Actor, asiento_id: UUID, reloj: Reloj) -> bool:
    """
    Send an entry where the rules say, and return whether any caught it.

    They act only on what nobody has moved yet: doing it twice is doing it once, and what a person
    decided is not undone. An entry for no unit is the office's.

    :raises SinPermiso: if the actor may not distribute.
    """
    actor.exigir("registro.distribuir")
    return _aplicar(actor, asiento_id, None, reloj)


def aplicar_una_regla(
    *, actor: Actor, asiento_id: UUID, regla: derecho.Regla, reloj: Reloj
) -> bool:
    """
    Send an entry where one rule says, and return whether it did; otherwise as `aplicar_reglas`.

    :raises SinPermiso: if the actor may not distribute.
    """
    actor.exigir("registro.distribuir")
    return _aplicar(actor, asiento_id, [regla], reloj)


def _aplicar(
    actor: Actor, asiento_id: UUID, reglas: list[derecho.Regla] | None, reloj: Reloj
) -> bool:
    with acto():
        bloquear(asiento_id)  # Whoever is taking it now goes first, and we see it.
        asiento = Asiento.objects.filter(id=asiento_id, sentido="ENTRADA").first()
        if asiento is None or Movimiento.objects.filter(asiento=asiento).exists():
            return False
        _asegurar_entrega(asiento)
        vigentes = reglas_activas() if reglas is None else reglas
        decidido = derecho.repartir(vigentes, entrada_de(asiento))
        _enviar(actor, asiento, decidido, reloj)
    return bool(decidido.capturas)


def aplicar_reglas_a_varios(*, actor: Actor, asientos: Sequence[UUID], reloj: Reloj) -> None:
    """
    Look at many entries at once, and send those that a rule catches or that are nobody's yet.

    :raises SinPermiso: if the actor may not distribute.
    """
    actor.exigir("registro.distribuir")
    reglas = reglas_activas()
    con_entrega = set(
        Entrega.objects.filter(asiento__in=asientos).values_list("asiento_id", flat=True)
    )
    for clave, entrada in entradas(asientos):
        if clave not in con_entrega or derecho.repartir(reglas, entrada).capturas:
            aplicar_reglas(actor=actor, asiento_id=clave, reloj=reloj)


def _enviar(actor: Actor, asiento: Asiento, decidido: derecho.Reparto, reloj: Reloj) -> None:
    comun: dict[str, Any] = {"actor": actor, "asiento_id": asiento.id, "reloj": reloj}
    motivo = explicacion(decidido)
    for unidad in decidido.copias:
        try:
            copiar(**comun, unidad_id=UUID(unidad), motivo=motivo)
        except YaEstaEnLaUnidad:
            continue
    esta_en = Entrega.objects.filter(asiento=asiento).exclude(estado="copia").get().unidad_id
    if decidido.destino and UUID(decidido.destino) != esta_en:
        reenviar(**comun, unidad_id=UUID(decidido.destino), motivo=motivo)
    if decidido.persona:
        try:
            asignar(**comun, nif=decidido.persona, motivo=motivo)
        except NoEsDeLaUnidad:  # She has left it since: it waits in the tray of the unit.
            return


def explicacion(decidido: derecho.Reparto) -> str:
    """Return which rules caught an entry and why, as the ledger keeps it."""
    frases = [
        f"Regla «{c.regla.nombre}» v{c.regla.version} ("
        + "; ".join(f"{m.condicion}: {m.valor}" for m in c.motivos if m.condicion != "unidad")
        + ")"
        for c in decidido.capturas
    ]
    return " · ".join(frases)[:500]


def _asegurar_entrega(asiento: Asiento) -> None:
    if not Entrega.objects.filter(asiento=asiento).exists():
        oficina = organizacion.oficina_de_registro()
        Entrega.objects.create(
            asiento=asiento, unidad_id=oficina, recibida_en=asiento.presentado_en
        )


def _bloquear(regla_id: UUID, version: int) -> ReglaDeReparto:
    una = ReglaDeReparto.objects.select_for_update().filter(id=regla_id).first()
    if una is None or una.version != version:
        raise ReglaCambiada(regla_id)
    return una  # type: ignore[no-any-return]


def _comprobar_unidades(una: ReglaDeReparto) -> None:
    existen = {str(clave) for clave, _, _ in organizacion.unidades()}
    pedidas = {str(una.destino_id)} if una.destino_id else set()
    if not (pedidas | set(una.copias)) <= existen:
        raise derecho.ReglaNoValida("unidad-desconocida")
