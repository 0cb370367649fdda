"""The portafirmas: what waits for the signature of who is logged in, and what was answered."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.documentos.web.servir import servir
from consistorio.firma import selectors, services
from consistorio.firma.selectors import PeticionVista
from consistorio.firma.web import forms, palabras
from consistorio.firma.web.bandeja import POR_PAGINA, pintar_bandeja
from consistorio.firma.web.firmando import A_LA_VISTA, autorizar, intentar
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion


@requiere_empleado
@require_http_methods(["GET", "POST"])
def portafirmas(request: Peticion) -> HttpResponse:
    """Show a tray; POST signs the chosen documents and tells what became of each."""
    actor = actor_de(request)
    if request.method == "GET":
        return pintar_bandeja(request, actor, forms.Firma())
    form = forms.Firma(request.POST)
    elegidas = forms.elegidas(request.POST.getlist("peticion"))
    if len(elegidas) > A_LA_VISTA:
        tanda = autorizar(actor, form, elegidas)
        return redirect("firma:tanda", tanda) if tanda else pintar_bandeja(request, actor, form)
    resultados = intentar(actor, form, elegidas)
    if resultados is None:
        return pintar_bandeja(request, actor, form)
    contexto = {
        "resultados": [
            (uno, palabras.negativa(uno.error) if uno.error else "") for uno in resultados
        ],
        "firmadas": sum(uno.firmada for uno in resultados),
    }
    return render(request, "firma/resultado.html", contexto)


@requiere_empleado
@require_GET
def peticion(request: Peticion, peticion_id: UUID) -> HttpResponse:
    """Show the document with its signers, and what the actor may do with it."""
    return _peticion(request, peticion_id)


@requiere_empleado
@require_POST
def firmar(request: Peticion, peticion_id: UUID) -> HttpResponse:
    """Sign the document of the page."""
    form = forms.Firma(request.POST)
    elegidas = [(peticion_id, request.POST.get("sha256", ""))]
    resultados = intentar(actor_de(request), form, elegidas)
    if resultados is None:
        return _peticion(request, peticion_id, firma=form)
    (resultado,) = resultados
    if isinstance(resultado.error, services.NoEsFirmante):
        raise Http404
    if resultado.error:
        messages.error(request, palabras.negativa(resultado.error))
    elif resultado.completada:
        messages.success(request, _("Firmado. Era la última firma: la petición está completa."))
    else:
        messages.success(request, _("Firmado. Ahora le toca a quien firma después."))
    return redirect("firma:peticion", peticion_id=peticion_id)


@requiere_empleado
@require_POST
def rechazar(request: Peticion, peticion_id: UUID) -> HttpResponse:
    """Refuse to sign the document of the page, with a reason."""
    form = forms.Rechazo(request.POST)
    if not form.is_valid():
        return _peticion(request, peticion_id, rechazo=form)
    try:
        services.rechazar(
            actor=actor_de(request),
            peticion_id=peticion_id,
            motivo=form.cleaned_data["motivo"],
            reloj=hora_oficial(request.entidad),
        )
    except services.PeticionInexistente:
        raise Http404 from None
    except services.NoFirmada as error:
        messages.error(request, palabras.negativa(error))
    else:
        messages.success(request, _("Rechazado: vuelve a quien lo envió, con su motivo."))
    return redirect("firma:peticion", peticion_id=peticion_id)


@requiere_empleado
@require_POST
def retirar(request: Peticion, peticion_id: UUID) -> HttpResponse:
    """Withdraw what the actor had sent."""
    try:
        services.retirar(
            actor=actor_de(request), peticion_id=peticion_id, reloj=hora_oficial(request.entidad)
        )
    except services.PeticionInexistente:
        raise Http404 from None
    except services.PeticionCerrada as error:
        messages.error(request, palabras.negativa(error))
    else:
        messages.success(request, _("Retirado de la firma."))
    return redirect("firma:peticion", peticion_id=peticion_id)


@requiere_empleado
@require_GET
def documento(request: Peticion, peticion_id: UUID) -> HttpResponse:
    """Give the document of a petition, as it is now."""
    actor = actor_de(request)
    una = _una(actor, peticion_id)
    return servir(actor, una.documento_id, descargar="descargar" in request.GET)


@requiere_empleado
@require_GET
def mi_clave(request: Peticion) -> HttpResponse:
    """Show the key of the actor and every use of it."""
    actor = actor_de(request)
    actor.exigir("firma.firmar")
    usos = Paginator(selectors.usos_de_mi_clave(actor), POR_PAGINA)
    contexto = {
        "clave": selectors.mi_clave(actor),
        "usos": usos.get_page(request.GET.get("pagina")),
    }
    return render(request, "firma/mi_clave.html", contexto)


def _peticion(
    request: Peticion,
    peticion_id: UUID,
    *,
    firma: forms.Firma | None = None,
    rechazo: forms.Rechazo | None = None,
) -> HttpResponse:
    una = _una(actor_de(request), peticion_id)
    nombre, tipo = palabras.ESTADOS[una.estado]
    contexto = {
        "una": una,
        "estado": nombre,
        "tipo": tipo,
        "hitos": palabras.hitos(una),
        "firma": firma or forms.Firma(),
        "rechazo": rechazo or forms.Rechazo(),
        "fallido": firma or rechazo,
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if firma or rechazo else HTTPStatus.OK
    return render(request, "firma/peticion.html", contexto, status=estado)


def _una(actor: Actor, peticion_id: UUID) -> PeticionVista:
    try:
        return selectors.peticion(actor, peticion_id)
    except services.PeticionInexistente:
        raise Http404 from None
