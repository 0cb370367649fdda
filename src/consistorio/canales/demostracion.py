"""What the sedes of the demonstration say of themselves: all of it is invented."""

from __future__ import annotations

from typing import Any

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.entidades.altas import completar_ajustes


def sembrar(actor: Actor) -> None:
    """Complete the settings of the sede, without touching what the entidad has already said."""
    entidad = actor.entidad
    completar_ajustes(entidad, sede=_sede(entidad.nombre, entidad.codigo))


def _sede(nombre: str, codigo: str) -> dict[str, Any]:
    lugar = nombre.rpartition(" de ")[2]
    correo = "sede@valderribera.example"
    return {
        "direccion": "Plaza Mayor, 1",
        "codigo_postal": "99001",
        "municipio": lugar,
        "provincia": "Valderribera",
        "telefono": "900 000 000",
        "correo": correo,
        "organo_responsable": "Secretaría General",
        "delegado_de_datos": "dpd@valderribera.example",
        "unidad_de_accesibilidad": "Secretaría General",
        "revision_de_accesibilidad": "2026-09-15",
        "acto": {
            "organo": "Pleno de la corporación",
            "fecha": "2026-01-29",
            "boletin": "Boletín Oficial de la Provincia núm. 21, de 18 de febrero de 2026",
        },
        "oficinas": [_oficina(lugar, codigo, correo)],
        "unidades": [
            {"codigo": codigo, "nombre": nombre},
            {"codigo": f"LA{codigo[2:]}", "nombre": "Secretaría General"},
        ],
    }


def _oficina(lugar: str, codigo: str, correo: str) -> dict[str, str]:
    return {
        "nombre": f"Oficina de asistencia en materia de registros de {lugar}",
        "codigo": f"O{codigo[1:]}",
        "direccion": "Plaza Mayor, 1",
        "horario": "De lunes a viernes, de 9:00 a 14:00; los jueves, también de 16:30 a 18:30",
        "telefono": "900 000 000",
        "correo": correo,
    }
