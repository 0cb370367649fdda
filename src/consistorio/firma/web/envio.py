"""To send a document to be signed: one of the house, or a PDF that is brought now."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from consistorio.documentos import selectors as documentos
from consistorio.documentos import services as incorporar
from consistorio.documentos.intake import examinar
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.documentos.selectors.acceso import puede_ver
from consistorio.firma import services
from consistorio.firma.web.formulario_envio import Envio
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.transacciones import acto
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion

PDF = "application/pdf"
TIPO_DOCUMENTAL = "TD99"
PEGAS: dict[type[Exception], str | Promise] = {
    services.SinFirmantes: gettext_lazy(
        "Diga en qué turno firma al menos una persona, y cada persona una sola vez."
    ),
    services.BloqueImposible: gettext_lazy(
        "En cada turno tiene que firmar alguien que no sea opcional, y no pueden bastar más firmas "
        "que personas hay."
    ),
    services.CargoNoVigente: gettext_lazy("Alguien ha dejado hoy su cargo: vuelva a elegir."),
    services.PlazoPasado: gettext_lazy("El último día no puede haber pasado."),
    services.DocumentoNoFirmable: gettext_lazy("Solo se firman documentos PDF."),
    services.YaEnviadoAFirma: gettext_lazy("Ese documento ya espera firmas en otra petición."),
}


@requiere_empleado
@require_http_methods(["GET", "POST"])
def enviar(request: Peticion) -> HttpResponse:
    """Ask whom, in which order and until when; POST sends it."""
    actor = actor_de(request)
    actor.exigir("firma.enviar")
    elegido = _elegido(actor, request.GET.get("documento", ""))
    form = Envio(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        cargos=organizacion.cargos_vigentes(hora_oficial(request.entidad)().date()),
        elegido=elegido is not None,
        initial={"asunto": elegido.nombre.removesuffix(".pdf") if elegido else ""},
    )
    if form.is_bound and form.is_valid() and (peticion := _enviada(request, form, elegido)):
        messages.success(request, _("Enviado a la firma."))
        return redirect("firma:peticion", peticion_id=peticion)
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "firma/enviar.html", {"form": form, "elegido": elegido}, status=estado)


def _elegido(actor: Actor, clave: str) -> DocumentoVisto | None:
    """Return the document that the address names; 404 if it is not one that the actor is shown."""
    if not clave:
        return None
    try:
        documento_id = UUID(clave)
        if puede_ver(actor, documento_id):
            return documentos.documento(documento_id)
    except (ValueError, documentos.DocumentoInexistente):
        pass
    raise Http404


def _enviada(request: Peticion, form: Envio, elegido: DocumentoVisto | None) -> UUID | None:
    """Send it; if it cannot be, say why in the form: nothing stays, the new document neither."""
    actor, reloj = actor_de(request), hora_oficial(request.entidad)
    try:
        # Examined before the transaction: nothing is held while another program looks at it.
        contenido = b"" if elegido else _examinado(form)
        with acto():
            return services.crear_peticion(
                actor=actor,
                documento_id=elegido.id if elegido else _incorporado(actor, form, contenido),
                asunto=form.cleaned_data["asunto"],
                firmantes=form.bloques,
                minimos=form.minimos,
                plazo=form.cleaned_data["plazo"],
                reloj=reloj,
            )
    except tuple(PEGAS) as error:
        campo = "plazo" if isinstance(error, services.PlazoPasado) else None
        form.add_error(campo, str(PEGAS[type(error)]))
    return None


def _examinado(form: Envio) -> bytes:
    """
    Return the bytes of the PDF that has been brought, once it has been examined apart.

    :raises DocumentoNoFirmable: if it is not a PDF that may come in.
    """
    fichero = form.cleaned_data["fichero"]
    contenido: bytes = fichero.read()
    examen = examinar(fichero.name, contenido)
    if not examen.ok or examen.mime != PDF:
        raise services.DocumentoNoFirmable(examen.motivo)
    return contenido


def _incorporado(actor: Actor, form: Envio, contenido: bytes) -> UUID:
    return incorporar.incorporar(
        actor=actor,
        nombre=form.cleaned_data["fichero"].name[:200],
        contenido=contenido,
        mime=PDF,
        tipo_documental=TIPO_DOCUMENTAL,
        origen_ciudadano=False,
        reloj=hora_oficial(actor.entidad),
    ).id
