"""A message that arrives, with what is already known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.enchufes.sir import Sobre
from consistorio.registro.rules import sicres

DATOS = "datos"


@dataclass(frozen=True, slots=True, kw_only=True)
class Llegada:
    """:param repetido: the very same bytes had come before, and were taken."""

    actor: Actor
    sobre: Sobre
    sha256: str
    mensaje: sicres.Intercambio | sicres.MensajeDeControl | None
    veredicto: sicres.Veredicto
    repetido: bool
    momento: datetime

    @property
    def identificador(self) -> str:
        match self.mensaje:
            case sicres.Intercambio():
                return self.mensaje.control.identificador
            case sicres.MensajeDeControl():
                return self.mensaje.identificador
            case None:
                return ""

    @property
    def tipo(self) -> str:
        """«datos», or the code of the control message."""
        return self.mensaje.tipo[:5] if isinstance(self.mensaje, sicres.MensajeDeControl) else DATOS
