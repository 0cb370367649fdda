"""Piles of scanned sheets at the counter: looked at, corrected and cut into documents."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.documentos.intake.aparte import NoTerminoAparte
from consistorio.documentos.rules.digitalizacion import PAPELES_MM, ImagenInsuficiente
from consistorio.documentos.rules.pilas import Decidida, PilaMalRepartida, proponer
from consistorio.documentos.rules.tipos_documentales import TIPOS
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.selectors import PilaVista
from consistorio.registro.services import pilas
from consistorio.registro.services.adjuntos import NO_SE_COPIA

INVALIDO = HTTPStatus.UNPROCESSABLE_ENTITY


@requiere_empleado
@require_GET
def separadores(request: Peticion) -> HttpResponse:
    """Give the separators, to be printed once and used for ever."""
    pdf = pilas.separadores(
        actor=actor_de(request), tipos=list(TIPOS.items()), reloj=hora_oficial(request.entidad)
    )
    respuesta = HttpResponse(pdf, content_type="application/pdf")
    respuesta["Content-Disposition"] = 'inline; filename="hojas-separadoras.pdf"'
    return respuesta


def traer(request: Peticion, preparacion_id: UUID) -> tuple[UUID | None, str]:
    """Keep the pile that came with the form of the counter; return its key, or what is wrong."""
    fichero, papel = request.FILES.get("pila"), request.POST.get("papel", "")
    if fichero is None:
        return None, ""
    try:
        clave = pilas.apilar(
            actor=actor_de(request),
            preparacion_id=preparacion_id,
            fichero=services.Fichero(fichero.name or "pila.pdf", fichero.read()),
            papel=papel if papel in PAPELES_MM else "A4",
            reloj=hora_oficial(request.entidad),
        )
    except pilas.PilaNoAdmitida as error:
        return None, f"{fichero.name}: {_(str(error))}"
    return clave, ""


@requiere_empleado
@require_http_methods(["GET", "POST"])
def pila(request: Peticion, pila_id: UUID) -> HttpResponse:
    """Show the sheets with what is proposed of each; POST cuts the pile as it is decided."""
    actor = actor_de(request)
    try:
        esta = selectors.pila(actor, pila_id)
        if request.method == "GET":
            return _pintar(request, esta, proponer(esta.hojas))
        decididas = [_decidida(request, hoja.numero) for hoja in esta.hojas]
        error = _repartida(request, pila_id, decididas)
    except pilas.PilaInexistente:
        raise Http404 from None
    if error:
        return _pintar(request, esta, decididas, error)
    return redirect("registro:preparacion", preparacion_id=esta.preparacion_id)


@requiere_empleado
@require_POST
def descartar(request: Peticion, pila_id: UUID) -> HttpResponse:
    """Throw the pile away; the rest of the preparation stays."""
    try:
        preparacion_id = pilas.descartar_pila(actor=actor_de(request), pila_id=pila_id)
    except pilas.PilaInexistente:
        raise Http404 from None
    return redirect("registro:preparacion", preparacion_id=preparacion_id)


def _repartida(request: Peticion, pila_id: UUID, decididas: list[Decidida]) -> str:
    """Cut it; return what a person must know if it cannot be done."""
    try:
        hechos = pilas.repartir_pila(
            actor=actor_de(request),
            pila_id=pila_id,
            decididas=decididas,
            reloj=hora_oficial(request.entidad),
        )
    except PilaMalRepartida:
        return _("Así no queda ningún documento: deje alguna hoja.")
    except ImagenInsuficiente as error:
        return str(NO_SE_COPIA[error.defecto] % {"ppp": error.ppp})
    except services.AdjuntoNoAdmitido as error:
        return _(str(error))
    except NoTerminoAparte:
        return _("No se ha podido cortar la pila. Nada ha cambiado: inténtelo otra vez.")
    messages.success(request, _("Añadidos %(n)s documentos.") % {"n": hechos})
    return ""


def _decidida(request: Peticion, numero: int) -> Decidida:
    dicho = request.POST
    giro = dicho.get(f"girar_{numero}", "0")
    tipo = dicho.get(f"tipo_{numero}", "")
    return Decidida(
        numero,
        quitar=f"quitar_{numero}" in dicho,
        girar=int(giro) if giro.isdecimal() and len(giro) <= len("270") else 0,
        empieza=f"empieza_{numero}" in dicho,
        tipo=tipo if tipo in TIPOS else "",
        nombre=dicho.get(f"nombre_{numero}", "")[:120],
    )


def _pintar(
    request: Peticion, esta: PilaVista, decididas: list[Decidida], error: str = ""
) -> HttpResponse:
    hojas = [
        (hoja, replace(una, tipo=una.tipo or "TD99"), esta.miniaturas[hoja.numero])
        for hoja, una in zip(esta.hojas, decididas, strict=True)
    ]
    contexto = {
        "pila": esta,
        "hojas": hojas,
        "tipos": TIPOS,
        "giros": (0, 90, 180, 270),
        "documentos": sum(d.empieza and not d.quitar for d in decididas),
        "quitadas": sum(h.blanca and d.quitar for h, d, _m in hojas),
        "error": error,
    }
    return render(request, "registro/pila.html", contexto, status=INVALIDO if error else 200)
