"""The rules of distribution: the list, one of them, and what it would catch before it is kept."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.rules.reparto import ReglaNoValida
from consistorio.registro.web.reglas_forms import MOTIVOS, FormularioDeRegla


@require_GET
@requiere_empleado
def reglas(request: Peticion) -> HttpResponse:
    """Show the rules in the order in which they are looked at."""
    contexto = {
        "reglas": selectors.reglas(actor_de(request)),
        "unidades": {clave: nombre for clave, _codigo, nombre in organizacion.unidades()},
    }
    return render(request, "registro/reglas.html", contexto)


@require_http_methods(["GET", "POST"])
@requiere_empleado
def regla(request: Peticion, regla_id: UUID | None = None) -> HttpResponse:
    """Write a rule: see what it would catch, or keep it."""
    actor = actor_de(request)
    inicial = _inicial(actor, regla_id)
    if request.method == "GET":
        return _pagina(request, FormularioDeRegla(initial=inicial), regla_id)
    form = FormularioDeRegla(request.POST)
    if not form.is_valid():
        return _pagina(request, form, regla_id, estado=HTTPStatus.UNPROCESSABLE_ENTITY)
    if "prever" in request.POST:
        return _pagina(
            request, form, regla_id, prevista=selectors.prever(actor, form.condiciones())
        )
    return _guardar(request, form, regla_id)


def _guardar(request: Peticion, form: FormularioDeRegla, regla_id: UUID | None) -> HttpResponse:
    try:
        services.guardar_regla(actor=actor_de(request), pedida=form.pedida(), regla_id=regla_id)
    except ReglaNoValida as error:
        form.add_error(None, MOTIVOS[error.motivo])
    except services.ReglaCambiada:
        form.add_error(
            None, _("Otra persona ha cambiado esta regla mientras la escribía. Vuelva a abrirla.")
        )
    else:
        messages.success(
            request, _("La regla está guardada y vale para lo que llegue desde ahora.")
        )
        return redirect("registro:reglas")
    return _pagina(request, form, regla_id, estado=HTTPStatus.UNPROCESSABLE_ENTITY)


def _inicial(actor: Actor, regla_id: UUID | None) -> dict[str, object]:
    actor.exigir("registro.reglas")
    if regla_id is None:
        return {}
    try:
        una = selectors.una_regla(actor, regla_id)
    except selectors.ReglaInexistente:
        raise Http404 from None
    campos = ("nombre", "orden", "activa", "version", "persona", "copias", "parar")
    return {
        **una.condiciones,
        **{campo: getattr(una, campo) for campo in campos},
        "destino": str(una.destino_id or ""),
    }


def _pagina(
    request: Peticion,
    form: FormularioDeRegla,
    regla_id: UUID | None,
    *,
    prevista: selectors.Prevista | None = None,
    estado: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    versiones = selectors.versiones(actor_de(request), regla_id) if regla_id else []
    contexto: dict[str, object] = {
        "form": form,
        "prevista": prevista,
        "versiones": versiones,
        "nueva": not regla_id,
        "regla_id": regla_id,
        "clave": str(uuid4()),
    }
    return render(request, "registro/regla.html", contexto, status=estado)
