"""Mail between the units: what came, what went, a thread, and writing."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors
from consistorio.registro.rules.comunicaciones import ComunicacionNoValida, DefectoDeComunicacion
from consistorio.registro.selectors import comunicaciones as vistas
from consistorio.registro.selectors.favoritos import unidades_por_uso
from consistorio.registro.services import UnidadNoValida, comunicaciones
from consistorio.registro.web.lotes_forms import clave_de, texto_de, uuid_de

POR_PAGINA = 30
DEFECTOS: dict[DefectoDeComunicacion, str | Promise] = {
    DefectoDeComunicacion.SIN_ASUNTO: _l("Escriba el asunto."),
    DefectoDeComunicacion.SIN_TEXTO: _l("Escriba el texto."),
    DefectoDeComunicacion.SIN_DESTINO: _l("Elija a qué otra unidad va."),
    DefectoDeComunicacion.DEMASIADO: _l("Es demasiado largo, o va a demasiadas unidades."),
}


@require_GET
@requiere_empleado
def lista(request: Peticion) -> HttpResponse:
    """Show what came to the units of who is logged in, or what went from them."""
    actor = actor_de(request)
    caja = "enviadas" if request.GET.get("caja") == "enviadas" else "recibidas"
    texto = texto_de(request.GET, "q", 100)
    filas = vistas.comunicaciones(actor, caja=caja, texto=texto)
    pagina = Paginator(filas, POR_PAGINA).get_page(request.GET.get("pagina"))
    contexto = {
        "caja": caja,
        "texto": texto,
        "pagina": pagina,
        "filas": vistas.vistas(actor, list(pagina.object_list)),
        "sin_leer": vistas.sin_leer(actor),
    }
    return render(request, "registro/comunicaciones.html", contexto)


@require_GET
@requiere_empleado
def comunicacion(request: Peticion, comunicacion_id: UUID) -> HttpResponse:
    """Show a thread. Opening it leaves said that the unit has read it."""
    actor = actor_de(request)
    actor.exigir("registro.comunicar")
    try:
        hilo = vistas.hilo(actor, comunicacion_id)
        for una in hilo:
            if una.sin_leer:
                comunicaciones.leer_comunicacion(
                    actor=actor, comunicacion_id=una.id, reloj=hora_oficial(actor.entidad)
                )
        hilo = vistas.hilo(actor, comunicacion_id)
    except (vistas.ComunicacionNoVisible, comunicaciones.ComunicacionInexistente):
        raise Http404 from None
    contexto = {"hilo": hilo, "primera": hilo[0], "ultima": hilo[-1]}
    return render(request, "registro/comunicacion.html", contexto)


@require_http_methods(["GET", "POST"])
@requiere_empleado
def nueva(request: Peticion) -> HttpResponse:
    """Write to other units, or answer what one wrote."""
    actor = actor_de(request)
    actor.exigir("registro.comunicar")
    if request.method == "GET":
        return _escribir(request, actor)
    try:
        clave = comunicaciones.enviar_comunicacion(
            actor=actor,
            comunicacion=_leida(request),
            clave=clave_de(request.POST),
            reloj=hora_oficial(actor.entidad),
        )
    except ComunicacionNoValida as error:
        return _escribir(request, actor, str(DEFECTOS[error.defecto]))
    except (UnidadNoValida, comunicaciones.NoEsSuUnidad):
        return _escribir(
            request, actor, _("Elija unidades de la casa, y una suya desde la que escribe.")
        )
    except (selectors.AsientoInexistente, comunicaciones.ComunicacionInexistente):
        raise Http404 from None
    messages.success(request, _("La comunicación está enviada."))
    return redirect("registro:comunicacion", comunicacion_id=clave)


def _leida(request: Peticion) -> comunicaciones.ComunicacionNueva:
    destinos = (uuid_de(texto) or UUID(int=0) for texto in request.POST.getlist("a"))
    asientos = (uuid_de(texto) for texto in request.POST.getlist("asiento"))
    return comunicaciones.ComunicacionNueva(
        de_unidad_id=uuid_de(request.POST.get("de", "")) or UUID(int=0),
        a_unidades=tuple(destinos),
        asunto=texto_de(request.POST, "asunto", 1000),
        texto=texto_de(request.POST, "texto", 100_000),
        asientos=tuple(clave for clave in asientos if clave),
        responde_a_id=uuid_de(request.POST.get("responde", "")),
    )


def _escribir(request: Peticion, actor: Actor, error: str = "") -> HttpResponse:
    dicho = request.POST if request.method == "POST" else request.GET
    contexto: dict[str, Any] = {
        "error": error,
        "dicho": dicho,
        "clave": clave_de(dicho),
        "elegidas": [clave for clave in map(uuid_de, dicho.getlist("a")) if clave],
        "asientos": _asientos(actor, [uuid_de(t) for t in dicho.getlist("asiento")]),
        "mias": [u for u in organizacion.unidades() if u[0] in actor.unidades],
        "unidades": unidades_por_uso(actor, organizacion.unidades()),
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "registro/comunicacion_nueva.html", contexto, status=estado)


def _asientos(actor: Actor, claves: list[UUID | None]) -> list[tuple[UUID, str]]:
    """Return those that may be seen, with their numbers; the others are left out."""
    pedidas = [clave for clave in claves if clave]
    if not pedidas:
        return []
    return [(a.id, str(a)) for a in selectors.visibles_para(actor).filter(id__in=pedidas)]
