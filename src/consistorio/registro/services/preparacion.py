"""What is being written at the counter: its data and its files, until it has a number."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from consistorio.documentos.rules.digitalizacion import DefectoDeImagen, ImagenInsuficiente
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AdjuntoDePreparacion, Preparacion, Sentido
from consistorio.registro.services.borrador import (
    ADJUNTOS_MAXIMOS,
    TOTAL_MAXIMO_BYTES,
    AdjuntoNoAdmitido,
    examinar_o_rechazar,
)
from consistorio.registro.services.copias import medir
from consistorio.registro.services.mostrador import PERMISOS

VIDA = timedelta(days=7)
NO_SE_COPIA: dict[DefectoDeImagen, Any] = {
    DefectoDeImagen.FORMATO: _("De este formato no se puede hacer copia auténtica."),
    DefectoDeImagen.SIN_PAGINAS: _("El documento no tiene páginas."),
    DefectoDeImagen.DEMASIADAS_PAGINAS: _("Son más de 50 páginas: escanéelo por partes."),
    DefectoDeImagen.POCA_RESOLUCION: _(
        "Está escaneado a %(ppp)s puntos por pulgada y hacen falta al menos 200."
    ),
    DefectoDeImagen.EN_BLANCO: _("Todas las páginas están en blanco."),
}


class PreparacionInexistente(LookupError):
    """There is no such preparation of the actor, or it has its number already."""


@dataclass(frozen=True, slots=True)
class Fichero:
    """A file that has just been brought."""

    nombre: str
    contenido: bytes


def preparar_asiento(
    *, actor: Actor, libro: str, oficina_id: UUID, datos: Mapping[str, Any], reloj: Reloj
) -> UUID:
    """
    Begin an asiento at the counter and return its key; nothing is entered yet.

    What the same official left half written a week ago is thrown away: it has personal data.
    """
    actor.exigir_en(PERMISOS[Sentido(libro)], oficina_id)
    ahora = reloj()
    with acto():
        viejas = _propias(actor).filter(asiento_id=None, cambiada_en__lt=ahora - VIDA)
        viejas.delete()
        preparacion = Preparacion.objects.create(
            empleado=actor.identificador,
            sentido=libro,
            oficina_id=oficina_id,
            clave=secrets.token_hex(16),
            datos=dict(datos),
            creada_en=ahora,
            cambiada_en=ahora,
        )
    return preparacion.id  # type: ignore[no-any-return]


def corregir_preparacion(
    *, actor: Actor, preparacion_id: UUID, datos: Mapping[str, Any], reloj: Reloj
) -> None:
    """
    Keep what has been written; its files stay.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    with acto():
        preparacion = bloquear_preparacion(actor, preparacion_id)
        preparacion.datos, preparacion.cambiada_en = dict(datos), reloj()
        preparacion.save(update_fields=["datos", "cambiada_en"])


def anadir_a_preparacion(
    *,
    actor: Actor,
    preparacion_id: UUID,
    ficheros: Sequence[Fichero],
    reloj: Reloj,
    papel: str = "",
) -> list[tuple[str, str]]:
    """
    Add the files that may come in, and return (name, reason) of those that may not.

    :param papel: size of the paper, if they are papers scanned here to be copied authentically.
    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    bloqueada = _propias(actor).filter(id=preparacion_id, asiento_id=None).exists()
    if not bloqueada:
        raise PreparacionInexistente(preparacion_id)
    rechazados = []
    for fichero in ficheros:
        try:
            _anadir(actor, preparacion_id, fichero, papel, reloj)
        except AdjuntoNoAdmitido as error:
            rechazados.append((fichero.nombre, str(error)))
        except ImagenInsuficiente as error:
            motivo = NO_SE_COPIA[error.defecto] % {"ppp": error.ppp}
            rechazados.append((fichero.nombre, motivo))
    return rechazados


def _anadir(actor: Actor, preparacion_id: UUID, fichero: Fichero, papel: str, reloj: Reloj) -> None:
    examen = examinar_o_rechazar(fichero.nombre, fichero.contenido)
    medida = medir(examen.mime, fichero.contenido, papel) if papel else {}
    with acto():
        preparacion = bloquear_preparacion(actor, preparacion_id)
        _comprobar_sitio(preparacion, len(fichero.contenido))
        blob = almacen().guardar(actor.entidad, fichero.contenido)
        AdjuntoDePreparacion.objects.create(
            preparacion=preparacion,
            orden=(preparacion.adjuntos.aggregate(m=Max("orden"))["m"] or 0) + 1,
            nombre=fichero.nombre[:200],
            mime=examen.mime,
            sha256=blob.sha256,
            size_bytes=blob.size_bytes,
            avisos=list(examen.avisos),
            digitalizacion=medida,
        )
        Preparacion.objects.filter(id=preparacion_id).update(cambiada_en=reloj())


def quitar_de_preparacion(*, actor: Actor, preparacion_id: UUID, adjunto_id: UUID) -> None:
    """
    Take a file off; if it is not there any more, nothing happens.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    with acto():
        bloquear_preparacion(actor, preparacion_id).adjuntos.filter(id=adjunto_id).delete()


def descartar_preparacion(*, actor: Actor, preparacion_id: UUID) -> None:
    """
    Throw it away with its files, before it has a number.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    with acto():
        bloquear_preparacion(actor, preparacion_id).delete()
        bitacora.anotar(actor, "registro.descartar", objeto="preparacion", objeto_id=preparacion_id)


def bloquear_preparacion(actor: Actor, preparacion_id: UUID) -> Preparacion:
    """
    Lock what the actor is preparing, so that two windows do not write at a time.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    """
    una = _propias(actor).select_for_update().filter(id=preparacion_id, asiento_id=None).first()
    if una is None:
        raise PreparacionInexistente(preparacion_id)
    return una  # type: ignore[no-any-return]


def _propias(actor: Actor) -> Any:
    if not any(actor.puede(permiso) for permiso in PERMISOS.values()):
        actor.exigir(PERMISOS[Sentido.ENTRADA])
    return Preparacion.objects.filter(empleado=actor.identificador)


def _comprobar_sitio(preparacion: Preparacion, size_bytes: int) -> None:
    tamanos = list(preparacion.adjuntos.values_list("size_bytes", flat=True))
    if len(tamanos) >= ADJUNTOS_MAXIMOS:
        raise AdjuntoNoAdmitido("Ya hay 20 documentos: presente los demás en otro escrito.")
    if sum(tamanos) + size_bytes > TOTAL_MAXIMO_BYTES:
        raise AdjuntoNoAdmitido("Entre todos los documentos no pueden pasar de 50 MB.")
