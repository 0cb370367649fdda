"""To send an asiento to another register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro import selectors
from consistorio.registro.models import Asiento as AsientoDeLibro
from consistorio.registro.models import ContadorSir, FicheroSir, IntercambioSir
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.composicion import Quien, de_envio
from consistorio.registro.rules.sicres.estados import Estado, Lado
from consistorio.registro.rules.sicres.ficheros import Fichero
from consistorio.registro.rules.sicres.identificadores import IdentificadorDeIntercambio
from consistorio.registro.services.sir.oficina import oficina_de, version_de
from consistorio.registro.services.sir.preparacion import YaEnviado, comprobar, emitir
from consistorio.registro.services.sir.remision import Destino, ficheros_de, intercambio_de


@regla(LPACAP.art("16.4"), RD203.art("60"))
def enviar_por_sir(
    *,
    actor: Actor,
    asiento_id: UUID,
    destino: Destino,
    documentacion_fisica: str = sicres.DocumentacionFisica.NO_ACOMPANA.value,
    observaciones: str = "",
    previo: str = "",
    reloj: Reloj,
) -> UUID:
    """
    Begin an exchange that takes an asiento to another register, and return it.

    :param previo: identifier of the exchange that this one mends (rectificación), if any.
    :raises AsientoInexistente: if the actor may not see it.
    :raises SinOficina: if the entidad has no office in SIR.
    :raises NoSePuedeEnviar: if the other office would not admit it; nothing is sent.
    :raises YaEnviado: if it is in another exchange.
    """
    actor.exigir("registro.sir")
    asiento = selectors.visibles_para(actor).filter(id=asiento_id).first()
    if asiento is None:
        raise selectors.AsientoInexistente(asiento_id)
    borrador = _borrador(actor, asiento, destino, documentacion_fisica, observaciones, previo)
    ficheros = ficheros_de(asiento)
    with acto():
        vivos = IntercambioSir.objects.filter(asiento_id=asiento_id, lado=Lado.SALIENTE)
        if vivos.exclude(estado=Estado.ANULADO).exists():
            raise YaEnviado(asiento_id)
        momento = reloj()
        mensaje = de_envio(
            borrador,
            identificador=_nuevo_identificador(borrador.origen.oficina, momento),
            ficheros=ficheros,
            quien=Quien(nombre=actor.nombre),
        )
        comprobar(mensaje, ficheros, momento)
        fila = _guardar(actor, mensaje, ficheros, asiento, momento)
        emitir(actor, fila, mensaje, None, momento=momento)
    return fila.id


def _borrador(
    actor: Actor,
    asiento: AsientoDeLibro,
    destino: Destino,
    *de_control: str,
) -> sicres.Intercambio:
    version = version_de(actor.entidad)
    fisica, observaciones, previo = de_control
    return intercambio_de(
        actor,
        asiento,
        version=version,
        origen=oficina_de(actor.entidad),
        destino=destino.como_extremo(),
        control=sicres.Control(
            documentacion_fisica=fisica,
            observaciones=observaciones[:50],
            previo=previo if version is sicres.Version.CUATRO else "",
        ),
    )


def _nuevo_identificador(oficina: str, momento: datetime) -> IdentificadorDeIntercambio:
    """Take the next number of the office, under the lock of its counter."""
    anualidad = momento.year
    ContadorSir.objects.get_or_create(oficina=oficina, anualidad=anualidad)
    contador = ContadorSir.objects.select_for_update().get(oficina=oficina, anualidad=anualidad)
    contador.ultimo += 1
    identificador = IdentificadorDeIntercambio.nuevo(oficina, momento, contador.ultimo)
    contador.save()
    return identificador


def _guardar(
    actor: Actor,
    mensaje: sicres.Intercambio,
    ficheros: Sequence[Fichero],
    asiento: AsientoDeLibro,
    momento: datetime,
) -> IntercambioSir:
    fila = IntercambioSir.objects.create(
        identificador=mensaje.control.identificador,
        lado=Lado.SALIENTE,
        version=mensaje.version,
        estado=Estado.PENDIENTE,
        resumen=mensaje.asiento.resumen,
        documentacion_fisica=mensaje.control.documentacion_fisica,
        asiento_id=asiento.id,
        previo=mensaje.control.previo,
        presentado_en=asiento.presentado_en,
        creado_en=momento,
        movido_en=momento,
    )
    for orden, (anexo, fichero) in enumerate(zip(mensaje.anexos, ficheros, strict=True), start=1):
        _guardar_fichero(actor, fila, orden, anexo, fichero)
    return fila  # type: ignore[no-any-return]


def _guardar_fichero(
    actor: Actor, fila: IntercambioSir, orden: int, anexo: sicres.Anexo, fichero: Fichero
) -> None:
    blob = almacen().guardar(actor.entidad, fichero.contenido)
    FicheroSir.objects.create(
        intercambio=fila,
        orden=orden,
        identificador=anexo.identificador,
        nombre=anexo.nombre,
        mime=fichero.mime[:100],
        sha256=blob.sha256,
        size_bytes=blob.size_bytes,
    )
