"""Why an answer is not taken, in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consistorio.catalogo.rules.campos import Pega, RespuestaNoValida
from consistorio.catalogo.rules.formulario import Pregunta
from consistorio.catalogo.rules.textos import en_idioma

FRASES = {
    Pega.FALTA: gettext_lazy("Este campo es obligatorio."),
    Pega.LARGO: gettext_lazy("Es demasiado largo: como mucho, %(limite)s caracteres."),
    Pega.FECHA: gettext_lazy("Escriba una fecha así: 27/11/2026."),
    Pega.HORA: gettext_lazy("Escriba una hora así: 18:30."),
    Pega.NUMERO: gettext_lazy("Escriba un número entero, solo con cifras."),
    Pega.DECIMAL: gettext_lazy("Escriba un número así: 12,5."),
    Pega.IMPORTE: gettext_lazy("Escriba un importe así: 1200,50."),
    Pega.MENOR: gettext_lazy("Tiene que ser %(limite)s o más."),
    Pega.MAYOR: gettext_lazy("Tiene que ser %(limite)s o menos."),
    Pega.CORREO: gettext_lazy("Escriba un correo así: nombre@correo.es."),
    Pega.TELEFONO: gettext_lazy("Escriba un teléfono con sus nueve cifras."),
    Pega.OPCION: gettext_lazy("Elija una de las opciones."),
    Pega.NIF: gettext_lazy("Ese número no es un NIF. Compruebe las cifras y la letra."),
    Pega.IBAN: gettext_lazy(
        "Ese número no es un IBAN. En España empieza por ES y tiene 24 caracteres: compruébelo."
    ),
    Pega.CODIGO_POSTAL: gettext_lazy("Escriba las cinco cifras del código postal."),
    Pega.CATASTRAL: gettext_lazy(
        "Esa referencia no es correcta. Tiene 20 letras y cifras, y está en el recibo del IBI."
    ),
    Pega.MATRICULA: gettext_lazy("Escriba la matrícula así: 1234 BCD."),
    Pega.PUNTO: gettext_lazy("Escriba la latitud y la longitud así: 43.26300, -2.93500."),
    Pega.POCAS_FILAS: gettext_lazy("Hacen falta %(limite)s filas o más."),
    Pega.MUCHAS_FILAS: gettext_lazy("Caben %(limite)s filas como mucho."),
}
PARTES = {
    "via": gettext_lazy("Calle o lugar"),
    "numero": gettext_lazy("Número"),
    "piso": gettext_lazy("Piso, puerta"),
    "codigo_postal": gettext_lazy("Código postal"),
    "municipio": gettext_lazy("Municipio"),
    "provincia": gettext_lazy("Provincia"),
}


def frase(error: RespuestaNoValida, columnas: Sequence[Pregunta], idioma: str) -> str:
    """Return why, in the language of the page; inside a row or an address, where too."""
    if error.dentro is None:
        return str(FRASES[error.pega]) % {"limite": error.limite}
    por_que = frase(error.dentro, (), idioma)
    if error.pega is Pega.EN_LA_DIRECCION:
        return _("%(parte)s: %(por_que)s") % {"parte": PARTES[error.donde], "por_que": por_que}
    numero, _separador, nombre = error.donde.partition(":")
    etiqueta = next(en_idioma(c.etiqueta, idioma).valor for c in columnas if c.nombre == nombre)
    return _("Fila %(numero)s, %(columna)s: %(por_que)s") % {
        "numero": numero,
        "columna": etiqueta,
        "por_que": por_que,
    }
