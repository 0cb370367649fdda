"""Lists of asientos, page by page, by the hour and the key of the last one seen."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento
from consistorio.registro.selectors.hechos import Marca, marcas
from consistorio.registro.selectors.libros import FiltrosDeLibro, filtrar
from consistorio.registro.selectors.visibilidad import visibles_para


class MarcaNoValida(ValueError):
    """The mark from which a list should go on is not one that we gave."""


def pagina(
    actor: Actor,
    *,
    desde: str = "",
    cuantos: int = 50,
    filtros: FiltrosDeLibro | None = None,
) -> tuple[list[dict[str, Any]], str | None]:
    """
    Return a page of the asientos that the actor may see, newest first, and the mark of the next.

    :param desde: the mark that the page before gave.
    :raises MarcaNoValida: if it is not one.
    """
    filas = visibles_para(actor).order_by("-presentado_en", "-id")
    if filtros:
        filas = filtrar(actor, filas, filtros)
    if desde:
        momento, clave = leer_marca(desde)
        anteriores = Q(presentado_en=momento, id__lt=clave) | Q(presentado_en__lt=momento)
        filas = filas.filter(anteriores, presentado_en__lte=momento)
    leidas = list(filas[: cuantos + 1])
    vistas, hay_mas = leidas[:cuantos], len(leidas) > cuantos
    ultima = vistas[-1] if vistas and hay_mas else None
    marca = f"{ultima.presentado_en.isoformat()}~{ultima.id}" if ultima else None
    tachados = marcas(fila.id for fila in vistas)
    return [_resumen(actor, fila, tachados.get(fila.id, Marca())) for fila in vistas], marca


def leer_marca(marca: str) -> tuple[datetime, UUID]:
    """
    Return the hour and the key of a mark.

    :raises MarcaNoValida: if it is not one.
    """
    momento, _, clave = marca.partition("~")
    try:
        leido = datetime.fromisoformat(momento)
        if leido.tzinfo is None:
            raise MarcaNoValida(marca)
        return leido, UUID(clave)
    except ValueError:
        raise MarcaNoValida(marca) from None


def _resumen(actor: Actor, uno: Asiento, hechos: Marca) -> dict[str, Any]:
    return {
        "id": uno.id,
        "numero": str(uno),
        "sentido": uno.sentido,
        "presentado_en": uno.presentado_en.astimezone(ZoneInfo(actor.entidad.zona)),
        "extracto": uno.extracto,
        "procedimiento": uno.procedimiento,
        "anulado": hechos.anulado,
        "extracto_rectificado": hechos.extracto,
    }
