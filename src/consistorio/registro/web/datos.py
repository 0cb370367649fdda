"""Filing from a phone: write; what is written is never lost, and what is not needed is not asked."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_ciudadano
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import services
from consistorio.registro.web.formularios import FormularioDeTramite
from consistorio.registro.web.presentar import INVALIDO, contexto_de, si_no_se_ha_presentado
from consistorio.registro.web.tramite import EnCurso, en_curso


@require_http_methods(["GET", "POST"])
@requiere_ciudadano
def datos(request: Peticion, borrador_id: UUID) -> HttpResponse:
    """Ask what the procedure asks; what is written is kept even if it is not right yet."""
    actor, este = actor_de(request), en_curso(actor_de(request), borrador_id)
    if este.borrador.asiento_id:
        return redirect("registro:presentado", asiento_id=este.borrador.asiento_id)
    idioma, pagina = get_language() or "es", _pagina(request)
    form = este.formulario(actor, idioma, pagina=pagina)
    if "corregir" in request.GET and request.method == "GET":
        form = _por_corregir(este, actor, idioma)
    if request.method == "POST":
        form = _guardado(request, este, pagina)
        if campo := request.POST.get("mas_filas"):
            return redirect(f"{request.get_full_path()}#id_{slugify(campo)}")
        if form.is_valid():
            return redirect(_siguiente(form, borrador_id))
    estado = INVALIDO if form.errors else HTTPStatus.OK
    return render(request, "registro/datos.html", contexto_de(este, 1, form=form), status=estado)


def _pagina(request: Peticion) -> int:
    """Return the page of the form that is asked for, from 1; 0 is the whole form, and saves it."""
    pedida = request.GET.get("pagina", "1" if request.method == "GET" else "0")
    return int(pedida) if pedida.isascii() and pedida.isdigit() else 1


def _siguiente(form: FormularioDeTramite, borrador_id: UUID) -> str:
    """Return the address of the next page where something is asked, or of the documents."""
    for n in range(form.pagina + 1, len(form.paginas) + 1 if form.pagina else 0):
        campos = {c.nombre for bloque in form.paginas[n - 1] for c in bloque.campos}
        if campos - form.juicio.ocultos or n == len(form.paginas):
            return f"{reverse('registro:datos', args=[borrador_id])}?pagina={n}"
    return reverse("registro:documentos", args=[borrador_id])


def _por_corregir(este: EnCurso, actor: Actor, idioma: str) -> FormularioDeTramite:
    """Return the first page where something is missing or wrong."""
    entero = este.completo(actor, idioma)
    paginas = (este.completo(actor, idioma, pagina=n + 1) for n in range(len(entero.paginas)))
    return next((pagina for pagina in paginas if pagina.errors), entero)


@require_POST
@requiere_ciudadano
@si_no_se_ha_presentado
def guardar(request: Peticion, borrador_id: UUID) -> HttpResponse:
    """Keep what is being written, without judging it; say what is asked now and what it adds up to."""
    form = _guardado(request, en_curso(actor_de(request), borrador_id), _pagina(request))
    ocultos = sorted(form.juicio.ocultos)
    return JsonResponse({"guardado": True, "ocultos": ocultos, "calculados": form.calculados})


def _guardado(request: Peticion, este: EnCurso, pagina: int) -> FormularioDeTramite:
    """Keep what comes of a page of the form, and return it checked with all that is kept."""
    actor, idioma = actor_de(request), get_language() or "es"
    propios = este.formulario(actor, idioma, pagina=pagina).fields.items()
    # What a browser does not send (an unmarked box) is kept as empty; what is closed, as it was.
    escritos = {
        nombre: campo.widget.value_from_datadict(request.POST, request.FILES, nombre) or ""
        for nombre, campo in propios
        if not campo.disabled
    }
    services.guardar(
        actor=actor,
        borrador_id=este.borrador.id,
        valores={**escritos, "idioma": idioma},
        reloj=hora_oficial(request.entidad),
    )
    return este.completo(actor, idioma, escritos, pagina=pagina)
