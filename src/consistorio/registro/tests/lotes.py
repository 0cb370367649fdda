"""What the tests of batches share: to ask for one, and to see how far it has gone."""

from __future__ import annotations

from consistorio.registro.models import LoteDeReparto
from consistorio.registro.rules.lotes import AccionDeLote
from consistorio.registro.selectors import Conjunto, Filtros
from consistorio.registro.services import lotes
from consistorio.registro.services.lotes import LotePedido

TODA = Conjunto(filtros=Filtros())


def pedir(casa, actor, accion, conjunto=TODA, clave="k", **mas):
    return lotes.pedir_lote(
        actor=actor,
        pedido=LotePedido(accion=AccionDeLote(accion), **mas),
        conjunto=conjunto,
        clave=clave,
        reloj=casa.reloj,
    )


def lote(clave):
    return LoteDeReparto.objects.get(id=clave)


def cuentas(clave):
    uno = lote(clave)
    return uno.estado, uno.hechos, uno.omitidos, uno.fallidos
