"""What is wrong with what was written at the counter, in the words of the screen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from consistorio.registro.rules.domicilio import DefectoDeDomicilio as Dom
from consistorio.registro.rules.ficha import DefectoDeFicha as Fic
from consistorio.registro.rules.identificacion import Defecto as Ide

ERRORES: dict[str, Any] = {
    Ide.NUMERO: _("El número no es correcto: compruebe la letra o las cifras."),
    Ide.NUMERO_DE_OTRA_CLASE: _("Ese número es de otra clase de documento."),
    Ide.DOCUMENTO_DE_OTRA_PERSONA: _("Ese documento no es de esta clase de persona."),
    Ide.SIN_NUMERO: _("Escriba el número del documento."),
    Ide.SIN_NOMBRE: _("Escriba el nombre y el primer apellido."),
    Ide.SIN_RAZON_SOCIAL: _("Escriba la razón social o la denominación."),
    Ide.NOMBRE_LARGO: _("El nombre es demasiado largo."),
    Dom.PAIS: _("Escriba el país con sus dos letras, como ES o FR."),
    Dom.PROVINCIA: _("Esa provincia no existe."),
    Dom.CODIGO_POSTAL: _("El código postal tiene cinco cifras y empieza por las de su provincia."),
    Dom.OTRA_PROVINCIA: _("El código postal es de otra provincia."),
    Dom.LARGO: _("La dirección es demasiado larga."),
    Fic.LARGO: _("Es demasiado largo."),
    Fic.FECHA_FUTURA: _("La fecha no puede ser posterior a hoy."),
    Fic.PAPEL_PARA_OBLIGADO: _(
        "Está obligado a relacionarse por medios electrónicos (artículo 14): no se le notifica en papel."
    ),
    Fic.PAPEL_SIN_DOMICILIO: _(
        "Para notificar en papel hace falta la dirección, con código postal o provincia y municipio."
    ),
    Fic.SIN_EXTRACTO: _("Escriba el extracto: de qué trata el documento."),
    Fic.SIN_INTERESADO: _("Falta la persona interesada."),
    Fic.ORIGEN_INCOMPLETO: _(
        "Del registro de origen hacen falta el número, la fecha y la oficina."
    ),
}
CAMPO_DE = {
    Ide.SIN_NOMBRE: "nombre",
    Ide.NOMBRE_LARGO: "nombre",
    Ide.SIN_RAZON_SOCIAL: "razon_social",
    Ide.DOCUMENTO_DE_OTRA_PERSONA: "documento",
    Dom.PAIS: "pais",
    Dom.PROVINCIA: "provincia",
    Dom.CODIGO_POSTAL: "codigo_postal",
    Dom.OTRA_PROVINCIA: "codigo_postal",
    Dom.LARGO: "direccion",
}
ASISTENCIA_NO_PROCEDE = _(
    "Está obligada a relacionarse por medios electrónicos (artículo 14): el personal puede orientarla, "
    "pero no firmar por ella (artículo 12.2)."
)
SIN_CONSENTIMIENTO = _("Para firmar por ella, tiene que constar su consentimiento expreso.")
