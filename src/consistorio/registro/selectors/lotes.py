"""The batches of who asks, how far they have gone, and what was not done and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento, LoteDeReparto, ReglaDeReparto, TandaDeLote
from consistorio.registro.rules.lotes import SEGUNDOS_PARADO, EstadoDeLote
from consistorio.registro.selectors.visibilidad import visibles_para

ULTIMOS = 50
TANDAS_POR_PAGINA = 20


class LoteNoVisible(LookupError):
    """There is no such batch, or somebody else asked for it."""


@dataclass(frozen=True, slots=True)
class LoteVisto:
    """:param razones: why some were not done, and how many for each reason, the commonest first."""

    id: UUID
    accion: str
    texto: str
    unidad: str
    persona: str
    regla: str
    motivo: str
    estado: str
    pedido_en: datetime
    acabado_en: datetime | None
    total: int
    hechos: int
    omitidos: int
    fallidos: int
    razones: list[tuple[str, int]]
    parado: bool

    @property
    def vistos(self) -> int:
        """How many have had their turn."""
        return self.hechos + self.omitidos + self.fallidos

    @property
    def se_puede_reanudar(self) -> bool:
        return self.parado or self.estado == EstadoDeLote.CANCELADO


@dataclass(frozen=True, slots=True)
class SinHacerVisto:
    """An entry that was not moved. :param se_ve: who asks may still see it."""

    asiento_id: UUID
    numero: str
    resultado: str
    razon: str
    quien: str
    se_ve: bool


def lotes(actor: Actor, ahora: datetime) -> list[LoteVisto]:
    """Return the last batches that the actor asked for, the newest first."""
    return [_visto(actor, uno, ahora) for uno in _suyos(actor).order_by("-pedido_en")[:ULTIMOS]]


def lote(actor: Actor, lote_id: UUID, ahora: datetime) -> LoteVisto:
    """
    Return a batch of the actor.

    :raises LoteNoVisible: if she did not ask for it.
    """
    uno = _suyos(actor).filter(id=lote_id).first()
    if uno is None:
        raise LoteNoVisible(lote_id)
    return _visto(actor, uno, ahora)


def sin_hacer(
    actor: Actor, lote_id: UUID, *, desde: int = 0
) -> tuple[list[SinHacerVisto], int | None]:
    """
    Return entries of a batch that were not moved, and where the list goes on.

    :param desde: the number of the last tanda already seen.
    :raises LoteNoVisible: if the actor did not ask for it.
    """
    if not _suyos(actor).filter(id=lote_id).exists():
        raise LoteNoVisible(lote_id)
    tandas = TandaDeLote.objects.filter(lote_id=lote_id, numero__gt=desde).exclude(sin_hacer={})
    leidas = list(tandas.order_by("numero")[: TANDAS_POR_PAGINA + 1])
    dichos = {
        UUID(clave): dicho
        for tanda in leidas[:TANDAS_POR_PAGINA]
        for clave, dicho in tanda.sin_hacer.items()
    }
    hay_mas = len(leidas) > TANDAS_POR_PAGINA
    return _con_numero(actor, dichos), leidas[-2].numero if hay_mas else None


def _con_numero(actor: Actor, dichos: dict[UUID, list[str]]) -> list[SinHacerVisto]:
    numeros = {a.id: str(a) for a in Asiento.objects.filter(id__in=dichos)}
    se_ven = set(visibles_para(actor).filter(id__in=dichos).values_list("id", flat=True))
    nombres = organizacion.nombres_de({quien for _resultado, _razon, quien in dichos.values()})
    return [
        SinHacerVisto(
            clave,
            numeros.get(clave, "") if clave in se_ven else "",
            resultado,
            razon,
            nombres.get(quien, quien),
            clave in se_ven,
        )
        for clave, (resultado, razon, quien) in dichos.items()
    ]


def _suyos(actor: Actor) -> QuerySet[LoteDeReparto]:
    if not actor.puede("registro.reglas"):
        actor.exigir("registro.distribuir")
    return LoteDeReparto.objects.filter(pedido_por=actor.identificador, clase=actor.clase.value)


def _visto(actor: Actor, uno: LoteDeReparto, ahora: datetime) -> LoteVisto:
    zona = ZoneInfo(actor.entidad.zona)
    quieto = (ahora - uno.avanzado_en).total_seconds()
    regla = ReglaDeReparto.objects.filter(id=uno.regla_id).first() if uno.regla_id else None
    return LoteVisto(
        id=uno.id,
        accion=uno.accion,
        texto=uno.get_accion_display(),
        unidad=organizacion.nombre_de_unidad(uno.unidad_id) if uno.unidad_id else "",
        persona=organizacion.nombres_de({uno.persona}).get(uno.persona, uno.persona),
        regla=regla.nombre if regla else "",
        motivo=uno.motivo,
        estado=uno.estado,
        pedido_en=uno.pedido_en.astimezone(zona),
        acabado_en=uno.acabado_en.astimezone(zona) if uno.acabado_en else None,
        total=uno.total,
        hechos=uno.hechos,
        omitidos=uno.omitidos,
        fallidos=uno.fallidos,
        razones=sorted(uno.razones.items(), key=lambda par: (-par[1], par[0])),
        parado=uno.estado == EstadoDeLote.EN_CURSO and quieto >= SEGUNDOS_PARADO,
    )
