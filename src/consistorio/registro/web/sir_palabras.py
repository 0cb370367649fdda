"""States and facts of SIR, in the words of a town hall."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consistorio.registro.rules.sicres.estados import Estado, Lado
from consistorio.registro.selectors.intercambios import IntercambioVisto, PasoVisto

Frase = str | Promise
ESTADOS: dict[str, tuple[Frase, str]] = {
    Estado.PENDIENTE: (_("Pendiente de salir"), "aviso"),
    Estado.ENVIADO: (_("Enviado; la otra oficina aún no ha acusado recibo"), "info"),
    Estado.ENVIADO_ACK: (_("En la otra oficina, que aún no ha decidido"), "info"),
    Estado.ENVIADO_ERROR: (_("La otra oficina no lo ha podido recibir"), "error"),
    Estado.DEVUELTO: (_("Devuelto"), "error"),
    Estado.CONFIRMADO: (_("Registrado en destino"), "ok"),
    Estado.ANULADO: (_("Anulado"), ""),
    Estado.RECIBIDO: (_("Por decidir"), "aviso"),
    Estado.ACEPTADO: (_("Registrado aquí; falta que el origen lo sepa"), "ok"),
    Estado.ACEPTADO_ACK: (_("Registrado aquí"), "ok"),
    Estado.RECHAZADO: (_("Rechazado; falta que el origen lo sepa"), "aviso"),
    Estado.RECHAZADO_ACK: (_("Rechazado"), ""),
    Estado.RECHAZADO_ERROR: (_("El origen no ha podido recibir el rechazo"), "error"),
    Estado.REENVIADO: (_("Reenviado; la otra oficina aún no ha acusado recibo"), "info"),
    Estado.REENVIADO_ACK: (_("Reenviado a otra oficina"), "info"),
    Estado.REENVIADO_ERROR: (_("La oficina a la que se reenvió no lo ha podido recibir"), "error"),
}
HECHOS: dict[str, Frase] = {
    "enviar": _("Envío"),
    "ack": _("Acuse de recibo de la otra oficina"),
    "error": _("Error en la otra oficina"),
    "confirmacion": _("La otra oficina lo ha registrado"),
    "rechazo": _("La otra oficina lo ha rechazado"),
    "anular": _("Anulación"),
    "reenviar": _("Reenvío"),
    "recibir": _("Recepción"),
    "aceptar": _("Aceptación y registro"),
    "rechazar": _("Rechazo"),
    "ack-confirmacion": _("El origen sabe que se ha registrado"),
    "ack-rechazo": _("El origen sabe que se ha rechazado"),
    "repetido": _("Ha llegado repetido: se ha acusado otra vez"),
    "duplicado": _("Ha llegado otro mensaje del mismo intercambio: se ha contestado con error"),
    "sin-entregar": _("No se ha podido entregar"),
    "reintentar": _("Nuevo intento"),
}
FISICA: dict[str, Frase] = {
    "1": _("Acompaña documentación en papel, necesaria para registrarlo"),
    "2": _("Acompaña documentación en papel, complementaria"),
    "3": _("No acompaña documentación en papel"),
}


def estado_de(codigo: str) -> tuple[Frase, str]:
    """Return the words of a state and the colour of its mark."""
    return ESTADOS.get(codigo, (codigo, ""))


def hitos(visto: IntercambioVisto) -> list[dict[str, object]]:
    """Return the history as the component of the line of time wants it."""
    return [_hito(paso) for paso in visto.pasos]


def _hito(paso: PasoVisto) -> dict[str, object]:
    _clase, _sep, quien = paso.quien.partition(":")
    return {
        "que": HECHOS.get(paso.hecho, paso.hecho),
        "cuando": f"{paso.momento:%d/%m/%Y %H:%M:%S} · {quien}",
        "detalle": paso.detalle,
        "estado": "aviso" if paso.hecho in {"error", "sin-entregar", "rechazo"} else "hecho",
    }


def es_de_salida(lado: str) -> bool:
    return lado == Lado.SALIENTE
