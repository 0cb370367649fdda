"""The codes of an asiento in the words of the screen."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consistorio.registro.rules.codigos import CanalDeNotificacion, Transporte
from consistorio.registro.rules.codigos import DocumentacionFisica as Fisica
from consistorio.registro.rules.identificacion import TipoDeIdentificacion
from consistorio.registro.rules.obligados import Calidad

Opciones = list[tuple[str, str | Promise]]
POR_EL_NUMERO = ""
DOCUMENTOS: Opciones = [
    (POR_EL_NUMERO, _("NIF, NIE o CIF (por el número)")),
    (TipoDeIdentificacion.NIF, _("NIF")),
    (TipoDeIdentificacion.NIE, _("NIE")),
    (TipoDeIdentificacion.CIF, _("NIF de persona jurídica (CIF)")),
    (TipoDeIdentificacion.PASAPORTE, _("Pasaporte")),
    (TipoDeIdentificacion.OTRO, _("Otro documento de persona física")),
    (TipoDeIdentificacion.CODIGO_DE_ORIGEN, _("Código de Administración (DIR3)")),
]
CALIDADES: Opciones = [
    ("", _("La que muestra su número")),
    (Calidad.PROFESIONAL_COLEGIADO, _("Profesional colegiado, en esa actividad (14.2.c)")),
    (Calidad.EMPLEADO_PUBLICO, _("Empleado público, como tal (14.2.e)")),
]
CANALES: Opciones = [
    ("", _("No dice")),
    (CanalDeNotificacion.PAPEL, _("En papel")),
    (CanalDeNotificacion.ELECTRONICO, _("Por medios electrónicos")),
]
TRANSPORTES: Opciones = [
    (Transporte.EN_MANO, _("En mano")),
    (Transporte.CORREO_POSTAL, _("Correo postal")),
    (Transporte.CORREO_CERTIFICADO, _("Correo postal certificado")),
    (Transporte.MENSAJEROS, _("Servicio de mensajeros")),
    (Transporte.BUROFAX, _("Burofax")),
    (Transporte.FAX, _("Fax")),
    (Transporte.OTROS_ELECTRONICOS, _("Otros medios electrónicos")),
    (Transporte.OTROS, _("Otros")),
]
FISICA: Opciones = [
    (Fisica.NO, _("No acompaña documentación en papel")),
    (Fisica.COMPLEMENTARIA, _("Acompaña documentación complementaria")),
    (Fisica.REQUERIDA, _("Acompaña documentación requerida")),
]
CAMPOS: dict[str, Any] = {
    "extracto": _("Asunto"),
    "expone": _("Expone"),
    "solicita": _("Solicita"),
    "observaciones": _("Observaciones"),
    "referencia_externa": _("Referencia externa"),
    "interesado": _("Interesado"),
}
"""What may be rectified, as the screens call it."""
ACCIONES: dict[str, Any] = {
    "asiento.consultar": _("Leyó el asiento"),
    "documento.consultar": _("Leyó un documento"),
    "registro.anotar_entrada": _("Anotó la entrada"),
    "registro.anotar_salida": _("Anotó la salida"),
    "registro.aceptar": _("Se hizo cargo"),
    "registro.asignar": _("La asignó"),
    "registro.soltar": _("La liberó"),
    "registro.reenviar": _("La reenvió a otra unidad"),
    "registro.devolver": _("La devolvió a la oficina de registro"),
    "registro.copiar": _("Envió copia a otra unidad"),
    "registro.archivar": _("La terminó sin expediente"),
    "registro.reabrir": _("La reabrió"),
    "registro.leer": _("Se dio por enterada la unidad"),
    "registro.poner_estrella": _("La puso en sus favoritos"),
    "registro.quitar_estrella": _("La quitó de sus favoritos"),
    "registro.asistir": _("Firmó por la persona, con su consentimiento"),
    "registro.recordar_persona": _("Recordó a una persona en el mostrador"),
    "registro.rectificacion": _("Rectificó el asiento"),
    "registro.anulacion": _("Anuló el asiento"),
    "registro.cumplimentacion": _("Cumplimentó la reserva"),
    "registro.enlace": _("Enlazó el asiento"),
    "registro.certificar": _("Preparó un certificado"),
    "registro.exportar_libro": _("Exportó un libro"),
    "registro.custodiar": _("Puso algo en custodia"),
    "registro.devuelto": _("Devolvió lo que estaba en custodia"),
    "registro.remitido": _("Remitió lo que estaba en custodia"),
    "registro.destruido": _("Destruyó lo que estaba en custodia"),
    "documentos.incorporar": _("Incorporó un documento"),
    "registro.auditar": _("Consultó esta bitácora"),
}
"""What the log says of the registro, as the screens call it."""
_LISTAS: tuple[tuple[Any, Opciones], ...] = (
    (CanalDeNotificacion, CANALES),
    (Transporte, TRANSPORTES),
    (Fisica, FISICA),
)


def en_palabras(codigo: Any) -> str:
    """Return a code as it is read. Two lists may write theirs alike, so its class counts."""
    for clase, opciones in _LISTAS:
        if isinstance(codigo, clase):
            return str(dict(opciones)[codigo.value])
    return str(codigo)
