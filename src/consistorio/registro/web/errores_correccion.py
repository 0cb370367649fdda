"""Why an asiento cannot be corrected, in the words of the screen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from consistorio.registro.rules.correccion import MotivoDeNegativa as M

NEGATIVAS: dict[M, Any] = {
    M.SIN_MOTIVO: _("Escriba el motivo: quedará a la vista junto al asiento."),
    M.MOTIVO_LARGO: _("El motivo es demasiado largo."),
    M.ANULADO: _("El asiento ya está anulado."),
    M.NADA_QUE_RECTIFICAR: _("No ha cambiado nada: no hay qué rectificar."),
    M.NO_SE_RECTIFICA: _("Ese dato no se rectifica: el número y la hora no cambian nunca."),
    M.LARGO: _("Es demasiado largo."),
    M.SIN_EXTRACTO: _("Escriba el extracto: de qué trata el documento."),
    M.NO_ES_RESERVA: _("Ese número no está reservado."),
    M.RESERVA_YA_CUMPLIMENTADA: _("Otra persona ya ha cumplimentado esa reserva."),
    M.RESERVA_SIN_CUMPLIMENTAR: _("El número está reservado: primero hay que cumplimentarlo."),
    M.ENLACE_DEL_MISMO_LIBRO: _("Se enlazan una entrada y una salida."),
    M.YA_ENLAZADOS: _("Esos dos asientos ya están enlazados."),
}
