"""What every message of ours goes through before it leaves: it is judged, and put on its way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import IntercambioSir
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.estados import Estado, Hecho
from consistorio.registro.rules.sicres.ficheros import Fichero, defectos_de_los_limites
from consistorio.registro.services.sir import salida
from consistorio.registro.services.sir.historia import guardable, mover, poder
from consistorio.registro.services.sir.oficina import directorio, limites


class NoSePuedeEnviar(Exception):
    """What would be sent is not admitted; ``defectos`` says every reason in words."""

    def __init__(self, defectos: Sequence[sicres.Defecto]) -> None:
        super().__init__(" ".join(d.frase for d in defectos))
        self.defectos = tuple(defectos)


class YaEnviado(Exception):
    """The asiento is already in an exchange that has not been cancelled."""


class DocumentacionPendiente(Exception):
    """Paper travels beside the message, and without it this cannot be done yet."""


def comprobar(mensaje: sicres.Intercambio, ficheros: Sequence[Fichero], momento: datetime) -> None:
    """Judge it as the other office will, and the limits of the node."""
    try:
        lectura = sicres.leer(sicres.escribir(mensaje))
    except sicres.NoSePuedeEscribir as error:
        defecto = sicres.Defecto(sicres.CodigoSir.XML, "caracteres", "", str(error))
        raise NoSePuedeEnviar([defecto]) from None
    veredicto = sicres.juzgar(lectura, ahora=momento, directorio=directorio())
    defectos = [*veredicto.graves, *defectos_de_los_limites(ficheros, limites())]
    if defectos:
        raise NoSePuedeEnviar(defectos)


def emitir(
    actor: Actor,
    fila: IntercambioSir,
    mensaje: sicres.Intercambio,
    hecho: Hecho | None,
    *,
    momento: datetime,
    detalle: str = "",
) -> None:
    """Put a data message on its way, and take the exchange to its state, if it has to change."""
    salida.retirar(fila)
    fila.envios += 1
    fila.contenido = guardable(mensaje)
    fila.oficina, fila.otra_oficina = mensaje.origen.oficina, mensaje.destino.oficina
    fila.otra_oficina_nombre = mensaje.destino.oficina_nombre
    sha256 = salida.poner(actor, mensaje, fila=fila, momento=momento)
    hasta = poder(fila, hecho) if hecho else Estado(fila.estado)
    mover(
        actor,
        fila,
        hecho or Hecho.ENVIAR,
        hasta,
        momento=momento,
        sha256=sha256,
        detalle=detalle or "Preparado para salir.",
    )
