"""Lists page by page, by the hour and the key of the last row seen: nothing is skipped or repeated."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any, TypeVar
from uuid import UUID

import msgspec
from django.db.models import Model, Q, QuerySet

from consistorio.plataforma.api.operacion import ErrorDeApi

M = TypeVar("M", bound=Model)


class MarcaNoValida(ValueError):
    """The mark from which a list should go on is not one that we gave."""


MARCA_NO_VALIDA: dict[type[Exception], ErrorDeApi] = {
    MarcaNoValida: ErrorDeApi(
        HTTPStatus.UNPROCESSABLE_ENTITY, "marca-no-valida", "«desde» no es de una lista"
    )
}


class Filtro(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which part of a list; the newest first."""

    desde: Annotated[str, msgspec.Meta(max_length=100)] = ""
    cuantos: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50


def pagina(filas: QuerySet[M], campo: str, filtro: Filtro) -> tuple[list[M], str | None]:
    """
    Return a page of ``filas``, newest first, and the mark of the next one.

    :param campo: the instant by which they are in order.
    :raises MarcaNoValida: if ``filtro.desde`` is not a mark.
    """
    filas = filas.order_by(f"-{campo}", "-id")
    if filtro.desde:
        momento, clave = leer_marca(filtro.desde)
        antes = Q(**{campo: momento, "id__lt": clave}) | Q(**{f"{campo}__lt": momento})
        filas = filas.filter(antes, **{f"{campo}__lte": momento})
    leidas = list(filas[: filtro.cuantos + 1])
    vistas = leidas[: filtro.cuantos]
    if len(leidas) == len(vistas):
        return vistas, None
    return vistas, _marca(vistas[-1], campo)


def _marca(fila: Any, campo: str) -> str:
    instante: datetime = getattr(fila, campo)
    return f"{instante.astimezone(UTC).replace(tzinfo=None).isoformat()}Z~{fila.id}"


def leer_marca(marca: str) -> tuple[datetime, UUID]:
    """
    Return the instant and the key of a mark.

    :raises MarcaNoValida: if it is not one.
    """
    momento, _, clave = marca.partition("~")
    try:
        leido = datetime.fromisoformat(momento)
        if leido.tzinfo is None:
            raise MarcaNoValida(marca)
        return leido.astimezone(UTC), UUID(clave)
    except (ValueError, OverflowError):
        raise MarcaNoValida(marca) from None
