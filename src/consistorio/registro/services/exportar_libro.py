"""To take a libro out of the house: a sealed PDF that carries the hash of its data file."""

from __future__ import annotations

from uuid import UUID

from consistorio.documentos.selectors import DocumentoVisto
from consistorio.nucleo.normativa import ROF, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import LibroExportado
from consistorio.registro.rules.libros import Tramo
from consistorio.registro.selectors.libros import (
    asientos_del_tramo,
    filas_del_tramo,
)
from consistorio.registro.services.papel_de_libro import (
    Pieza,
    incorporar_datos,
    incorporar_papel,
)


@regla(ROF.art("151"), ROF.art("152"), ROF.art("153"))
def exportar_libro(*, actor: Actor, tramo: Tramo, reloj: Reloj) -> UUID:
    """
    Make the sealed export of a part of a libro, and return its key.

    The PDF/A is sealed and has its CSV; the data file goes apart, with its SHA-256 in the PDF.

    :raises SinPermiso: if the actor may not export.
    :raises TramoNoValido: if there is nothing in it, or too much for one document.
    """
    tramo.comprobar(asientos_del_tramo(actor, tramo).count())
    filas, momento = filas_del_tramo(actor, tramo), reloj().replace(microsecond=0)
    with acto():
        return exportar_pieza(actor, Pieza(tramo=tramo, filas=filas, momento=momento))


def exportar_pieza(actor: Actor, pieza: Pieza) -> UUID:
    """Make a sealed export, in the transaction in course, and return its key."""
    datos = incorporar_datos(actor, pieza)
    papel = incorporar_papel(actor, pieza, datos)
    hecho = LibroExportado.objects.create(
        sentido=pieza.tramo.sentido.value,
        ejercicio=pieza.tramo.ejercicio,
        desde=pieza.tramo.desde,
        hasta=pieza.tramo.hasta,
        asientos=len(pieza.filas),
        documento_id=papel.id,
        datos_id=datos.id,
        exportado_por=actor.identificador,
        exportado_por_nombre=actor.nombre,
        exportado_en=pieza.momento,
        exportacion_id=pieza.exportacion_id,
        tomo=pieza.tomo.numero if pieza.tomo else 0,
    )
    _dar_cuenta(actor, hecho, papel, datos)
    return hecho.id  # type: ignore[no-any-return]


def _dar_cuenta(
    actor: Actor, hecho: LibroExportado, papel: DocumentoVisto, datos: DocumentoVisto
) -> None:
    bitacora.anotar(actor, "registro.exportar_libro", objeto="libro", objeto_id=hecho.id)
    asentar(
        actor.entidad,
        tipo="registro.libro-exportado",
        objeto_id=hecho.id,
        momento=hecho.exportado_en,
        contenido={
            "sentido": hecho.sentido,
            "ejercicio": hecho.ejercicio,
            "asientos": hecho.asientos,
            "papel": papel.sha256,
            "datos": datos.sha256,
            **({"tomo": hecho.tomo} if hecho.tomo else {}),
        },
    )
