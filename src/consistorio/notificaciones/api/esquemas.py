"""What programs ask of notifications, and what they are told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from consistorio.notificaciones.rules.papel import Resultado
from consistorio.plataforma.api import Filtro

Corto = Annotated[str, msgspec.Meta(min_length=1, max_length=160)]
NifEscrito = Annotated[str, msgspec.Meta(min_length=9, max_length=9, pattern="^[A-Z0-9]{9}$")]
Correo = Annotated[
    str, msgspec.Meta(max_length=254, pattern="^([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+)?$")
]


class Destinatario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """To whom it is notified. The aviso goes to ``email``, where there is one."""

    nif: NifEscrito
    nombre: Corto
    email: Correo = ""


class NotificacionNueva(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    An act to be notified.

    ``obligada_o_elegida``: not opening it in ten days will be a rejection (art. 43.2).
    ``asunto_neutro`` is read before access, so it must reveal nothing.
    """

    documento_id: UUID
    destinatario: Destinatario
    obligada_o_elegida: bool
    organo: Corto
    procedimiento: Corto
    asunto_neutro: Corto
    anexos: Annotated[list[UUID], msgspec.Meta(max_length=20)] = []
    expediente_id: UUID | None = None


class EntregaEnPapel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    How an attempt on paper ended, or that the edict is in the BOE (arts. 42.2 and 44).

    ``en``: when, with its zone. ``receptor``, and ``mayor_de_14``, of who took it.
    ``justificante``: the card of the postman, in base 64, with its name.
    """

    notificacion_id: UUID
    resultado: Resultado
    en: Annotated[datetime, msgspec.Meta(tz=True)]
    medio: Annotated[str, msgspec.Meta(max_length=80)] = ""
    receptor: Annotated[str, msgspec.Meta(max_length=160)] = ""
    receptor_documento: Annotated[str, msgspec.Meta(max_length=40)] = ""
    relacion: Annotated[str, msgspec.Meta(max_length=80)] = ""
    mayor_de_14: bool = False
    referencia: Annotated[str, msgspec.Meta(max_length=80)] = ""
    circunstancias: Annotated[str, msgspec.Meta(max_length=500)] = ""
    justificante: bytes | None = None
    justificante_nombre: Annotated[str, msgspec.Meta(max_length=200)] = "justificante.pdf"


class NotificacionHecha(msgspec.Struct, frozen=True):
    id: UUID


class Hecho(msgspec.Struct, frozen=True):
    """What happened to a notification, when and by whom. ``acuse_id``: its document of proof."""

    tipo: str
    nombre: str
    ocurrido_en: datetime
    actor_nombre: str
    acuse_id: UUID | None
    detalle: str = ""


class Notificacion(msgspec.Struct, frozen=True):
    """A notification and what the law says of it now. ``ultimo_dia``: to open it in time."""

    id: UUID
    estado: str
    organo: str
    procedimiento: str
    asunto_neutro: str
    destinatario_nif: str
    destinatario_nombre: str
    obligada_o_elegida: bool
    puesta_a_disposicion_en: datetime
    ultimo_dia: date
    expediente_id: UUID | None
    hechos: list[Hecho]


class ResumenDeNotificacion(msgspec.Struct, frozen=True):
    """A notification in a list."""

    id: UUID
    estado: str
    asunto_neutro: str
    destinatario_nif: str
    puesta_a_disposicion_en: datetime
    expediente_id: UUID | None


class FiltroDeNotificaciones(Filtro, frozen=True, forbid_unknown_fields=True):
    """Which notifications; the newest first. ``expediente``: only those of one."""

    expediente: UUID | None = None
