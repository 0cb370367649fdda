"""The judgement of a message: accepted, or every reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.registro.rules.sicres.anexos import defectos_de_los_anexos
from consistorio.registro.rules.sicres.defectos import CodigoSir, Defecto, aviso, del_asiento
from consistorio.registro.rules.sicres.directorio import (
    Directorio,
    PorForma,
    defectos_del_directorio,
)
from consistorio.registro.rules.sicres.identificadores import (
    defectos_de_los_ficheros,
    defectos_del_identificador,
)
from consistorio.registro.rules.sicres.lectura import Lectura
from consistorio.registro.rules.sicres.listas import TipoDeMensaje, Version
from consistorio.registro.rules.sicres.mensajes import Intercambio, MensajeDeControl
from consistorio.registro.rules.sicres.momentos import HOLGURA, MomentoNoValido, leer_momento
from consistorio.registro.rules.sicres.personas import defectos_de_las_personas


@dataclass(frozen=True, slots=True)
class Veredicto:
    """
    What is to be done with a message.

    :param responder_a: office to which an error can be told; empty if nobody can be told.
    """

    graves: tuple[Defecto, ...]
    avisos: tuple[Defecto, ...]
    responder_a: str = ""

    @property
    def aceptado(self) -> bool:
        return not self.graves

    @property
    def codigo(self) -> CodigoSir:
        """The code that goes in the error message: that of the first reason."""
        return self.graves[0].codigo

    @property
    def explicacion(self) -> str:
        """The reasons in words, as long as the message admits."""
        return " ".join(d.frase for d in self.graves)[:1024]


@regla(RD203.art("60"), LPACAP.art("16.4"))
def juzgar(lectura: Lectura, *, ahora: datetime, directorio: Directorio | None = None) -> Veredicto:
    """
    Return the verdict on a data message that somebody sent us.

    :param ahora: official time of who receives it.
    """
    i = lectura.mensaje
    if not isinstance(i, Intercambio):
        return _veredicto([*lectura.defectos, *_no_es("de datos", lectura)], "")
    defectos = [
        *lectura.defectos,
        *defectos_del_directorio(i, directorio or PorForma()),
        *defectos_del_identificador(i, ahora),
        *_de_las_fechas(i, ahora),
        *defectos_de_las_personas(i),
        *_del_formulario(i),
        *defectos_de_los_ficheros(i),
        *defectos_de_los_anexos(i),
    ]
    return _veredicto(defectos, _a_quien(i))


def juzgar_mensaje(lectura: Lectura, *, ahora: datetime) -> Veredicto:
    """Return the verdict on a control message."""
    m = lectura.mensaje
    if not isinstance(m, MensajeDeControl):
        return _veredicto([*lectura.defectos, *_no_es("de control", lectura)], "")
    return _veredicto([*lectura.defectos, *_del_mensaje(m, ahora)], m.origen)


def _veredicto(defectos: list[Defecto], responder_a: str) -> Veredicto:
    graves = tuple(d for d in defectos if not d.leve)
    return Veredicto(graves, tuple(d for d in defectos if d.leve), responder_a)


def _no_es(clase: str, lectura: Lectura) -> Iterator[Defecto]:
    if lectura.mensaje is not None or not lectura.defectos:
        yield Defecto(CodigoSir.XML, "clase", "", f"El mensaje no es {clase}.")


def _a_quien(i: Intercambio) -> str:
    """
    Return the office that can be told of an error.

    Without identifier, without an office of destination that answers, or with an asiento of which
    the origin says nothing, there is no message to build (SIR-RC-PR-005, 007, 021 and 035). If only
    the code of origin is missing, the office of inicio is told (SIR-RC-PR-011).
    """
    if not i.control.identificador or not i.destino.oficina:
        return ""
    return i.origen.oficina or (i.control.inicio.oficina if i.asiento.numero else "")


def _de_las_fechas(i: Intercambio, ahora: datetime) -> Iterator[Defecto]:
    leidas = []
    for campo, texto in (
        ("Fecha_Hora_Registro", i.asiento.registrado),
        ("Fecha_Hora_Presentacion", i.asiento.presentado),
    ):
        if not texto:
            continue
        try:
            momento = leer_momento(texto, i.version)
        except MomentoNoValido:
            frase = f"«{texto[:20]}» no es una fecha y hora con la forma AAAAMMDDHHMMSS."
            yield del_asiento("fecha", campo, frase)
            continue
        leidas.append(momento)
        if momento > ahora + HOLGURA:
            yield del_asiento("fecha-futura", campo, "La fecha del asiento no ha llegado todavía.")
    if len(leidas) == 2 and leidas[1] > leidas[0] + HOLGURA:  # noqa: PLR2004 (both dates)
        frase = "Se registró antes de que se presentara."
        yield del_asiento("fecha-orden", "Fecha_Hora_Presentacion", frase)


@regla(LPACAP.art("66.1"))
def _del_formulario(i: Intercambio) -> Iterator[Defecto]:
    """Facts without a petition are no solicitud (LPACAP art. 66.1.b; SIR-RC-PR-083 and 085)."""
    if i.formulario.expone and not i.formulario.solicita:
        frase = "El formulario expone unos hechos pero no dice qué se solicita."
        yield del_asiento("formulario", "Solicita", frase)
    if i.version is Version.CUATRO and i.formulario.solicita and not i.anexos:
        frase = "El formulario debería venir también como fichero."
        yield aviso("formulario-sin-anexo", "De_Anexo", frase)


_EXIGE_ASIENTO = {TipoDeMensaje.CONFIRMACION}


def _del_mensaje(m: MensajeDeControl, ahora: datetime) -> Iterator[Defecto]:
    if m.tipo in _EXIGE_ASIENTO and not (m.numero_destino and m.registrado_destino):
        frase = "Una confirmación dice el número y la fecha de la entrada en destino."
        yield Defecto(CodigoSir.MENSAJE, "confirmacion", "Numero_Registro_Entrada_Destino", frase)
    if m.tipo == TipoDeMensaje.ERROR and not m.codigo_error:
        frase = "Un mensaje de error dice su código."
        yield Defecto(CodigoSir.MENSAJE, "sin-codigo", "Codigo_Error", frase)
    if not m.registrado_destino:
        return
    try:
        momento = leer_momento(m.registrado_destino, m.version)
    except MomentoNoValido:
        frase = "La fecha de la entrada en destino no tiene la forma AAAAMMDDHHMMSS."
        yield Defecto(CodigoSir.MENSAJE, "fecha", "Fecha_Hora_Entrada_Destino", frase)
        return
    if momento > ahora + HOLGURA:
        frase = "La fecha de la entrada en destino no ha llegado todavía."
        yield Defecto(CodigoSir.MENSAJE, "fecha-futura", "Fecha_Hora_Entrada_Destino", frase)
