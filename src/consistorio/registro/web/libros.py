"""The libros: to look in them, to take them out sealed, and to have them certified."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.documentos.web.servir import servir
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors, services
from consistorio.registro.rules.asiento import Sentido
from consistorio.registro.rules.libros import DefectoDeTramo, Tramo, TramoNoValido
from consistorio.registro.selectors import FiltrosDeLibro
from consistorio.registro.selectors.bandeja import POR_PAGINA
from consistorio.registro.services import tomos
from consistorio.registro.web.carpeta import asiento_o_404
from consistorio.registro.web.lotes_forms import clave_de

DEFECTOS: dict[DefectoDeTramo, Any] = {
    DefectoDeTramo.AL_REVES: gettext_lazy("El primer día es posterior al último."),
    DefectoDeTramo.OTRO_EJERCICIO: gettext_lazy("Los días han de ser del mismo año que el libro."),
    DefectoDeTramo.VACIO: gettext_lazy("No hay asientos entre esos días."),
    DefectoDeTramo.DEMASIADOS: gettext_lazy(
        "Son más de 5.000 asientos: expórtelos por partes, con menos días."
    ),
}
SITUACIONES = ("", "anulados", "reservas")


@require_GET
@requiere_empleado
def libro(request: Peticion) -> HttpResponse:
    """Show the libro, by year and sense, with what is looked for in it."""
    filtros = _filtros(request)
    try:
        filas, siguiente = selectors.pagina(
            actor_de(request),
            desde=request.GET.get("desde_asiento", ""),
            cuantos=POR_PAGINA,
            filtros=filtros,
        )
    except selectors.MarcaNoValida:
        raise Http404 from None
    consulta = request.GET.copy()
    consulta.pop("desde_asiento", None)
    contexto = {
        "filas": filas,
        "siguiente": siguiente,
        "filtros": filtros,
        "consulta": consulta.urlencode(),
    }
    return render(request, "registro/libro.html", contexto)


def _filtros(request: Peticion) -> FiltrosDeLibro:
    """Return what is looked for; what makes no sense is left out."""
    sentido, situacion = request.GET.get("sentido", ""), request.GET.get("situacion", "")
    ejercicio = request.GET.get("ejercicio", "")
    return FiltrosDeLibro(
        sentido=sentido if sentido in {"ENTRADA", "SALIDA"} else "",
        ejercicio=int(ejercicio) if ejercicio.isascii() and ejercicio.isdigit() else None,
        desde=_dia(request.GET.get("desde", "")),
        hasta=_dia(request.GET.get("hasta", "")),
        texto=request.GET.get("q", "")[:100].replace("\0", ""),
        situacion=situacion if situacion in SITUACIONES else "",
    )


def _dia(texto: str) -> date | None:
    try:
        return date.fromisoformat(texto)
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
@requiere_empleado
def exportaciones(request: Peticion) -> HttpResponse:
    """List the sealed exports, and make another one."""
    actor = actor_de(request)
    hoy = hora_oficial(request.entidad)().date()
    actor.exigir("registro.exportar")
    if request.method == "GET":
        return _pintar(request, hoy)
    try:
        hecho = _exportar(request, _tramo(request))
    except TramoNoValido as error:
        return _pintar(request, hoy, str(DEFECTOS[error.defecto]))
    except ValueError:
        return _pintar(request, hoy, _("Elija el libro y los dos días."))
    messages.success(request, hecho)
    return redirect("registro:exportaciones")


def _exportar(request: Peticion, tramo: Tramo) -> str:
    """Take it out at once or, if it is too much for one document, in tomos; say which was done."""
    actor, reloj = actor_de(request), hora_oficial(request.entidad)
    try:
        services.exportar_libro(actor=actor, tramo=tramo, reloj=reloj)
    except TramoNoValido as error:
        if error.defecto is not DefectoDeTramo.DEMASIADOS:
            raise
        clave = clave_de(request.POST)
        tomos.pedir_exportacion(actor=actor, tramo=tramo, clave=clave, reloj=reloj)
        return _("Son muchos asientos: se están exportando en tomos. No hace falta esperar aquí.")
    return _("El libro está exportado y sellado.")


@require_POST
@requiere_empleado
def reanudar(request: Peticion, exportacion_id: UUID) -> HttpResponse:
    """Go on with an export in tomos that stopped."""
    actor = actor_de(request)
    try:
        tomos.reanudar_exportacion(
            actor=actor, exportacion_id=exportacion_id, reloj=hora_oficial(request.entidad)
        )
    except tomos.ExportacionInexistente:
        raise Http404 from None
    except tomos.NoSeReanuda:
        messages.error(request, _("No se ha reanudado: está en curso o ya ha acabado."))
    else:
        messages.success(request, _("Sigue desde donde estaba."))
    return redirect("registro:exportaciones")


def _tramo(request: Peticion) -> Tramo:
    """
    Return the part of the libro that was asked for.

    :raises ValueError: if it was not well asked.
    """
    desde = date.fromisoformat(request.POST.get("desde", ""))
    return Tramo(
        sentido=Sentido(request.POST.get("sentido", "")),
        ejercicio=desde.year,
        desde=desde,
        hasta=date.fromisoformat(request.POST.get("hasta", "")),
    )


def _pintar(request: Peticion, hoy: date, error: str = "") -> HttpResponse:
    en_tomos = selectors.exportaciones_de_libros(actor_de(request))
    contexto = {
        "exportados": selectors.exportados(actor_de(request)),
        "en_tomos": en_tomos,
        "siguen": any(una.estado == "en-curso" for una in en_tomos),
        "clave": str(uuid4()),
        "error": error,
        "desde": request.POST.get("desde") or hoy.replace(month=1, day=1).isoformat(),
        "hasta": request.POST.get("hasta") or hoy.isoformat(),
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    parcial = request.htmx and request.htmx.target == "exportados"
    plantilla = "registro/_exportados.html" if parcial else "registro/exportaciones.html"
    return render(request, plantilla, contexto, status=estado)


@require_GET
@requiere_empleado
def exportado(request: Peticion, exportado_id: UUID) -> HttpResponse:
    """Send an export: the sealed PDF or, with ``?datos``, its data file."""
    actor = actor_de(request)
    uno = selectors.exportado(actor, exportado_id)
    if uno is None:
        raise Http404
    documento = uno.datos_id if "datos" in request.GET else uno.documento_id
    return servir(actor, documento, descargar=True)


@require_POST
@requiere_empleado
def certificar(request: Peticion, asiento_id: UUID) -> HttpResponse:
    """Prepare the certificate of an asiento and send it to the Secretario to be signed."""
    actor = actor_de(request)
    actor.exigir("registro.exportar")
    asiento_o_404(actor, asiento_id)
    try:
        services.certificar_asiento(
            actor=actor, asiento_id=asiento_id, reloj=hora_oficial(request.entidad)
        )
    except services.SinSecretaria:
        messages.error(request, _("Nadie ocupa hoy la Secretaría: no se puede certificar."))
    else:
        messages.success(request, _("El certificado está en el portafirmas de Secretaría."))
    return redirect("registro:entrada", asiento_id=asiento_id)
