"""The ways of this installation: its other entidades, and the simulated offices of a demonstration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from consistorio.plataforma.actores import sistema
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.enchufes.sir import Nodo, Sobre, nodo_de, registrar_nodos
from consistorio.plataforma.entidades import en, entidad_en_curso
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.tareas import encolar
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.composicion import Quien, de_rechazo
from consistorio.registro.rules.sicres.listas import TipoDeMensaje
from consistorio.registro.rules.sicres.momentos import escribir_momento
from consistorio.registro.rules.sicres.protocolo import marca
from consistorio.registro.rules.sicres.respuestas import de_control
from consistorio.registro.services.sir import salida
from consistorio.registro.services.sir.oficina import entidad_de_la_oficina
from consistorio.registro.services.sir.recepcion import recibir_mensaje

RECIBIR = "registro.sir_recibir"
ACEPTA, RECHAZA, CALLA, YERRA = "O99999901", "O99999902", "O99999903", "O99999904"
SIMULADAS = {
    ACEPTA: "Oficina simulada que acepta",
    RECHAZA: "Oficina simulada que rechaza",
    CALLA: "Oficina simulada que no contesta",
    YERRA: "Oficina simulada que da error",
}


@dataclass(frozen=True, slots=True)
class DeLaCasa:
    """Another entidad of this installation: a task of hers, in the transaction of the sender."""

    entidad: Entidad

    def entregar(self, sobre: Sobre) -> None:
        with en(self.entidad):
            encolar(RECIBIR, entidad=self.entidad, argumentos=_argumentos(self.entidad, sobre))

    def comprobar(self) -> str:
        return ""


def _argumentos(entidad: Entidad, sobre: Sobre) -> dict[str, object]:
    """Keep the envelope in the store of who receives it, and return how to find it."""
    return {
        "de": sobre.de,
        "a": sobre.a,
        "mensaje": almacen().guardar(entidad, sobre.mensaje).sha256,
        "ficheros": {
            referencia: almacen().guardar(entidad, contenido).sha256
            for referencia, contenido in sobre.ficheros.items()
        },
    }


@dataclass(frozen=True, slots=True)
class Gemelo:
    """The simulated twin: offices that accept, reject, keep silent or fail, as their code says."""

    oficina: str

    def entregar(self, sobre: Sobre) -> None:
        mensaje = sicres.leer(sobre.mensaje).mensaje
        if not isinstance(mensaje, sicres.Intercambio) or self.oficina == CALLA:
            return
        ahora = hora_oficial(entidad_en_curso())()
        for respuesta in self._respuestas(mensaje, sobre, ahora):
            hacia = respuesta.destino
            a = hacia.oficina if isinstance(hacia, sicres.Extremo) else hacia
            nodo_de(a).entregar(Sobre(self.oficina, a, sicres.escribir(respuesta)))

    def comprobar(self) -> str:
        return ""

    def _respuestas(
        self, i: sicres.Intercambio, sobre: Sobre, ahora: datetime
    ) -> list[sicres.Intercambio | sicres.MensajeDeControl]:
        suya = marca(salida.huella(sobre.mensaje))
        acuse = de_control(i, tipo=TipoDeMensaje.ACK, descripcion=suya)
        if self.oficina == YERRA:
            texto = f"No se puede tratar. {suya}"
            return [de_control(i, tipo=TipoDeMensaje.ERROR, descripcion=texto, codigo_error="0063")]
        if self.oficina == RECHAZA:
            quien = Quien(nombre="OFICINA SIMULADA")
            return [acuse, de_rechazo(i, motivo=f"No es de esta oficina {suya}", quien=quien)]
        confirmacion = de_control(
            i,
            tipo=TipoDeMensaje.CONFIRMACION,
            numero=f"SIM-{i.control.identificador[-8:]}",
            registrado=escribir_momento(ahora, i.version),
        )
        return [acuse, replace(confirmacion, origen=self.oficina)]


def _camino(oficina: str) -> Nodo | None:
    if (entidad := entidad_de_la_oficina(oficina)) is not None:
        return DeLaCasa(entidad)
    if oficina in SIMULADAS and (settings.CONSISTORIO_DEMO or _simuladas()):
        return Gemelo(oficina)
    return None


def _simuladas() -> bool:
    return bool(settings.CONSISTORIO_SIR.get("simuladas"))


registrar_nodos(_camino)


def recibir_de_la_casa(de: str, a: str, mensaje: str, ficheros: dict[str, str]) -> None:
    """Take an envelope that somebody of this installation left for the entidad in course."""
    entidad = entidad_en_curso()
    guardado = almacen()
    sobre = Sobre(
        de,
        a,
        guardado.leer(entidad, mensaje),
        {referencia: guardado.leer(entidad, sha) for referencia, sha in ficheros.items()},
    )
    actor = sistema(entidad, "sir")
    recibir_mensaje(actor=actor, sobre=sobre, reloj=hora_oficial(entidad))


def entregar_mensaje(mensaje_id: str) -> None:
    """Hand over a message of the entidad in course."""
    entidad = entidad_en_curso()
    salida.entregar(sistema(entidad, "sir"), UUID(mensaje_id), hora_oficial(entidad))
