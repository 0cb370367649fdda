"""What happens to notifications, for whoever must go on with the procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consistorio.plataforma.eventos import EventoDeDominio


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificacionPuestaADisposicion(EventoDeDominio):
    """A notification waits in the sede: the duty of art. 43.3 is met."""

    tipo: ClassVar[str] = "notificaciones.puesta-a-disposicion"

    notificacion_id: str
    expediente_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificacionPracticada(EventoDeDominio):
    """The person, or who represents her, has opened it."""

    tipo: ClassVar[str] = "notificaciones.practicada"

    notificacion_id: str
    expediente_id: str
    dia_cero: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificacionRechazada(EventoDeDominio):
    """It was rejected, in words or by letting ten days pass (arts. 41.5 and 43.2)."""

    tipo: ClassVar[str] = "notificaciones.rechazada"

    notificacion_id: str
    expediente_id: str
    dia_cero: str
    por_caducidad: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificacionSinPracticar(EventoDeDominio):
    """Ten days passed, and the person was not obliged: it goes on paper."""

    tipo: ClassVar[str] = "notificaciones.sin-practicar"

    notificacion_id: str
    expediente_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentoEnPapel(EventoDeDominio):
    """It was taken to the address on paper, and nobody took it."""

    tipo: ClassVar[str] = "notificaciones.intento-en-papel"

    notificacion_id: str
    expediente_id: str
    documento_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificacionPorOtraVia(EventoDeDominio):
    """
    It was practised on paper, or by an edict in the BOE.

    ``dia_cero`` is that of the first in time of all its channels (art. 41.7), and may be another.
    """

    tipo: ClassVar[str] = "notificaciones.por-otra-via"

    notificacion_id: str
    expediente_id: str
    documento_id: str
    hecho: str
    dia_cero: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificacionAnulada(EventoDeDominio):
    """Who issued it has withdrawn it before it had any effect."""

    tipo: ClassVar[str] = "notificaciones.anulada"

    notificacion_id: str
    expediente_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcuseExtendido(EventoDeDominio):
    """What happened to it is in a sealed document."""

    tipo: ClassVar[str] = "notificaciones.acuse-extendido"

    notificacion_id: str
    expediente_id: str
    documento_id: str
