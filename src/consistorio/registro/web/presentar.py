"""Filing from a phone: begin, and attach; what is there is never lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.catalogo import selectors as catalogo
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services
from consistorio.registro.web.tramite import EnCurso, en_curso

INVALIDO = HTTPStatus.UNPROCESSABLE_ENTITY
Vista = Callable[..., HttpResponse]


@require_http_methods(["GET", "POST"])
@requiere_ciudadano
def iniciar(request: Peticion, slug: str) -> HttpResponse:
    """Go on with the draft of this procedure, or begin one."""
    try:
        procedimiento = catalogo.por_slug(slug)
    except catalogo.ProcedimientoDesconocido:
        raise Http404 from None
    reloj = hora_oficial(request.entidad)
    actor = actor_de(request)
    borrador = services.abrir(actor=actor, procedimiento=procedimiento.slug, reloj=reloj)
    return redirect("registro:datos", borrador_id=borrador)


def si_no_se_ha_presentado(vista: Vista) -> Vista:
    """Take whoever writes in a draft that has been filed, in another window, to its receipt."""

    @wraps(vista)
    def protegida(request: Peticion, borrador_id: UUID, **mas: Any) -> HttpResponse:
        try:
            return vista(request, borrador_id=borrador_id, **mas)
        except services.BorradorYaPresentado:
            asiento_id = en_curso(actor_de(request), borrador_id).borrador.asiento_id
            return redirect("registro:presentado", asiento_id=asiento_id)

    return protegida


@require_GET
@requiere_ciudadano
def documentos(request: Peticion, borrador_id: UUID) -> HttpResponse:
    """Show what is attached, and take more."""
    este = en_curso(actor_de(request), borrador_id)
    if este.borrador.asiento_id:
        return redirect("registro:presentado", asiento_id=este.borrador.asiento_id)
    return render(request, "registro/documentos.html", _de_documentos(request, este))


@require_POST
@requiere_ciudadano
@si_no_se_ha_presentado
def adjuntar(request: Peticion, borrador_id: UUID) -> HttpResponse:
    """Attach the files that come; the ones that may not be say why, and the rest stay."""
    este = en_curso(actor_de(request), borrador_id)
    errores = _adjuntar_los_que_vienen(request, este)
    if not errores:
        return redirect("registro:documentos", borrador_id=borrador_id)
    de_nuevo = en_curso(actor_de(request), borrador_id)
    contexto = {**_de_documentos(request, de_nuevo), "errores": errores}
    return render(request, "registro/documentos.html", contexto, status=INVALIDO)


def _adjuntar_los_que_vienen(request: Peticion, este: EnCurso) -> list[str]:
    """Attach each of the files that come, and return why not of the others."""
    actor = actor_de(request)
    pedido = este.pedido(actor, request.POST.get("documento", ""))
    errores = [] if request.FILES else [_("Elija al menos un fichero.")]
    for fichero in request.FILES.getlist("ficheros"):
        try:
            services.adjuntar(
                actor=actor,
                borrador_id=este.borrador.id,
                nombre=fichero.name or "documento",
                contenido=fichero.read(),
                reloj=hora_oficial(request.entidad),
                documento=pedido.nombre if pedido else "",
                formatos=pedido.formatos if pedido else (),
            )
        except services.AdjuntoNoAdmitido as error:
            errores.append(f"{fichero.name}: {_(str(error))}")
    return errores


def _de_documentos(request: Peticion, este: EnCurso) -> dict[str, Any]:
    actor = actor_de(request)
    return contexto_de(este, 2, pedidos=este.documentos(actor), otros=este.otros(actor))


@require_POST
@requiere_ciudadano
@si_no_se_ha_presentado
def quitar(request: Peticion, borrador_id: UUID, adjunto_id: UUID) -> HttpResponse:
    services.quitar_adjunto(
        actor=actor_de(request),
        borrador_id=en_curso(actor_de(request), borrador_id).borrador.id,
        adjunto_id=adjunto_id,
        reloj=hora_oficial(request.entidad),
    )
    return redirect("registro:documentos", borrador_id=borrador_id)


@require_POST
@requiere_ciudadano
@si_no_se_ha_presentado
def descartar(request: Peticion, borrador_id: UUID) -> HttpResponse:
    este = en_curso(actor_de(request), borrador_id)
    services.descartar(actor=actor_de(request), borrador_id=este.borrador.id)
    messages.success(request, _("El borrador se ha eliminado."))
    return redirect("registro:borradores")


def contexto_de(este: EnCurso, paso: int, **mas: Any) -> dict[str, Any]:
    """Return what every step shows: the draft, its procedure and how far it is."""
    pasos = [_("Sus datos"), _("Documentos"), _("Revisar y firmar"), _("Justificante")]
    return {
        "borrador": este.borrador,
        "procedimiento": este.procedimiento,
        "ficha": este.procedimiento.definicion,
        "pasos": pasos,
        "paso": paso,
        **mas,
    }
