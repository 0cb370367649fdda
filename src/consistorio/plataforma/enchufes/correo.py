"""The mail plug: a real SMTP adapter and a simulated twin that keeps the messages."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from django.conf import settings
from django.db.models import QuerySet

from consistorio.plataforma.models import CorreoSimulado, Entidad

PLAZO_SEGUNDOS = 20


class Correo(Protocol):
    """Something that carries a message of an entidad to a person."""

    def enviar(self, *, entidad: Entidad, para: str, asunto: str, texto: str) -> None:
        """Carry the message, or raise so that the task is tried again."""

    def comprobar(self) -> str:
        """Return an empty text if it works, or what is wrong."""


class Simulado:
    """Keeps each message in a table where the demonstration shows it."""

    def enviar(self, *, entidad: Entidad, para: str, asunto: str, texto: str) -> None:
        CorreoSimulado.objects.create(entidad=entidad, para=para, asunto=asunto, texto=texto)

    def comprobar(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server reached with TLS."""

    servidor: str
    puerto: int
    usuario: str
    password: str

    def enviar(self, *, entidad: Entidad, para: str, asunto: str, texto: str) -> None:
        mensaje = EmailMessage()
        mensaje["Subject"] = asunto
        mensaje["From"] = f"{entidad.nombre} <{entidad.ajustes['correo_remitente']}>"
        mensaje["To"] = para
        mensaje.set_content(texto)
        with self._abrir() as conexion:
            conexion.send_message(mensaje)

    def comprobar(self) -> str:
        try:
            with self._abrir() as conexion:
                conexion.noop()
        except (OSError, smtplib.SMTPException) as error:
            return str(error)
        return ""

    def _abrir(self) -> smtplib.SMTP:
        conexion = smtplib.SMTP(self.servidor, self.puerto, timeout=PLAZO_SEGUNDOS)
        conexion.starttls()
        if self.usuario:
            conexion.login(self.usuario, self.password)
        return conexion


def correo() -> Correo:
    """Return the post office of this installation."""
    ajustes = settings.CONSISTORIO_CORREO
    return Smtp(**ajustes) if ajustes else Simulado()


def enviar(*, entidad: Entidad, para: str, asunto: str, texto: str) -> None:
    """Carry a message of ``entidad``; called from tasks and handlers only."""
    correo().enviar(entidad=entidad, para=para, asunto=asunto, texto=texto)


def simulados() -> QuerySet[CorreoSimulado]:
    """Return what the simulated post office keeps of the entidad in course, newest first."""
    return CorreoSimulado.objects.order_by("-enviado_en")
