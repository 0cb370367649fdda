"""To take a libro out of the house: a sealed PDF that carries the hash of its data file."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma import services as firma
from consistorio.nucleo.normativa import ROF, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.constancia import asentar
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import LibroExportado
from consistorio.registro.rules.libros import COLUMNAS, Tramo, celda
from consistorio.registro.selectors.libros import (
    FilaDeLibro,
    asientos_del_tramo,
    filas_del_tramo,
)

OTROS = "TD99"


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
        datos = _incorporar_datos(actor, tramo, filas, momento)
        papel = _incorporar_papel(actor, tramo, filas, datos, momento)
        hecho = LibroExportado.objects.create(
            sentido=tramo.sentido.value,
            ejercicio=tramo.ejercicio,
            desde=tramo.desde,
            hasta=tramo.hasta,
            asientos=len(filas),
            documento_id=papel.id,
            datos_id=datos.id,
            exportado_por=actor.identificador,
            exportado_por_nombre=actor.nombre,
            exportado_en=momento,
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
        },
    )


def datos_de(filas: list[FilaDeLibro]) -> bytes:
    """Return the data file: CSV, UTF-8, one line for each asiento, and no formula in any cell."""
    texto = io.StringIO()
    escritor = csv.writer(texto, delimiter=";", lineterminator="\r\n")
    escritor.writerow(COLUMNAS)
    for fila in filas:
        valores = {n: getattr(fila, n) for n in COLUMNAS}
        valores["presentado_en"] = fila.presentado_en.isoformat()
        escritor.writerow([celda(valores[n]) for n in COLUMNAS])
    return texto.getvalue().encode("utf-8-sig")


def _incorporar_datos(
    actor: Actor, tramo: Tramo, filas: list[FilaDeLibro], momento: datetime
) -> DocumentoVisto:
    return documentos.incorporar(
        actor=actor,
        nombre=f"Libro {tramo.ejercicio} {tramo.sentido}.csv",
        contenido=datos_de(filas),
        mime="text/csv",
        tipo_documental=OTROS,
        origen_ciudadano=False,
        reloj=lambda: momento,
    )


def _incorporar_papel(
    actor: Actor,
    tramo: Tramo,
    filas: list[FilaDeLibro],
    datos: DocumentoVisto,
    momento: datetime,
) -> DocumentoVisto:
    codigo = documentos.nuevo_csv()
    nombres = {"ENTRADA": _("Libro de entrada"), "SALIDA": _("Libro de salida")}
    titulo = f"{nombres[tramo.sentido.value]} {tramo.ejercicio}"
    pdf = documentos.componer(
        "libro",
        {
            **documentos.membrete(actor.entidad, codigo, lema="Registro Electrónico General"),
            **_contenido(actor, tramo, filas, datos),
        },
        idioma="es",
        titulo=titulo,
        fecha=momento,
    )
    return documentos.incorporar(
        actor=actor,
        nombre=f"{titulo}.pdf",
        contenido=firma.sellar(entidad=actor.entidad, pdf=pdf, momento=momento),
        mime="application/pdf",
        tipo_documental=OTROS,
        origen_ciudadano=False,
        csv=codigo,
        tipo_firma="TF06",
        reloj=lambda: momento,
    )


def _contenido(
    actor: Actor, tramo: Tramo, filas: list[FilaDeLibro], datos: DocumentoVisto
) -> dict[str, Any]:
    return {
        "resumen": [
            (_("Desde"), tramo.desde),
            (_("Hasta"), tramo.hasta),
            (_("Asientos"), str(len(filas))),
            (_("Exportado por"), actor.nombre),
            (_("Cabeza de la cadena"), filas[-1].cadena[:32]),
        ],
        "fichero": (_("Fichero de datos (SHA-256)"), datos.sha256),
        "columnas": (_("Número"), _("Fecha y hora"), _("Extracto"), _("Persona"), _("Unidad")),
        "filas": [_fila(f) for f in filas],
        "aviso": _(
            "Este libro reproduce los asientos del registro electrónico general, en su orden. Los datos "
            "completos están en el fichero cuya huella se indica."
        ),
    }


def _fila(fila: FilaDeLibro) -> dict[str, Any]:
    tal_cual = ("numero", "extracto", "nota", "documento", "unidad", "anulado")
    return {
        **{n: getattr(fila, n) for n in tal_cual},
        "fecha": fila.presentado_en.replace(microsecond=0),
        "persona": fila.interesado,
    }
