"""What is said of an ENI document that cannot be kept."""


class EniNoValido(ValueError):
    """It is not an ENI document that can be kept whole; the message is the sentence for people."""


def _(frase: str) -> str:
    """Mark a sentence for the translators."""
    return frase


NO_ES_ENI = _("El fichero no es un documento electrónico ENI (versión 1.0 o 2.0).")
DEMASIADO_GRANDE = _("El fichero es demasiado grande.")
EN_OTRO_SITIO = _(
    "El contenido no viene dentro, sino en otro sitio, y no se va a buscar: pídalo entero."
)
CONTENIDO_ROTO = _("El contenido no se puede leer.")
FIRMA_VACIA = _("Una de las firmas no trae nada.")
FALTA = {
    "Identificador": _("No trae identificador, o no es como manda la norma técnica."),
    "Organo": _("No dice de qué órgano es, o el código no es del DIR3."),
    "FechaCaptura": _("La fecha de captura falta o no se entiende."),
    "OrigenCiudadanoAdministracion": _("No dice si es de la ciudadanía o de la Administración."),
    "ValorEstadoElaboracion": _("El estado de elaboración falta o no es ninguno de los que hay."),
    "TipoDocumental": _("El tipo documental falta o no es ninguno de los que hay."),
    "TipoFirma": _("Un tipo de firma no es ninguno de los que hay."),
}
