"""The paper and the data file of a libro that is taken out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma import services as firma
from consistorio.plataforma.actores import Actor
from consistorio.registro.rules.libros import COLUMNAS, Tomo, Tramo, celda
from consistorio.registro.selectors.libros import FilaDeLibro

OTROS = "TD99"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieza:
    """
    What goes out sealed at once: a part of a libro, or a tomo of it.

    :param tomo: which, if it is one; :param exportacion_id: of which export.
    """

    tramo: Tramo
    filas: list[FilaDeLibro]
    momento: datetime
    tomo: Tomo | None = None
    exportacion_id: UUID | None = None

    @property
    def de_nombre(self) -> str:
        """How its files say which tomo they are; nothing if it is not one."""
        if self.tomo is None:
            return ""
        return f" ({self.tomo.numero} de {self.tomo.de})"


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


def incorporar_datos(actor: Actor, pieza: Pieza) -> DocumentoVisto:
    """Keep the data file of a piece."""
    tramo = pieza.tramo
    return documentos.incorporar(
        actor=actor,
        nombre=f"Libro {tramo.ejercicio} {tramo.sentido}{pieza.de_nombre}.csv",
        contenido=datos_de(pieza.filas),
        mime="text/csv",
        tipo_documental=OTROS,
        origen_ciudadano=False,
        reloj=lambda: pieza.momento,
    )


def incorporar_papel(actor: Actor, pieza: Pieza, datos: DocumentoVisto) -> DocumentoVisto:
    """Keep the PDF of a piece, sealed, with its CSV and the hash of its data file."""
    codigo = documentos.nuevo_csv()
    nombres = {"ENTRADA": _("Libro de entrada"), "SALIDA": _("Libro de salida")}
    titulo = f"{nombres[pieza.tramo.sentido.value]} {pieza.tramo.ejercicio}{pieza.de_nombre}"
    pdf = documentos.componer(
        "libro",
        {
            **documentos.membrete(actor.entidad, codigo, lema="Registro Electrónico General"),
            **_contenido(actor, pieza, datos),
        },
        idioma="es",
        titulo=titulo,
        fecha=pieza.momento,
    )
    return documentos.incorporar(
        actor=actor,
        nombre=f"{titulo}.pdf",
        contenido=firma.sellar(entidad=actor.entidad, pdf=pdf, momento=pieza.momento),
        mime="application/pdf",
        tipo_documental=OTROS,
        origen_ciudadano=False,
        csv=codigo,
        tipo_firma="TF06",
        reloj=lambda: pieza.momento,
    )


def _contenido(actor: Actor, pieza: Pieza, datos: DocumentoVisto) -> dict[str, Any]:
    tramo, filas, tomo = pieza.tramo, pieza.filas, pieza.tomo
    cual = _("%(n)d de %(m)d") % {"n": tomo.numero, "m": tomo.de} if tomo else ""
    return {
        "resumen": [
            (_("Desde"), tramo.desde),
            (_("Hasta"), tramo.hasta),
            (_("Asientos"), str(len(filas))),
            *([(_("Tomo"), cual)] if cual else []),
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
