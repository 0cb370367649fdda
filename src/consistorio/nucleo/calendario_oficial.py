"""The calendar of a municipality, from the national and regional lists and its local dates."""

from collections.abc import Collection, Mapping
from datetime import date

from consistorio.nucleo.calendarios import Calendario, CalendarioSinPublicar
from consistorio.nucleo.normativa import LPACAP, regla

REGIONES: Mapping[str, str] = {
    "AN": "Andalucía",
    "AR": "Aragón",
    "AS": "Principado de Asturias",
    "CB": "Cantabria",
    "CE": "Ceuta",
    "CL": "Castilla y León",
    "CM": "Castilla-La Mancha",
    "CN": "Canarias",
    "CT": "Cataluña",
    "EX": "Extremadura",
    "GA": "Galicia",
    "IB": "Illes Balears",
    "MC": "Región de Murcia",
    "MD": "Comunidad de Madrid",
    "ML": "Melilla",
    "NC": "Comunidad Foral de Navarra",
    "PV": "País Vasco",
    "RI": "La Rioja",
    "VC": "Comunitat Valenciana",
}
# First year that the source has for every region.
PRIMER_EJERCICIO = 2008


class RegionDesconocida(ValueError):
    """The code is not that of a Comunidad Autónoma or of Ceuta or Melilla."""


class FestivoFueraDeEjercicio(ValueError):
    """A local holiday was given for a year that the entidad has not published."""


@regla(LPACAP.art("30.7"), LPACAP.art("31.3"))
def calendario_oficial(
    *,
    region: str,
    ejercicios: Collection[int],
    locales: Mapping[date, str] | None = None,
    nombre: str = "",
) -> Calendario:
    """
    Return the calendar of a municipality for the years that its entidad has published.

    National and regional days come from a maintained list; the local ones, from the entidad. The
    list can foretell a year before the gazettes do, so it is the entidad who says which years
    are published: any other is refused when a plazo reaches it.

    :param region: two letters of ISO 3166-2:ES, as «PV».
    :param locales: local holidays and why, usually two a year.
    :raises RegionDesconocida: if there is no such region.
    :raises CalendarioSinPublicar: if the list does not reach back to one of those years.
    :raises FestivoFueraDeEjercicio: if a local day belongs to a year that is not published.
    """
    import holidays

    if region not in REGIONES:
        raise RegionDesconocida(region)
    for ejercicio in sorted(ejercicios):
        if ejercicio < PRIMER_EJERCICIO:
            raise CalendarioSinPublicar(ejercicio)
    for dia in locales or {}:
        if dia.year not in ejercicios:
            raise FestivoFueraDeEjercicio(dia.isoformat())

    lista = holidays.country_holidays(
        "ES", subdiv=region, years=list(ejercicios), language="es", expand=False
    )
    return Calendario(
        festivos={**dict(lista.items()), **(locales or {})},
        ejercicios=ejercicios,
        nombre=nombre or REGIONES[region],
    )
