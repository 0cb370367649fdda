"""To rectify, annul, link and reserve, at the counter."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.rules.correccion import RECTIFICABLES, CorreccionNoAdmitida
from consistorio.registro.rules.identificacion import IdentificacionNoValida, Persona
from consistorio.registro.selectors import AsientoVisto
from consistorio.registro.web.carpeta import asiento_o_404
from consistorio.registro.web.errores_correccion import NEGATIVAS
from consistorio.registro.web.errores_mostrador import ERRORES
from consistorio.registro.web.formulario_correccion import FormularioDeRectificacion
from consistorio.registro.web.lectura_mostrador import leer_persona

INVALIDO = HTTPStatus.UNPROCESSABLE_ENTITY


@require_http_methods(["GET", "POST"])
@requiere_empleado
def rectificar(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Say how an asiento should be read; what it said stays, struck."""
    visto = modificable(request, asiento_id, "registro.rectificar")
    form = FormularioDeRectificacion(request.POST or None, initial=visto.vigente)
    if request.method == "POST" and form.is_valid():
        valores = form.cleaned_data
        try:
            services.rectificar_asiento(
                actor=actor_de(request),
                asiento_id=asiento_id,
                cambios={n: valores[n] for n in RECTIFICABLES},
                interesado=_persona(valores),
                motivo=valores["motivo"],
                reloj=hora_oficial(request.entidad),
            )
        except CorreccionNoAdmitida as error:
            form.add_error(None, NEGATIVAS[error.motivo])
        except IdentificacionNoValida as error:
            form.add_error("interesado_numero", ERRORES[error.defecto])
        else:
            messages.success(
                request, _("Rectificado. Lo que decía antes sigue a la vista, tachado.")
            )
            return redirect("registro:entrada", asiento_id=asiento_id)
    contexto = {"form": form, "asiento": visto}
    return _pintar(request, "registro/rectificar.html", contexto, mal=bool(form.errors))


def _persona(valores: dict[str, Any]) -> Persona | None:
    """Return the new interested person, if another one was written."""
    propios = {n.removeprefix("interesado_"): v for n, v in valores.items()}
    return leer_persona(propios) if valores["interesado_numero"].strip() else None


@require_http_methods(["GET", "POST"])
@requiere_empleado
def anular(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Annul an asiento, with a reason; nothing of it is deleted."""
    visto = modificable(request, asiento_id, "registro.anular")

    def hacer(motivo: str) -> None:
        services.anular_asiento(
            actor=actor_de(request),
            asiento_id=asiento_id,
            motivo=motivo,
            reloj=hora_oficial(request.entidad),
        )

    return _con_motivo(request, "registro/anular.html", {"asiento": visto}, hacer)


@require_http_methods(["GET", "POST"])
@requiere_empleado
def enlazar(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Link an asiento with one of the other libro."""
    visto = modificable(request, asiento_id, "registro.rectificar")
    escrito = request.POST.get("numero", "")

    def hacer(motivo: str) -> None:
        otro = selectors.asiento_por_numero(actor_de(request), escrito)
        if otro is None:
            raise SinOtroAsiento
        services.enlazar_asientos(
            actor=actor_de(request),
            asiento_id=asiento_id,
            otro_id=otro,
            motivo=motivo,
            reloj=hora_oficial(request.entidad),
        )

    contexto = {"asiento": visto, "numero": escrito}
    return _con_motivo(request, "registro/enlazar.html", contexto, hacer)


class SinOtroAsiento(LookupError):
    """There is no asiento with the number that was written."""


@require_http_methods(["GET", "POST"])
@requiere_empleado
def reservar(request: Peticion) -> HttpResponse:
    """Take a number of a libro for what will be written later."""
    actor = actor_de(request)
    actor.exigir("registro.reservar")
    oficinas = [o for o in organizacion.oficinas() if actor.puede_en("registro.reservar", o[0])]
    contexto: dict[str, Any] = {"oficinas": oficinas, "clave": request.POST.get("clave") or uuid4()}
    if request.method == "GET":
        return render(request, "registro/reservar.html", contexto)
    elegida = next((o[0] for o in oficinas if str(o[0]) == request.POST.get("oficina")), None)
    libro = request.POST.get("libro", "")
    if elegida is None or libro not in {"ENTRADA", "SALIDA"}:
        error = _("Elija la oficina y el libro.")
        return _pintar(request, "registro/reservar.html", {**contexto, "error": error}, mal=True)
    try:
        hecho = services.reservar_numero(
            actor=actor,
            oficina_id=elegida,
            libro=libro,
            motivo=request.POST.get("motivo", ""),
            clave=str(contexto["clave"])[:64],
            reloj=hora_oficial(request.entidad),
        )
    except CorreccionNoAdmitida as fallo:
        contexto |= {"error": NEGATIVAS[fallo.motivo], "motivo": request.POST.get("motivo", "")}
        return _pintar(request, "registro/reservar.html", contexto, mal=True)
    return redirect("registro:registrado", asiento_id=hecho.id)


def _con_motivo(
    request: Peticion, plantilla: str, contexto: dict[str, Any], hacer: Callable[[str], None]
) -> HttpResponse:
    """Ask for a reason and do it; if it cannot be, say why and keep what was written."""
    if request.method == "GET":
        return render(request, plantilla, contexto)
    motivo = request.POST.get("motivo", "")
    try:
        hacer(motivo)
    except CorreccionNoAdmitida as fallo:
        error = NEGATIVAS[fallo.motivo]
    except SinOtroAsiento:
        error = _("No hay ningún asiento con ese número.")
    else:
        messages.success(request, _("Queda anotado, a la vista de todos."))
        return redirect("registro:entrada", asiento_id=contexto["asiento"].id)
    return _pintar(request, plantilla, {**contexto, "error": error, "motivo": motivo}, mal=True)


def modificable(request: Peticion, asiento_id: UUID, permiso: str) -> AsientoVisto:
    """
    Return the asiento that will be corrected.

    :raises SinPermiso: if the actor may not do it in its office.
    """
    actor = actor_de(request)
    actor.exigir(permiso)
    visto = asiento_o_404(actor, asiento_id)
    if visto.datos.get("oficina"):
        actor.exigir_en(permiso, UUID(visto.datos["oficina"]))
    return visto


def _pintar(
    request: Peticion, plantilla: str, contexto: dict[str, Any], *, mal: bool
) -> HttpResponse:
    return render(request, plantilla, contexto, status=INVALIDO if mal else HTTPStatus.OK)
