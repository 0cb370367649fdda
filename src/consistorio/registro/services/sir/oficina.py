"""Our own office, and what the node admits: settings of each entidad and of the installation."""

from __future__ import annotations

from django.conf import settings

from consistorio.nucleo.identificadores import Dir3, Dir3NoValido
from consistorio.plataforma.models import Entidad
from consistorio.registro.rules.sicres import Extremo, Version
from consistorio.registro.rules.sicres.directorio import DeCodigos, Directorio, PorForma
from consistorio.registro.rules.sicres.ficheros import Limites


class SinOficina(Exception):
    """The entidad has no office in SIR: it can neither send nor receive."""


def oficina_de(entidad: Entidad) -> Extremo:
    """
    Return the office of the entidad and the entidad itself behind it.

    :raises SinOficina: if none is set, or its code is not one.
    """
    ajuste = entidad.ajustes.get("sir", {})
    try:
        codigo = Dir3(str(ajuste.get("oficina", "")))
    except Dir3NoValido:
        raise SinOficina("La entidad no tiene oficina de SIR en sus ajustes.") from None
    nombre = str(ajuste.get("nombre", f"Registro de {entidad.nombre}"))[:80]
    return Extremo(
        oficina=str(codigo),
        oficina_nombre=nombre,
        unidad=entidad.codigo,
        unidad_nombre=entidad.nombre[:80],
    )


def version_de(entidad: Entidad) -> Version:
    """Return the SICRES in which the entidad begins its exchanges."""
    return Version(entidad.ajustes.get("sir", {}).get("version", Version.CUATRO))


def limites() -> Limites:
    """Return what may travel in one exchange."""
    ajuste = dict(settings.CONSISTORIO_SIR.get("limites", {}))
    if "extensiones" in ajuste:
        ajuste["extensiones"] = frozenset(ajuste["extensiones"])
    return Limites(**ajuste)


def directorio() -> Directorio:
    """Return the catalogue of codes in force, where the installation has one."""
    codigos = settings.CONSISTORIO_SIR.get("directorio")
    return DeCodigos(frozenset(codigos)) if codigos else PorForma()


def entidad_de_la_oficina(oficina: str) -> Entidad | None:
    """Return the entidad of this installation whose office it is, or None."""
    return Entidad.objects.filter(ajustes__sir__oficina=oficina).order_by("id").first()
