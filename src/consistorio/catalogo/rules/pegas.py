"""What is wrong in a definition, in the words of who writes it."""

from __future__ import annotations

import re

TIPOS = {
    "str": "un texto",
    "int": "un número entero",
    "float": "un número",
    "bool": "sí o no (true o false)",
    "array": "una lista",
    "object": "un grupo de datos",
    "null": "nada",
}
_TIPO = "|".join(TIPOS)
FRASES = (
    (r"Object missing required field `(?P<que>[^`]+)`", "Falta «{que}»"),
    (
        r"Object contains unknown field `(?P<que>[^`]+)`",
        "«{que}» no se conoce: ¿está bien escrito?",
    ),
    (r"Invalid enum value '?(?P<que>[^']*)'?", "«{que}» no es uno de los valores que se admiten"),
    (rf"Expected `(?P<tipo>{_TIPO})` >= (?P<n>\S+)", "Tiene que ser {n} o más"),
    (rf"Expected `(?P<tipo>{_TIPO})` <= (?P<n>\S+)", "Tiene que ser {n} o menos"),
    (r"Expected `\w+` of length <= (?P<n>\S+)", "Es demasiado largo: {n} como mucho"),
    (r"Expected `\w+` of length >= (?P<n>\S+)", "Es demasiado corto: {n} como poco"),
    (r"Expected `str` matching regex .*", "No está escrito como se espera"),
    (
        rf"Expected `(?P<tipo>{_TIPO})[^`]*`, got `(?P<otro>{_TIPO})`",
        "Tiene que ser {tipo}, y es {otro}",
    ),
)
_DONDE = re.compile(r"^(?P<que>.*?)(?: - at `(?:key in )?\$\.?(?P<donde>[^`]*)`)?$", re.DOTALL)


def en_palabras(mensaje: str) -> str:
    """Return what msgspec says, in Spanish and saying where; what is not known stays as it came."""
    partes = _DONDE.match(mensaje)
    que, donde = (partes["que"], partes["donde"] or "") if partes else (mensaje, "")
    for patron, frase in FRASES:
        if hallado := re.fullmatch(patron, que):
            grupos = {c: TIPOS.get(v, v) for c, v in hallado.groupdict().items()}
            que = frase.format(**grupos)
            break
    return f"{que} (en {donde})" if donde else que
