"""A file that comes piece by piece from the page of documents: JSON in, JSON out, errors in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services
from consistorio.registro.services import borradores
from consistorio.registro.web.presentar import INVALIDO
from consistorio.registro.web.tramite import en_curso

Vista = Callable[..., HttpResponse]


def _en_json(vista: Vista) -> Vista:
    """Say in JSON why a file does not come in, or where it was left."""

    @wraps(vista)
    def protegida(request: Peticion, **partes: Any) -> HttpResponse:
        try:
            return vista(request, **partes)
        except services.AdjuntoNoAdmitido as error:
            return JsonResponse({"error": _(str(error))}, status=INVALIDO)
        except borradores.TrozoFueraDeSitio as error:
            return JsonResponse({"recibidos": error.recibidos}, status=HTTPStatus.CONFLICT)
        except borradores.SubidaInexistente:
            return JsonResponse({"error": _("Vuelva a elegir el fichero.")}, status=HTTPStatus.GONE)
        except services.BorradorYaPresentado:
            return JsonResponse({"error": _("Ya se ha presentado.")}, status=HTTPStatus.CONFLICT)

    return protegida


@require_POST
@requiere_ciudadano
@_en_json
def empezar(request: Peticion, borrador_id: UUID) -> HttpResponse:
    """Begin a file, or say how much of it had come."""
    este = en_curso(actor_de(request), borrador_id)
    pedido = este.pedido(actor_de(request), request.POST.get("documento", ""))
    size = request.POST.get("size", "")
    avance = borradores.empezar_subida(
        actor=actor_de(request),
        borrador_id=borrador_id,
        nombre=request.POST.get("nombre", "") or "documento",
        size_bytes=int(size) if size.isascii() and size.isdigit() else 0,
        sha256=request.POST.get("sha256", ""),
        documento=pedido.nombre if pedido else "",
        reloj=hora_oficial(request.entidad),
    )
    datos = {"id": str(avance.subida_id), "recibidos": avance.recibidos}
    return JsonResponse({**datos, "trozo": borradores.TROZO_BYTES}, status=HTTPStatus.CREATED)


@require_http_methods(["GET", "POST"])
@requiere_ciudadano
@_en_json
def trozo(request: Peticion, borrador_id: UUID, subida_id: UUID) -> HttpResponse:
    """Say how much has come; POST keeps the next piece, which is the body of the request."""
    este = en_curso(actor_de(request), borrador_id)
    if request.method == "GET":
        avance = borradores.avance_de(
            actor=actor_de(request), borrador_id=borrador_id, subida_id=subida_id
        )
    else:
        desde = request.GET.get("desde", "")
        avance = borradores.recibir_trozo(
            actor=actor_de(request),
            borrador_id=borrador_id,
            subida_id=subida_id,
            desde=int(desde) if desde.isascii() and desde.isdigit() else 0,
            contenido=request.body,
            formatos={d.nombre: d.formatos for d in este.pedidos(actor_de(request))},
            reloj=hora_oficial(request.entidad),
        )
    return JsonResponse({"recibidos": avance.recibidos, "completa": avance.completa})
