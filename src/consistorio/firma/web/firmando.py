"""From the form with the second factor to the deed, and from its errors to the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from consistorio.firma import services
from consistorio.firma.services import Resultado
from consistorio.firma.web.forms import Firma
from consistorio.firma.web.palabras import negativa
from consistorio.identidad.services import AccesoDenegado
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial

T = TypeVar("T")
Elegidas = Sequence[tuple[UUID, str]]
A_LA_VISTA = 20
"""Documents that are signed while one waits; more than these, behind, with their progress."""


def intentar(actor: Actor, form: Firma, elegidas: Elegidas) -> list[Resultado] | None:
    """Sign what was chosen and return what became of each; None if the form has something wrong."""

    def firmar(codigo: str) -> list[Resultado]:
        return services.firmar_varias(
            actor=actor,
            peticiones=elegidas,
            segundo_factor=codigo,
            reloj=hora_oficial(actor.entidad),
        )

    return _con_codigo(form, elegidas, firmar)


def autorizar(actor: Actor, form: Firma, elegidas: Elegidas) -> UUID | None:
    """Let what was chosen be signed behind; None if the form has something wrong."""

    def autorizar(codigo: str) -> UUID:
        return services.autorizar_tanda(
            actor=actor,
            peticiones=elegidas,
            segundo_factor=codigo,
            reloj=hora_oficial(actor.entidad),
        )

    return _con_codigo(form, elegidas, autorizar)


def _con_codigo(form: Firma, elegidas: Elegidas, hacer: Callable[[str], T]) -> T | None:
    if not form.is_valid():
        return None
    if not elegidas:
        form.add_error(None, _("Elija al menos un documento."))
        return None
    try:
        return hacer(form.cleaned_data["codigo"])
    except services.TandaNoValida:
        form.add_error(None, _("De una vez se pueden firmar como mucho mil documentos."))
    except AccesoDenegado:
        form.add_error(
            "codigo",
            _(
                "El código no es el de ahora, ya se ha usado, o la firma está bloqueada 15 minutos "
                "por varios intentos fallidos. Espere al código siguiente. No se ha firmado nada."
            ),
        )
        form.data = {**form.data, "codigo": ""}  # It will not do again: leave the box empty.
    except services.NoFirmada as error:  # There is no key with which to sign anything.
        form.add_error(None, negativa(error))
    return None
