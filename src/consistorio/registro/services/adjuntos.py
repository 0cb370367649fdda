"""The files of what is being written at the counter: examined, measured and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from consistorio.documentos.rules.digitalizacion import DefectoDeImagen, ImagenInsuficiente
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AdjuntoDePreparacion, Preparacion
from consistorio.registro.services.borrador import (
    ADJUNTOS_MAXIMOS,
    TOTAL_MAXIMO_BYTES,
    AdjuntoNoAdmitido,
    examinar_o_rechazar,
)
from consistorio.registro.services.copias import medir
from consistorio.registro.services.preparacion import (
    PreparacionInexistente,
    bloquear_preparacion,
    preparaciones_de,
)

NO_SE_COPIA: dict[DefectoDeImagen, Any] = {
    DefectoDeImagen.FORMATO: _("De este formato no se puede hacer copia auténtica."),
    DefectoDeImagen.SIN_PAGINAS: _("El documento no tiene páginas."),
    DefectoDeImagen.DEMASIADAS_PAGINAS: _("Son más de 50 páginas: escanéelo por partes."),
    DefectoDeImagen.POCA_RESOLUCION: _(
        "Está escaneado a %(ppp)s puntos por pulgada y hacen falta al menos 200."
    ),
    DefectoDeImagen.EN_BLANCO: _("Todas las páginas están en blanco."),
}


@dataclass(frozen=True, slots=True)
class Fichero:
    """A file that has just been brought."""

    nombre: str
    contenido: bytes


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
    bloqueada = preparaciones_de(actor).filter(id=preparacion_id, asiento_id=None).exists()
    if not bloqueada:
        raise PreparacionInexistente(preparacion_id)
    rechazados = []
    for fichero in ficheros:
        try:
            anadir_copia(
                actor=actor,
                preparacion_id=preparacion_id,
                fichero=fichero,
                papel=papel,
                reloj=reloj,
            )
        except AdjuntoNoAdmitido as error:
            rechazados.append((fichero.nombre, str(error)))
        except ImagenInsuficiente as error:
            motivo = NO_SE_COPIA[error.defecto] % {"ppp": error.ppp}
            rechazados.append((fichero.nombre, motivo))
    return rechazados


def anadir_copia(
    *,
    actor: Actor,
    preparacion_id: UUID,
    fichero: Fichero,
    papel: str,
    mas: Mapping[str, Any] = MappingProxyType({}),
    reloj: Reloj,
) -> None:
    """
    Add a file; with ``papel``, a scan to be copied authentically, of which ``mas`` is kept too.

    :raises PreparacionInexistente: if it is not the actor's, or it has been entered.
    :raises AdjuntoNoAdmitido: if it may not come in.
    :raises ImagenInsuficiente: if it cannot be an authentic copy.
    """
    examen = examinar_o_rechazar(fichero.nombre, fichero.contenido)
    medida = {**medir(examen.mime, fichero.contenido, papel), **mas} if papel else {}
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


def _comprobar_sitio(preparacion: Preparacion, size_bytes: int) -> None:
    tamanos = list(preparacion.adjuntos.values_list("size_bytes", flat=True))
    if len(tamanos) >= ADJUNTOS_MAXIMOS:
        raise AdjuntoNoAdmitido("Ya hay 20 documentos: presente los demás en otro escrito.")
    if sum(tamanos) + size_bytes > TOTAL_MAXIMO_BYTES:
        raise AdjuntoNoAdmitido("Entre todos los documentos no pueden pasar de 50 MB.")
