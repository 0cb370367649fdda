"""The turn of a worker in a tanda: it signs some of its documents, and leaves the turn to others."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from consistorio.firma.models import DocumentoDeTanda, TandaDeFirma
from consistorio.firma.rules.negativas import NoFirmada
from consistorio.firma.rules.tandas import FIRMADO, EstadoDeTanda
from consistorio.firma.services.nube import SinClave, abrir_clave, clave_vigente
from consistorio.firma.services.tandas import DE_UNA_VEZ, encolar_tanda, estado_de
from consistorio.firma.services.una_firma import Autorizacion, intentar_una
from consistorio.plataforma.actores import Clase, SinPermiso
from consistorio.plataforma.actores.asignaciones import actor_de_hoy
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


def seguir_con_la_tanda(*, tanda_id: UUID, reloj: Reloj) -> None:
    """
    Sign the next documents of a tanda, as who authorised it and with what she may do today.

    Nothing is signed once it is stopped, its time has passed, or its key is not the one that was
    released.
    """
    tanda = TandaDeFirma.objects.filter(id=tanda_id).first()
    if tanda is None or estado_de(tanda, reloj()) is not EstadoDeTanda.EN_CURSO:
        return
    autorizacion = _autorizacion(tanda, reloj)
    if isinstance(autorizacion, NoFirmada | SinPermiso):
        _decir_de_todos(tanda, autorizacion)
        return
    quedan = True
    for _documento_siguiente in range(DE_UNA_VEZ):
        quedan = _siguiente(tanda.id, autorizacion)
        if not quedan:
            break
    if quedan:
        with acto():
            encolar_tanda(autorizacion.actor, tanda.id)


def _autorizacion(tanda: TandaDeFirma, reloj: Reloj) -> Autorizacion | NoFirmada | SinPermiso:
    """Return what may be signed with, or why nothing may."""
    ahora = reloj()
    hoy = actor_de_hoy(entidad_en_curso(), Clase.EMPLEADO, tanda.nif, tanda.nombre, ahora.date())
    actor = replace(hoy, evidencia_id=tanda.evidencia_id, sesion_id=tanda.sesion_id)
    try:
        actor.exigir("firma.firmar")
        clave = clave_vigente(tanda.nif, ahora)
    except (NoFirmada, SinPermiso) as error:
        return error
    if clave != tanda.clave:
        return SinClave(tanda.nif)
    return Autorizacion(actor, clave, abrir_clave(actor, clave), tanda.id, reloj)


def _siguiente(tanda_id: UUID, autorizacion: Autorizacion) -> bool:
    """Sign the next document that nobody holds; tell whether there was one, in a living tanda."""
    with acto():
        uno = (
            DocumentoDeTanda.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(tanda_id=tanda_id, resultado="", tanda__detenida_en=None)
            .filter(tanda__caduca_en__gt=autorizacion.reloj())
            .order_by("orden")
            .first()
        )
        if uno is None:
            return False
        hecho = intentar_una(autorizacion, uno.peticion_id, uno.asunto, uno.sha256_mostrado)
        uno.resultado = type(hecho.error).__name__ if hecho.error else FIRMADO
        uno.completada = hecho.completada
        uno.save(update_fields=["resultado", "completada"])
    return True


def _decir_de_todos(tanda: TandaDeFirma, error: Exception) -> None:
    with acto():
        DocumentoDeTanda.objects.filter(tanda=tanda, resultado="").update(
            resultado=type(error).__name__
        )
