"""What is in one table and should be in another: rows that nobody walks to from a libro."""

from __future__ import annotations

from consistorio.instalacion.auditoria.informe import Falta
from consistorio.instalacion.auditoria.lectura import filas
from consistorio.instalacion.auditoria.libros import HOJA

# Each in one statement, which sees all the tables at the same instant.
SUELTOS = {
    "un asiento que su libro no ha contado: {}": """
        SELECT a.ejercicio || '-' || left(a.sentido, 1) || '-' || a.numero FROM registro_asiento a
        LEFT JOIN registro_libro l ON l.entidad_id = a.entidad_id AND l.sentido = a.sentido
            AND l.ejercicio = a.ejercicio
        WHERE l.id IS NULL OR a.numero > l.ultimo ORDER BY a.numero LIMIT 1
    """,
    "la hoja {} es de un asiento que ya no está": f"""
        SELECT coalesce(h.indice::text, 'sin ordenar') FROM plataforma_hoja h
        WHERE h.tipo = '{HOJA}' AND NOT EXISTS (
            SELECT 1 FROM registro_asiento a
            WHERE a.entidad_id = h.entidad_id AND a.id = h.objeto_id)
        ORDER BY h.indice LIMIT 1
    """,  # noqa: S608 — a name of ours.
    "el asiento {} tiene más de una hoja": f"""
        SELECT h.objeto_id::text FROM plataforma_hoja h WHERE h.tipo = '{HOJA}'
        GROUP BY h.objeto_id HAVING count(*) > 1 LIMIT 1
    """,  # noqa: S608 — a name of ours.
}


def comprobar_sueltos() -> None:
    """
    Look for what hangs from nothing.

    :raises Falta: if there is something.
    """
    for frase, consulta in SUELTOS.items():
        for fila in filas(consulta):
            raise Falta(frase.format(fila[0]))
