"""Filing from a phone: review exactly what is signed, sign it, and go to the receipt."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consistorio.identidad import services as identidad
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services
from consistorio.registro.web.contacto import Contacto
from consistorio.registro.web.presentar import INVALIDO, contexto_de
from consistorio.registro.web.tramite import EnCurso, en_curso

PARADO = HTTPStatus.SERVICE_UNAVAILABLE
MOTIVOS: dict[type[Exception], tuple[str, HTTPStatus]] = {
    services.SinConsentimiento: (
        gettext_noop("Para presentar, marque que consiente en firmar."),
        INVALIDO,
    ),
    services.SolicitudCambiada: (
        gettext_noop("La solicitud ha cambiado desde que la vio. Revísela otra vez."),
        INVALIDO,
    ),
    services.RelojAtrasado: (
        gettext_noop(
            "El registro está parado un momento por un ajuste de hora. Vuelva a intentarlo."
        ),
        PARADO,
    ),
    services.PresentacionParada: (
        gettext_noop(
            "La entidad ha parado la presentación. Su borrador está guardado: podrá presentarlo "
            "cuando se reanude, y si por esto se le pasa un plazo, su ampliación se publicará en "
            "la página de incidencias."
        ),
        PARADO,
    ),
}


@require_http_methods(["GET", "POST"])
@requiere_ciudadano
def revisar(request: Peticion, borrador_id: UUID) -> HttpResponse:
    """Show the very paper that will be signed; with consent, sign it and file it."""
    actor, este = actor_de(request), en_curso(actor_de(request), borrador_id)
    if este.borrador.asiento_id:
        return redirect("registro:presentado", asiento_id=este.borrador.asiento_id)
    form = este.completo(actor, "es")
    if not form.is_valid():
        return redirect(f"{reverse('registro:datos', args=[borrador_id])}?corregir")
    error, estado = "", HTTPStatus.OK
    if request.method == "POST":
        resultado = _presentar(request, este, form.cleaned_data)
        if isinstance(resultado, HttpResponse):
            return resultado
        error, estado = resultado
    reloj = hora_oficial(request.entidad)
    tramite = este.tramite(form.cleaned_data)
    preparada = services.preparar(
        actor=actor, borrador_id=borrador_id, tramite=tramite, reloj=reloj
    )
    faltan = [] if este.borrador.requerido else [d for d in este.documentos(actor) if d.falta]
    contexto = contexto_de(
        este, 3, preparada=preparada, tramite=tramite, error=error, faltan=faltan
    )
    return render(request, "registro/revisar.html", contexto, status=estado)


def _presentar(
    request: Peticion, este: EnCurso, valores: dict[str, Any]
) -> HttpResponse | tuple[str, HTTPStatus]:
    """File what was shown; return where to go, or what to say and show it again."""
    actor = actor_de(request)
    tramite = este.tramite(valores)
    try:
        hecho = services.presentar(
            actor=actor,
            borrador_id=este.borrador.id,
            tramite=tramite,
            sha256=request.POST.get("sha256", ""),
            consiente=request.POST.get("consiente") == "si",
            ip=request.META.get("REMOTE_ADDR"),
            reloj=hora_oficial(request.entidad),
        )
    except tuple(MOTIVOS) as error:
        texto, estado = MOTIVOS[type(error)]
        return _(texto), estado
    _recordar_contacto(request, valores)
    return redirect("registro:presentado", asiento_id=hecho.id)


def _recordar_contacto(request: Peticion, valores: dict[str, Any]) -> None:
    """Keep the contact data for the next time and for the notices."""
    dados = {nombre: valores.get(nombre, "") for nombre in Contacto.base_fields}
    identidad.guardar_contacto(
        actor=actor_de(request),
        email=dados["email"],
        telefono=dados["telefono"],
        domicilio={"direccion": dados["direccion"]},
        idioma=get_language() or "es",
        elige_electronico=bool(dados["elige_electronico"]),
    )


@require_GET
@requiere_ciudadano
def solicitud(request: Peticion, borrador_id: UUID) -> HttpResponse:
    """Send the paper that is being reviewed, as it will be signed."""
    este = en_curso(actor_de(request), borrador_id)
    if not este.borrador.solicitud:
        raise Http404
    pdf = services.solicitud_preparada(actor=actor_de(request), borrador_id=borrador_id)
    respuesta = HttpResponse(pdf, content_type="application/pdf")
    respuesta["Content-Disposition"] = 'inline; filename="solicitud.pdf"'
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
