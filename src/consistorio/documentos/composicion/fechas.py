"""Dates and hours as each language writes them."""

from datetime import date, datetime

_NUMERICA = {
    "es": "%d/%m/%Y",
    "ca": "%d/%m/%Y",
    "gl": "%d/%m/%Y",
    "eu": "%Y/%m/%d",
    "en": "%d/%m/%Y",
    "ru": "%d.%m.%Y",
}
_MESES = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "en": "January February March April May June July August September October November December",
}
_LARGA = {"es": "{d} de {mes} de {a}", "gl": "{d} de {mes} de {a}", "en": "{d} {mes} {a}"}


def fecha_numerica(dia: date, idioma: str) -> str:
    """Return the day in figures; an instant also gets its hour to the second and its zone."""
    lengua = idioma.partition("-")[0]
    texto = dia.strftime(_NUMERICA.get(lengua, "%d/%m/%Y"))
    if isinstance(dia, datetime):
        return f"{texto} {dia:%H:%M:%S} {dia.tzname() or ''}".rstrip()
    return texto


def fecha_larga(dia: date, idioma: str = "es") -> str:
    """Return the day with the name of the month, or in figures where we lack the grammar."""
    lengua = idioma.partition("-")[0]
    if lengua not in _LARGA:
        return fecha_numerica(date(dia.year, dia.month, dia.day), idioma)
    mes = _MESES[lengua].split()[dia.month - 1]
    return _LARGA[lengua].format(d=dia.day, mes=mes, a=dia.year)
