"""Each libro from its first asiento to its counter: content, leaf and chain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from consistorio.instalacion.auditoria.informe import Falta
from consistorio.instalacion.auditoria.lectura import filas
from consistorio.nucleo.canonico import ContenidoNoCanonico, canonico, huella
from consistorio.plataforma.models import Entidad
from consistorio.registro.services import DocumentoPresentado, PersonaDeAsiento, Presentacion

HOJA = "registro.asiento"
EFECTIVO = '"efectivo_el":'
"""Leaves of before migration 0006 of registro do not say it, and cannot be made to."""
LISTAS = {"interesados": PersonaDeAsiento, "documentos": DocumentoPresentado}
TABLAS = {"interesados": "registro_interesado", "documentos": "registro_documentodeasiento"}
CAMPOS = [f.name for f in fields(Presentacion) if f.name not in LISTAS]
PROPIAS = ["numero", "presentado_en", "huella", "cadena", "csv", "efectivo_el", "evidencia_id"]


def _lista(nombre: str) -> str:
    """Return the SQL of the rows that hang from an asiento, as they were when it was hashed."""
    campos = ", ".join(f"'{f.name}', x.{f.name}" for f in fields(LISTAS[nombre]))
    return (
        f"(SELECT coalesce(jsonb_agg(jsonb_build_object({campos}) ORDER BY x.orden), '[]')"  # noqa: S608 — names of our own fields.
        f" FROM {TABLAS[nombre]} x WHERE x.asiento_id = a.id AND x.entidad_id = a.entidad_id)"
    )


DE_FUERA = ["h.contenido", "h.sal", "h.huella", "d.csv"]
COLUMNAS = ", ".join([*(f"a.{c}" for c in (*PROPIAS, *CAMPOS)), *map(_lista, LISTAS), *DE_FUERA])
ASIENTOS = f"""
    SELECT {COLUMNAS} FROM registro_asiento a
    LEFT JOIN plataforma_hoja h
        ON h.entidad_id = a.entidad_id AND h.objeto_id = a.id AND h.tipo = '{HOJA}'
    LEFT JOIN documentos_documento d
        ON d.entidad_id = a.entidad_id AND d.id = a.justificante_id
    WHERE a.sentido = %s AND a.ejercicio = %s AND a.numero <= %s ORDER BY a.numero
"""  # noqa: S608 — names of our own fields.
EL_PRINCIPIO = datetime.min.replace(tzinfo=UTC)
LIBROS = """
    SELECT sentido, ejercicio, ultimo, ultimo_en, cabeza FROM registro_libro
    ORDER BY ejercicio, sentido
"""


@dataclass
class Libro:
    """A libro as its counter says that it is, and as its asientos are leaving it."""

    entidad: str
    sentido: str
    ejercicio: int
    numero: int = 0
    cabeza: bytes = b""
    momento: datetime = EL_PRINCIPIO

    @property
    def nombre(self) -> str:
        return f"el libro de {self.sentido.lower()} de {self.ejercicio}"

    def falta(self, que: str) -> Falta:
        return Falta(f"asiento {self.ejercicio}-{self.sentido[0]}-{self.numero:06}: {que}")


def comprobar_libros(entidad: Entidad) -> Iterator[int]:
    """
    Give the number of each asiento once it has been checked.

    :raises Falta: at the first one that is bad.
    """
    for sentido, ejercicio, ultimo, ultimo_en, cabeza in list(filas(LIBROS)):
        libro = Libro(entidad.codigo, sentido, ejercicio)
        for fila in filas(ASIENTOS, [sentido, ejercicio, ultimo]):
            _comprobar(libro, fila)
            yield libro.numero
        if libro.numero != ultimo:
            raise Falta(f"{libro.nombre} ha contado {ultimo} asientos y tiene {libro.numero}")
        if ultimo and (libro.cabeza != bytes(cabeza) or libro.momento != ultimo_en):
            raise Falta(f"{libro.nombre} no acaba donde acaba la cadena de sus asientos")


def _comprobar(libro: Libro, fila: tuple[Any, ...]) -> None:
    """Check one asiento against the one before and against its leaf."""
    libro.numero += 1
    corte = len(PROPIAS)
    numero, momento, cuerpo, cadena, csv, *dia_y_evidencia = fila[:corte]
    *contenido, de_la_hoja, sal, de_hoja, csv_del_justificante = fila[corte:]
    if numero != libro.numero:
        raise libro.falta(f"falta, y detrás viene el {numero}")
    if momento < libro.momento:
        raise libro.falta("tiene una hora anterior a la del que va delante")
    if _huella_de(contenido) != cuerpo:
        raise libro.falta("su contenido no es el que se presentó")
    if de_la_hoja is None:
        raise libro.falta("no tiene hoja en la bitácora")
    mas = dia_y_evidencia if EFECTIVO in de_la_hoja else []
    if de_la_hoja != _texto_de_la_hoja(libro, cuerpo, momento, *mas):
        raise libro.falta("su número, su hora, su día o su huella no son los de su hoja")
    if hashlib.sha256(bytes(sal) + de_la_hoja.encode()).digest() != bytes(de_hoja):
        raise libro.falta("su hoja no es la de su contenido y su sal")
    libro.cabeza = hashlib.sha256(libro.cabeza + bytes(de_hoja)).digest()
    if bytes(cadena) != libro.cabeza:
        raise libro.falta("rompe la cadena del libro")
    if csv_del_justificante not in {None, csv}:
        raise libro.falta("su código no es el de su justificante")
    libro.momento = momento


def _huella_de(valores: list[Any]) -> str:
    """Return the hash of what was presented, computed again from the rows that are kept."""
    datos = dict(zip([*CAMPOS, *LISTAS], valores, strict=True))
    try:
        return huella(datos).hex()
    except ContenidoNoCanonico:
        return ""


def _texto_de_la_hoja(libro: Libro, cuerpo: str, momento: datetime, *mas: Any) -> str:
    """Return the canonical fact. :param mas: effective day and evidence, since they are in it."""
    hora = momento.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    hecho = {
        "tipo": HOJA,
        "entidad": libro.entidad,
        "cuerpo": cuerpo,
        "ejercicio": libro.ejercicio,
        "numero": libro.numero,
        "presentado_en": hora,
        "sentido": libro.sentido,
        **dict(zip(("efectivo_el", "evidencia"), mas, strict=False)),
    }
    return canonico(hecho).decode()
