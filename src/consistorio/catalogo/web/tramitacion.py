"""The catalogue for who keeps it: what is in force, the library, and the definition as text."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.catalogo import selectors, services
from consistorio.catalogo.rules.analisis import analizar, legibilidad_de
from consistorio.catalogo.rules.definicion import Definicion
from consistorio.catalogo.rules.materias import MATERIAS
from consistorio.catalogo.rules.textos import en_idioma, llano
from consistorio.catalogo.web.forms import Texto
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion

VARIANTE = """hereda: %s
# Escriba debajo solo lo que cambia; lo demás es lo del modelo. Por ejemplo:
# resolucion:
#   plazo: {cantidad: 1, unidad: meses}
"""


@requiere_empleado
@require_GET
def procedimientos(request: Peticion) -> HttpResponse:
    """Show what is in force."""
    actor_de(request).exigir("catalogo.publicar")
    todos = selectors.listar()
    contexto = {"procedimientos": todos, "atrasados": services.variantes_atrasadas(todos)}
    return render(request, "catalogo/procedimientos.html", contexto)


@requiere_empleado
@require_http_methods(["GET", "POST"])
def biblioteca(request: Peticion) -> HttpResponse:
    """Show the library by subject; POST publishes what was chosen."""
    actor = actor_de(request)
    actor.exigir("catalogo.publicar")
    if request.method == "POST":
        elegidos = request.POST.getlist("slug")
        return _publicar_de_la_biblioteca(request, elegidos)
    busqueda = request.GET.get("q", "").strip()[:100]
    en_vigor = {p.slug: p.definicion for p in selectors.listar()}
    hallados = [d for d in _de_la_biblioteca() if _casa(d, busqueda)]
    idioma = get_language() or "es"
    grupos = [
        (en_idioma(MATERIAS[materia], idioma).valor, [_fila(d, en_vigor) for d in grupo])
        for materia, grupo in groupby(hallados, key=lambda d: d.materia)
    ]
    contexto = {"materias": grupos, "busqueda": busqueda, "total": len(hallados)}
    return render(request, "catalogo/biblioteca.html", contexto)


@requiere_empleado
@require_GET
def de_la_biblioteca(request: Peticion, slug: str) -> HttpResponse:
    """Show a procedure of the library as a citizen would read it."""
    actor_de(request).exigir("catalogo.publicar")
    try:
        definicion = services.leer_de_la_biblioteca(slug)
    except services.FueraDeLaBiblioteca:
        raise Http404 from None
    vigente = {p.slug: p.definicion for p in selectors.listar()}.get(slug)
    contexto = {"ficha": definicion, "vigente": vigente, "igual": vigente == definicion}
    return render(request, "catalogo/de_la_biblioteca.html", contexto)


@requiere_empleado
@require_http_methods(["GET", "POST"])
def nuevo(request: Peticion) -> HttpResponse:
    """Write a procedure, from nothing or from one of the library."""
    actor_de(request).exigir("catalogo.publicar")
    if request.method == "POST":
        return _escrito(request, Texto(request.POST))
    texto = ""
    if desde := request.GET.get("desde", ""):
        try:
            del_modelo = services.modelo(desde)
        except LookupError:
            raise Http404 from None
        es_variante = "variante" in request.GET
        texto = VARIANTE % desde if es_variante else services.escribir(del_modelo)
    return _escrito(request, Texto(initial={"texto": texto, "version": 0}))


@requiere_empleado
@require_http_methods(["GET", "POST"])
def editar(request: Peticion, slug: str) -> HttpResponse:
    """Change the definition in force as text; what is published is another version."""
    actor_de(request).exigir("catalogo.publicar")
    try:
        vigente = selectors.por_slug(slug)
    except selectors.ProcedimientoDesconocido:
        raise Http404 from None
    texto = vigente.texto or services.escribir(vigente.definicion)
    inicial = {"texto": texto, "version": vigente.version}
    form = Texto(request.POST or None, initial=inicial)
    form.slug = slug
    return _escrito(request, form, vigente=vigente)


@requiere_empleado
@require_POST
def retirar(request: Peticion, slug: str) -> HttpResponse:
    """Take a procedure out of the catalogue."""
    try:
        services.retirar(actor=actor_de(request), slug=slug, reloj=hora_oficial(request.entidad))
    except selectors.ProcedimientoDesconocido:
        raise Http404 from None
    messages.success(request, _("Retirado: nadie lo empieza ya. Lo presentado sigue su curso."))
    return redirect("catalogo:procedimientos")


def _publicar_de_la_biblioteca(request: Peticion, slugs: list[str]) -> HttpResponse:
    if not slugs:
        messages.error(request, _("Elija al menos un trámite."))
        return redirect("catalogo:biblioteca")
    try:
        services.publicar_de_la_biblioteca(
            actor=actor_de(request), slugs=slugs, reloj=hora_oficial(request.entidad)
        )
    except services.FueraDeLaBiblioteca:
        raise Http404 from None
    texto = ngettext("Publicado %(n)s trámite.", "Publicados %(n)s trámites.", len(slugs))
    messages.success(request, texto % {"n": len(slugs)})
    return redirect("catalogo:procedimientos")


def _escrito(
    request: Peticion, form: Texto, *, vigente: selectors.ProcedimientoVisto | None = None
) -> HttpResponse:
    """Show the text; if it is understood, what is wrong in it and what it would look like; publish it."""
    vale = form.is_bound and form.is_valid()
    hallazgos = analizar(form.definicion, request.entidad.idiomas) if vale else ()
    graves = [h for h in hallazgos if h.grave]
    se_publica = vale and not graves and "publicar" in request.POST
    if se_publica and (version := _publicado(request, form)):
        messages.success(request, _("Publicado: versión %(n)s.") % {"n": version})
        return redirect("catalogo:ficha", form.definicion.slug)
    contexto = {
        "form": form,
        "vigente": vigente,
        "ficha": form.definicion if vale else None,
        "legibilidad": legibilidad_de(form.definicion) if vale else None,
        "graves": graves,
        "consejos": [h for h in hallazgos if not h.grave],
    }
    estado = 422 if form.errors or graves else 200
    return render(request, "catalogo/escribir.html", contexto, status=estado)


def _publicado(request: Peticion, form: Texto) -> int:
    """Publish what the text says and return its version; 0 if another has come meanwhile."""
    try:
        return services.publicar(
            actor=actor_de(request),
            definicion=form.definicion,
            reloj=hora_oficial(request.entidad),
            sobre=form.cleaned_data["version"],
            texto=form.escrita.texto,
            modelo=form.escrita.modelo,
        )
    except services.VersionCambiada:
        form.add_error(
            None,
            _(
                "Mientras tanto se ha publicado o retirado otra versión de este trámite: ábralo otra vez "
                "desde «Trámites». Copie antes lo que ha escrito."
            ),
        )
    return 0


def _de_la_biblioteca() -> list[Definicion]:
    todas = [services.leer_de_la_biblioteca(slug) for slug in services.biblioteca()]
    return sorted(todas, key=lambda d: (d.materia, llano(d.titulo["es"])))


def _casa(definicion: Definicion, busqueda: str) -> bool:
    textos = (*definicion.titulo.values(), *definicion.palabras, definicion.resumen["es"])
    donde = llano(" ".join(textos))
    return all(palabra in donde for palabra in llano(busqueda).split())


def _fila(definicion: Definicion, en_vigor: dict[str, Definicion]) -> dict[str, Any]:
    vigente = en_vigor.get(definicion.slug)
    return {"una": definicion, "vigente": vigente is not None, "igual": vigente == definicion}
