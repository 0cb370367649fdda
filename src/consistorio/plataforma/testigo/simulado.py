"""The simulated twin: a witness that looks at every log of this same installation."""

from __future__ import annotations

from consistorio.plataforma.constancia.claves import clave_publica
from consistorio.plataforma.constancia.claves import origen as origen_de
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.testigo.identidad import SIMULADO, Vigilante, vigilante


def vigilante_simulado() -> Vigilante:
    return vigilante(SIMULADO, _clave_de)


def _clave_de(origen: str) -> bytes | None:
    entidad = Entidad.objects.filter(codigo=origen.rpartition("/")[2]).first()
    if entidad is None or origen_de(entidad) != origen:
        return None
    return clave_publica(entidad)
