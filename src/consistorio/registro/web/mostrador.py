"""The counter: to write an asiento with the keyboard, with its files, and to begin from others."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consistorio.documentos.rules.digitalizacion import PAPELES_MM
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.selectors import PreparacionVista
from consistorio.registro.web.comienzos import al_empezar, persona_recordada
from consistorio.registro.web.formulario_mostrador import FormularioDeMostrador
from consistorio.registro.web.pilas import traer

NUEVAS = {"ENTRADA": "registro:nueva_entrada", "SALIDA": "registro:nueva_salida"}
PERMISOS = {"ENTRADA": "registro.registrar_entrada", "SALIDA": "registro.anotar_salida"}
INVALIDO = HTTPStatus.UNPROCESSABLE_ENTITY
RECORDAR = "recordar-"


@require_http_methods(["GET", "POST"])
@requiere_empleado
def nueva(request: Peticion, sentido: str) -> HttpResponse:
    """Begin an entry or an exit: empty, from a skeleton, or with the data of the last one."""
    actor, oficina = actor_de(request), oficina_de(actor_de(request), sentido, request)
    if request.method == "GET":
        form = formulario(request, oficina, inicial=al_empezar(request, actor, sentido))
        return pintar(request, form, sentido, oficina)
    if papel := request.POST.get("accion", "").removeprefix(RECORDAR):
        return _recordar(request, sentido, oficina, papel)
    form = formulario(request, oficina, datos=request.POST)
    clave = services.preparar_asiento(
        actor=actor,
        libro=sentido,
        oficina_id=oficina,
        datos=escrito(request),
        reloj=hora_oficial(request.entidad),
    )
    return _seguir(request, form, clave)


@require_http_methods(["GET", "POST"])
@requiere_empleado
def preparacion(request: Peticion, preparacion_id: UUID) -> HttpResponse:
    """Go on writing what was being prepared; its files are kept."""
    actor = actor_de(request)
    esta = preparacion_o_404(actor, preparacion_id)
    if esta.asiento_id:
        return redirect("registro:registrado", asiento_id=esta.asiento_id)
    if request.method == "GET":
        form = formulario(request, esta.oficina_id, inicial=esta.datos)
        return pintar(request, form, esta.sentido, esta.oficina_id, preparacion=esta)
    if papel := request.POST.get("accion", "").removeprefix(RECORDAR):
        return _recordar(request, esta.sentido, esta.oficina_id, papel, preparacion=esta)
    services.corregir_preparacion(
        actor=actor,
        preparacion_id=preparacion_id,
        datos=escrito(request),
        reloj=hora_oficial(request.entidad),
    )
    return _seguir(request, formulario(request, esta.oficina_id, datos=request.POST), esta.id)


def _seguir(request: Peticion, form: FormularioDeMostrador, clave: UUID) -> HttpResponse:
    """Keep the files that came; go on to the review, or show what is wrong."""
    actor = actor_de(request)
    rechazados = services.anadir_a_preparacion(
        actor=actor,
        preparacion_id=clave,
        ficheros=[
            services.Fichero(f.name or "documento", f.read())
            for campo in ("ficheros", "foto")
            for f in request.FILES.getlist(campo)
        ],
        papel=papel if (papel := request.POST.get("papel", "")) in PAPELES_MM else "",
        reloj=hora_oficial(request.entidad),
    )
    pila_id, mal = traer(request, clave)
    if pila_id:
        return redirect("registro:pila", pila_id=pila_id)
    if form.is_valid() and not rechazados and not mal:
        return redirect("registro:revisar_asiento", preparacion_id=clave)
    esta = preparacion_o_404(actor, clave)
    errores = [*(f"{nombre}: {_(motivo)}" for nombre, motivo in rechazados), *filter(None, [mal])]
    mas = {"preparacion": esta, "errores": errores}
    return pintar(request, form, esta.sentido, esta.oficina_id, estado=INVALIDO, **mas)


@require_POST
@requiere_empleado
def quitar_adjunto(request: Peticion, preparacion_id: UUID, adjunto_id: UUID) -> HttpResponse:
    """Take a file off what is being prepared."""
    actor = actor_de(request)
    preparacion_o_404(actor, preparacion_id)
    services.quitar_de_preparacion(
        actor=actor, preparacion_id=preparacion_id, adjunto_id=adjunto_id
    )
    return redirect("registro:preparacion", preparacion_id=preparacion_id)


@require_POST
@requiere_empleado
def descartar_preparacion(request: Peticion, preparacion_id: UUID) -> HttpResponse:
    """Throw away what was being prepared."""
    actor = actor_de(request)
    esta = preparacion_o_404(actor, preparacion_id)
    services.descartar_preparacion(actor=actor, preparacion_id=preparacion_id)
    return redirect(NUEVAS[esta.sentido])


def _recordar(
    request: Peticion, sentido: str, oficina: UUID, papel: str, **mas: Any
) -> HttpResponse:
    """Fill in the person of that number with what she gave the last time."""
    datos = escrito(request)
    recordada = persona_recordada(actor_de(request), datos, papel)
    form = formulario(request, oficina, inicial={**datos, **(recordada or {})})
    aviso = "" if recordada else _("No hay entradas anteriores de esa persona en el mostrador.")
    return pintar(request, form, sentido, oficina, aviso=aviso, **mas)


def oficina_de(actor: Actor, sentido: str, request: Peticion) -> UUID:
    """
    Return the office where the actor enters, the one asked for among his own.

    :raises SinPermiso: if he has none.
    """
    suyas = [o for o, _c, _n in organizacion.oficinas() if actor.puede_en(PERMISOS[sentido], o)]
    if not suyas:
        actor.exigir_en(PERMISOS[sentido], None)
        raise Http404
    pedida = request.POST.get("oficina") or request.GET.get("oficina", "")
    return next((o for o in suyas if str(o) == pedida), suyas[0])


def formulario(
    request: Peticion, oficina: UUID, *, datos: Any = None, inicial: Any = None
) -> FormularioDeMostrador:
    return FormularioDeMostrador(
        datos,
        initial=inicial,
        actor=actor_de(request),
        oficina_id=oficina,
        hoy=hora_oficial(request.entidad)().date(),
    )


def escrito(request: Peticion) -> dict[str, str]:
    """Return what was written, to be kept as it is until it is right."""
    ajenos = {"csrfmiddlewaretoken", "accion", "oficina", "papel"}
    return {n: v[:4000] for n, v in request.POST.items() if n not in ajenos and isinstance(v, str)}


def preparacion_o_404(actor: Actor, preparacion_id: UUID) -> PreparacionVista:
    """Return what the actor is preparing; whatever else, it does not exist."""
    if not any(actor.puede(permiso) for permiso in PERMISOS.values()):
        actor.exigir(PERMISOS["ENTRADA"])
    esta = selectors.preparacion(actor, preparacion_id)
    if esta is None:
        raise Http404
    return esta


def pintar(
    request: Peticion,
    form: FormularioDeMostrador,
    sentido: str,
    oficina: UUID,
    *,
    estado: HTTPStatus = HTTPStatus.OK,
    **mas: Any,
) -> HttpResponse:
    """Show the form of the counter."""
    contexto = {
        "form": form,
        "sentido": sentido,
        "oficina": oficina,
        "oficina_nombre": organizacion.nombre_de_unidad(oficina),
        "unidades": organizacion.unidades(),
        "plantillas": selectors.plantillas(actor_de(request), sentido),
        **mas,
    }
    return render(request, "registro/nueva.html", contexto, status=estado)
