"""The tray of SIR: what came, what was sent, and the desk where what is stuck is repaired."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma import bitacora
from consistorio.plataforma.web import actor_de, requiere_empleado
from consistorio.plataforma.web.peticion import Peticion
from consistorio.registro import selectors
from consistorio.registro.rules.sicres import DocumentacionFisica
from consistorio.registro.rules.sicres.estados import Hecho
from consistorio.registro.selectors.bandeja import POR_PAGINA
from consistorio.registro.web import sir_palabras as palabras
from consistorio.registro.web.sir_formularios import (
    AceptacionForm,
    AnulacionForm,
    MotivoForm,
    ReenvioForm,
)

AISLADO = "default-src 'none'; sandbox"


@require_GET
@requiere_empleado
def bandeja(request: Peticion) -> HttpResponse:
    """Show the exchanges of a tray, with the counters of all of them."""
    actor = actor_de(request)
    ver = request.GET.get("ver", "recibidos")
    ver = ver if ver in selectors.VISTAS_DE_SIR else "recibidos"
    pagina = Paginator(selectors.intercambios(actor, ver), POR_PAGINA).get_page(
        request.GET.get("pagina")
    )
    filas = [
        {
            "fila": fila,
            "estado": palabras.estado_de(fila.estado),
            "salida": palabras.es_de_salida(fila.lado),
        }
        for fila in pagina.object_list
    ]
    contexto = {
        "filas": filas,
        "pagina": pagina,
        "ver": ver,
        "cuentas": selectors.cuentas_de_sir(actor),
    }
    return render(request, "registro/sir_bandeja.html", contexto)


@require_GET
@requiere_empleado
def intercambio(request: Peticion, intercambio_id: UUID) -> HttpResponse:
    """Show an exchange: what it says, its files, its history, and what may be done."""
    return ficha(request, intercambio_id)


def ficha(
    request: Peticion, intercambio_id: UUID, *, estado: int = 200, **llenos: Any
) -> HttpResponse:
    """Return the page of an exchange, with the forms that have come back with errors."""
    actor = actor_de(request)
    visto = visto_o_404(request, intercambio_id)
    bitacora.consulta(actor, "intercambio_sir", intercambio_id)
    con_papel = visto.documentacion_fisica == DocumentacionFisica.REQUERIDA
    contexto = {
        "i": visto,
        "m": visto.mensaje,
        "estado": palabras.estado_de(visto.estado),
        "salida": palabras.es_de_salida(visto.lado),
        "fisica": palabras.FISICA.get(visto.documentacion_fisica, ""),
        "hitos": palabras.hitos(visto),
        "puede": {hecho.name.lower(): hecho in visto.puede for hecho in Hecho},
        "insistir": visto.espera is not None or Hecho.ENVIAR in visto.puede,
        "aceptacion": AceptacionForm(
            unidades=organizacion.unidades(),
            con_papel=con_papel,
            initial={"unidad": next(iter(actor.unidades), "")},
        ),
        "rechazo": MotivoForm(prefix="rechazo"),
        "reenvio": ReenvioForm(prefix="reenvio"),
        "anulacion": AnulacionForm(prefix="anulacion"),
        "fallidos": [form for form in llenos.values() if form.errors],
        **llenos,
    }
    return render(request, "registro/sir_intercambio.html", contexto, status=estado)


@require_GET
@requiere_empleado
def fichero(request: Peticion, intercambio_id: UUID, fichero_id: UUID) -> HttpResponse:
    """Send a file of an exchange. It comes from outside: it is downloaded, never run."""
    actor = actor_de(request)
    try:
        nombre, contenido = selectors.fichero_de_sir(actor, intercambio_id, fichero_id)
    except selectors.IntercambioNoVisible:
        raise Http404 from None
    bitacora.consulta(actor, "fichero_sir", fichero_id)
    respuesta = HttpResponse(contenido, content_type="application/octet-stream")
    respuesta["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(nombre)}"
    respuesta["Content-Security-Policy"] = AISLADO
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


def visto_o_404(request: Peticion, intercambio_id: UUID) -> selectors.IntercambioVisto:
    """Return an exchange that the actor may see; whatever else, it does not exist."""
    try:
        return selectors.intercambio(actor_de(request), intercambio_id)
    except selectors.IntercambioNoVisible:
        raise Http404 from None
