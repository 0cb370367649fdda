"""A tomo of a libro, made whole in one transaction; the last one is told to whoever asked."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.actores.asignaciones import actor_de_hoy
from consistorio.plataforma.enchufes import correo
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.eventos import publicar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.tareas import encolar
from consistorio.plataforma.transacciones import acto
from consistorio.registro.events import ExportacionAvanzada
from consistorio.registro.models import ExportacionDeLibro
from consistorio.registro.rules import libros as derecho
from consistorio.registro.rules.asiento import Sentido
from consistorio.registro.rules.libros import Tomo, Tramo
from consistorio.registro.selectors.libros import filas_del_tramo
from consistorio.registro.services.exportar_libro import exportar_pieza
from consistorio.registro.services.papel_de_libro import Pieza
from consistorio.registro.services.tomos.pedir import seguir

AVISO = "registro.avisar_de_exportacion"


def hacer_tomo(*, exportacion_id: UUID, turno: int, reloj: Reloj) -> None:
    """
    Make the next tomo of an export, and leave said the one after it.

    The row of the export is locked: two who come at once do not make the same tomo. If we die,
    nothing of it was made. If who asked may not export any more, it stops.

    :param turno: of the task; one of a turn before the last does nothing.
    """
    with acto():
        suyas = ExportacionDeLibro.objects.select_for_update()
        una = suyas.filter(id=exportacion_id, turno=turno).first()
        if una is None or una.estado != ExportacionDeLibro.Estado.EN_CURSO:
            return
        actor = actor_de_hoy(
            entidad_en_curso(),
            Clase.EMPLEADO,
            una.pedida_por,
            una.pedida_por_nombre,
            reloj().date(),
        )
        if actor.puede("registro.exportar"):
            _hacer(actor, una, reloj)
        else:
            una.estado = ExportacionDeLibro.Estado.DETENIDA
        una.avanzada_en = reloj()
        una.save()
        noticia = ExportacionAvanzada(exportacion_id=str(una.id), estado=una.estado)
        publicar(noticia, entidad=actor.entidad)


def _hacer(actor: Actor, una: ExportacionDeLibro, reloj: Reloj) -> None:
    tramo = Tramo(
        sentido=Sentido(una.sentido), ejercicio=una.ejercicio, desde=una.desde, hasta=una.hasta
    )
    filas = filas_del_tramo(
        actor,
        tramo,
        entre=(una.hasta_numero, una.ultimo),
        cuantas=derecho.MAXIMO_DE_ASIENTOS,
    )
    una.hechos += 1
    pieza = Pieza(
        tramo=tramo,
        filas=filas,
        momento=reloj().replace(microsecond=0),
        tomo=Tomo(una.hechos, una.tomos),
        exportacion_id=una.id,
    )
    exportar_pieza(actor, pieza)
    una.hasta_numero = filas[-1].orden
    una.exportados += len(filas)
    if una.hasta_numero < una.ultimo:
        seguir(actor, una)
    else:
        una.estado = ExportacionDeLibro.Estado.ACABADA
        encolar(AVISO, entidad=actor.entidad, argumentos={"exportacion_id": str(una.id)})


def avisar(*, exportacion_id: UUID) -> None:
    """Write to whoever asked for the export that it is ready, if we know her address."""
    una = ExportacionDeLibro.objects.get(id=exportacion_id)
    quien = organizacion.empleado(una.pedida_por)
    if quien is None or not quien.email:
        return
    entidad = entidad_en_curso()
    correo.enviar(
        entidad=entidad,
        para=quien.email,
        asunto=_("El libro que pidió está exportado"),
        texto=_(
            "Los %(tomos)d tomos del libro de %(ejercicio)d están sellados. Los tiene en "
            "«Libro de registro», «Exportar»."
        )
        % {"tomos": una.hechos, "ejercicio": una.ejercicio},
    )
