"""The portafirmas: what waits for the signature of who is logged in, and what was answered."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.documentos.web.servir import servir
from consistorio.firma import selectors, services
from consistorio.firma.selectors import Bandeja, PeticionVista
from consistorio.firma.web import forms, palabras
from consistorio.firma.web.firmando import intentar
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion

POR_PAGINA = 50
ESTADO = {False: HTTPStatus.OK, True: HTTPStatus.UNPROCESSABLE_ENTITY}


@requiere_empleado
@require_http_methods(["GET", "POST"])
def portafirmas(request: Peticion) -> HttpResponse:
    """Show a tray; POST signs the chosen documents and tells what became of each."""
    actor = actor_de(request)
    if request.method == "GET":
        return _bandeja(request, actor, forms.Firma())
    form = forms.Firma(request.POST)
    resultados = intentar(actor, form, forms.elegidas(request.POST.getlist("peticion")))
    if resultados is None:
        return _bandeja(request, actor, form)
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


def _bandeja(request: Peticion, actor: Actor, form: forms.Firma) -> HttpResponse:
    cual = request.GET.get("bandeja", "")
    cual = Bandeja(cual) if cual in set(Bandeja) else _de_entrada(actor)
    texto = request.GET.get("q", "").strip()[:80]
    pagina = Paginator(selectors.bandeja(actor, cual, texto), POR_PAGINA).get_page(
        request.GET.get("pagina")
    )
    contexto = {
        "pestanas": _pestanas(actor, cual),
        "pagina": pagina,
        "peticiones": [
            _fila(selectors.mirar(actor, fila), request.POST.getlist("peticion")) for fila in pagina
        ],
        "firmable": cual is Bandeja.PENDIENTES and actor.puede("firma.firmar"),
        "texto": texto,
        "cual": cual,
        "form": form,
    }
    return render(request, "firma/portafirmas.html", contexto, status=ESTADO[bool(form.errors)])


def _fila(una: PeticionVista, elegidas: list[str]) -> dict[str, object]:
    """Return a petition of the tray; its box carries the hash of the document that it shows."""
    nombre, tipo = palabras.ESTADOS[una.estado]
    valor = f"{una.id}:{una.sha256}"
    return {
        "una": una,
        "estado": nombre,
        "tipo": tipo,
        "valor": valor,
        "elegida": valor in elegidas,
        "firmadas": sum(f.firmado_en is not None for f in una.firmantes),
    }


def _de_entrada(actor: Actor) -> Bandeja:
    return Bandeja.PENDIENTES if actor.puede("firma.firmar") else Bandeja.ENVIADAS


def _pestanas(actor: Actor, cual: Bandeja) -> list[dict[str, object]]:
    nombres = {
        Bandeja.PENDIENTES: _("Pendientes"),
        Bandeja.EN_ESPERA: _("A la espera de otros"),
        Bandeja.HECHAS: _("Firmadas o rechazadas por mí"),
        Bandeja.ENVIADAS: _("Enviadas por mí"),
    }
    return [
        {
            "texto": nombres[bandeja],
            "url": f"{reverse('firma:portafirmas')}?bandeja={bandeja}",
            "activa": bandeja is cual,
            "contador": cuantas,
        }
        for bandeja, cuantas in selectors.cuantas(actor).items()
    ]


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
    return render(request, "firma/peticion.html", contexto, status=ESTADO[bool(firma or rechazo)])


def _una(actor: Actor, peticion_id: UUID) -> PeticionVista:
    try:
        return selectors.peticion(actor, peticion_id)
    except services.PeticionInexistente:
        raise Http404 from None
