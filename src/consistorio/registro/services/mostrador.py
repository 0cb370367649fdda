"""What an official enters at the counter of an oficina de asistencia (LPACAP arts. 12 and 16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, ROF, regla
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora, eventos
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.events import AsistidoPorFuncionario, PresentadoEnPapelPorObligado
from consistorio.registro.models import Asiento, Sentido
from consistorio.registro.rules.asistencia import (
    consecuencia_de_presentar_en_papel,
    exigir_que_se_le_pueda_asistir,
)
from consistorio.registro.rules.ficha import (
    Ficha,
    comprobar,
    comprobar_textos,
    obligacion_de,
)
from consistorio.registro.rules.ficha_escrita import CLAVE, como_datos
from consistorio.registro.services.anotar import AsientoHecho, anotar_en_libro
from consistorio.registro.services.ficha import como_persona
from consistorio.registro.services.justificante import procurar_justificante
from consistorio.registro.services.libro import item
from consistorio.registro.services.presentacion import DocumentoPresentado, Presentacion

PERMISOS = {
    Sentido.ENTRADA: "registro.registrar_entrada",
    Sentido.SALIDA: "registro.anotar_salida",
}
PRESENCIAL = "presencial"


class NoEsOficina(Exception):
    """The unit is not an oficina de asistencia: nothing can be entered there."""


class AsientoContestadoInexistente(LookupError):
    """The entry that the exit answers does not exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsientoDeMostrador:
    """
    What the official has written. The ficha brings the persons and the office.

    :param unidad_id: unit that will deal with it (entry), or from which it comes (exit).
    :param firma_el_funcionario: the official signs for a person without certificate (12.2).
    :param reserva_id: the reserved number that is being filled, if it is one.
    :param responde_a: in an exit, the entry that it answers; in an entry, the one that it corrects
        or completes (art. 68.1).
    """

    extracto: str
    ficha: Ficha
    unidad_id: UUID
    unidad: str
    expone: str = ""
    solicita: str = ""
    documentos: tuple[DocumentoPresentado, ...] = ()
    idioma: str = "es"
    responde_a: UUID | None = None
    firma_el_funcionario: bool = False
    consiente: bool = False
    reserva_id: UUID | None = None


@regla(LPACAP.art("16.2"), LPACAP.art("16.3"), LPACAP.art("68.4"))
def registrar_entrada(
    *, actor: Actor, entrada: AsientoDeMostrador, clave: str, reloj: Reloj
) -> AsientoHecho:
    """
    Enter what a person brings to the counter, with its sealed receipt made before returning.

    Whoever must file electronically is entered too, and it is written down that it has to be
    required (68.4). Asking again with the same ``clave`` gives the same asiento.

    :raises SinPermiso: if the actor may not enter in that office.
    :raises NoEsOficina: if the unit of the ficha is not an office.
    :raises FichaNoValida: if the data do not agree with each other; nothing is entered.
    :raises AsistenciaNoProcede: if an official would sign for somebody obliged.
    :raises SinConsentimientoExpreso: if the person does not consent to it.
    """
    hecho = registrar_entrada_en_curso(actor=actor, entrada=entrada, clave=clave, reloj=reloj)
    procurar_justificante(hecho.id)
    return hecho


def registrar_entrada_en_curso(
    *, actor: Actor, entrada: AsientoDeMostrador, clave: str, reloj: Reloj
) -> AsientoHecho:
    """Enter it in the transaction in course; who ends that makes the receipt afterwards."""
    return _registrar(actor, entrada, Sentido.ENTRADA, clave, reloj)


@regla(LPACAP.art("16.1"), ROF.art("153.2"), ROF.art("154"))
def registrar_salida(
    *, actor: Actor, salida: AsientoDeMostrador, clave: str, reloj: Reloj
) -> AsientoHecho:
    """
    Enter by hand what leaves, linked to the entry that it answers if there is one.

    :raises SinPermiso: if the actor may not enter exits in that office.
    :raises NoEsOficina: if the unit of the ficha is not an office.
    :raises FichaNoValida: if the data do not agree with each other; nothing is entered.
    :raises AsientoContestadoInexistente: if there is no such entry.
    """
    return _registrar(actor, salida, Sentido.SALIDA, clave, reloj)


def _registrar(
    actor: Actor, nuevo: AsientoDeMostrador, sentido: Sentido, clave: str, reloj: Reloj
) -> AsientoHecho:
    actor.exigir_en(PERMISOS[sentido], nuevo.ficha.oficina_id)
    ficha = replace(nuevo.ficha, funcionario=actor.identificador)
    if not any(id_ == ficha.oficina_id for id_, _c, _n in organizacion.oficinas()):
        raise NoEsOficina(ficha.oficina_id)
    comprobar_textos(nuevo.extracto, nuevo.expone, nuevo.solicita)
    comprobar(ficha, reloj().date())
    _comprobar_asistencia(nuevo)
    presentacion = _presentacion(nuevo, ficha, sentido)
    with acto():
        elemento = item(actor, presentacion, sentido=sentido, clave=clave, hoy=reloj())
        hecho, _fila = anotar_en_libro(actor, elemento, sentido, reloj)
        if not hecho.repetido and sentido is Sentido.ENTRADA:
            _dar_cuenta(actor, nuevo, hecho)
    return hecho


def _comprobar_asistencia(nuevo: AsientoDeMostrador) -> None:
    if nuevo.firma_el_funcionario:
        quien = obligacion_de(nuevo.ficha.intervinientes)
        exigir_que_se_le_pueda_asistir(quien, consiente=nuevo.consiente)


def _respondido(nuevo: AsientoDeMostrador) -> str:
    """Return the number of the entry that this one answers, or nothing."""
    if not nuevo.responde_a:
        return ""
    entrada = Asiento.objects.filter(sentido=Sentido.ENTRADA, id=nuevo.responde_a).first()
    if entrada is None:
        raise AsientoContestadoInexistente(nuevo.responde_a)
    return str(entrada)


def _presentacion(nuevo: AsientoDeMostrador, ficha: Ficha, sentido: Sentido) -> Presentacion:
    return Presentacion(
        extracto=nuevo.extracto,
        expone=nuevo.expone,
        solicita=nuevo.solicita,
        interesados=tuple(como_persona(i) for i in ficha.intervinientes),
        documentos=nuevo.documentos,
        unidad_destino=nuevo.unidad_id if sentido is Sentido.ENTRADA else None,
        canal=PRESENCIAL,
        idioma=nuevo.idioma,
        asiento_relacionado_id=nuevo.responde_a,
        datos={
            "tramite": "Presentación presencial" if sentido is Sentido.ENTRADA else "Salida",
            "unidad": nuevo.unidad,
            "oficina": str(ficha.oficina_id),
            CLAVE: como_datos(ficha),
            **_en_papel(nuevo, sentido),
        },
    )


def _en_papel(nuevo: AsientoDeMostrador, sentido: Sentido) -> dict[str, Any]:
    """Return what has to be remembered of having come in person, inside what the hash covers."""
    respondido = _respondido(nuevo)
    if sentido is not Sentido.ENTRADA:
        return {"unidad_id": str(nuevo.unidad_id)}
    subsana = {"subsana": respondido} if respondido else {}
    if nuevo.firma_el_funcionario:
        return {**subsana, "asistencia": {"consentimiento_expreso": True}}
    consecuencia = consecuencia_de_presentar_en_papel(obligacion_de(nuevo.ficha.intervinientes))
    return subsana | ({"requerir_68_4": consecuencia.articulo} if consecuencia.requiere else {})


def _dar_cuenta(actor: Actor, nuevo: AsientoDeMostrador, hecho: AsientoHecho) -> None:
    """Tell the house what the entry has of particular, in its own transaction."""
    quien = {"asiento_id": str(hecho.id), "numero": hecho.numero}
    if nuevo.firma_el_funcionario:
        eventos.publicar(AsistidoPorFuncionario(**quien), entidad=actor.entidad)
        bitacora.anotar(actor, "registro.asistir", objeto="asiento", objeto_id=hecho.id)
        return
    papel = consecuencia_de_presentar_en_papel(obligacion_de(nuevo.ficha.intervinientes))
    if papel.requiere:
        eventos.publicar(
            PresentadoEnPapelPorObligado(
                **quien, articulo=papel.articulo, unidad_destino=str(nuevo.unidad_id)
            ),
            entidad=actor.entidad,
        )
