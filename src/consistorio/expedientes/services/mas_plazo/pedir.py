"""The filings by which people ask for more days to correct (LPACAP art. 68.2)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from consistorio.expedientes.models import Expediente, Hito
from consistorio.expedientes.services.hitos import anotar_hito, bloquear, incorporar_documento
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.selectors import Subsanacion, peticiones_de_plazo_entre
from consistorio.registro.services import asegurar_justificante


@regla(LPACAP.art("68.2"))
def anotar_peticiones_de_plazo(*, actor: Actor, asientos: Sequence[UUID], reloj: Reloj) -> None:
    """
    Bring to their expedientes the filings, among these, that ask for more days. Twice is once.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir("expedientes.presentar")
    for una in peticiones_de_plazo_entre(asientos):
        with acto():
            clave = Expediente.objects.filter(asiento_id=una.subsanado_id).values_list(
                "id", flat=True
            )
            if clave:
                _anotar(actor, bloquear(actor, clave[0]), una, reloj)


def _anotar(actor: Actor, expediente: Expediente, una: Subsanacion, reloj: Reloj) -> None:
    if expediente.hitos.filter(tipo=Hito.PLAZO_PEDIDO, datos__numero=una.numero).exists():
        return
    momento = reloj()
    papeles = [*una.documentos, asegurar_justificante(una.asiento_id)]
    incorporar_documento(expediente, papeles, momento)
    anotar_hito(actor, expediente, Hito.PLAZO_PEDIDO, momento, numero=una.numero)
    uno = expediente.requerimientos.filter(cerrado_en=None).first()
    if uno is not None and not uno.plazo_pedido:
        dia = una.presentado_en.astimezone(ZoneInfo(actor.entidad.zona)).date()
        uno.plazo_pedido, uno.plazo_pedido_el = una.numero, dia
        uno.save(update_fields=["plazo_pedido", "plazo_pedido_el"])
