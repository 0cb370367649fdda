"""The pages that a sede must have (RD 203/2021 art. 11), with the data of its entidad."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consistorio.canales.sede.calendario import meses_de
from consistorio.canales.sede.datos import datos_de
from consistorio.canales.sede.portada import accesos_rapidos, destacados
from consistorio.nucleo.calendarios import CalendarioSinPublicar
from consistorio.organizacion import selectors as organizacion
from consistorio.plataforma.entidades.calendario import calendario_de
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import hora_oficial


@require_GET
def inicio(request: HttpRequest) -> HttpResponse:
    entidad: Entidad = request.entidad  # type: ignore[attr-defined]
    contexto = {
        "accesos": accesos_rapidos(),
        "destacados": destacados(entidad),
        "sede": datos_de(entidad),
        "proximo": _proximo_inhabil(entidad, hora_oficial(entidad)().date()),
    }
    return render(request, "sede/inicio.html", contexto)


@require_GET
def pagina(request: HttpRequest, nombre: str) -> HttpResponse:
    entidad: Entidad = request.entidad  # type: ignore[attr-defined]
    return render(request, f"sede/{nombre}.html", {"sede": datos_de(entidad)})


@require_GET
def incidencias(request: HttpRequest) -> HttpResponse:
    """Show what has failed, what will be stopped, and the plazos that it extended (art. 32.4)."""
    entidad: Entidad = request.entidad  # type: ignore[attr-defined]
    todas = organizacion.incidencias(hora_oficial(entidad)())
    contexto = {"sede": datos_de(entidad), "incidencias": todas}
    return render(request, "sede/incidencias.html", contexto)


@require_GET
def hora(request: HttpRequest) -> HttpResponse:
    """Show the official date and hour and the days that do not count (LPACAP arts. 30.7, 31)."""
    entidad: Entidad = request.entidad  # type: ignore[attr-defined]
    calendario = calendario_de(entidad)
    anualidad = hora_oficial(entidad)().year
    contexto = {
        "calendario": calendario,
        "anualidad": anualidad,
        "meses": meses_de(anualidad, calendario),
        "festivos": [(d, m) for d, m in calendario.festivos.items() if d.year == anualidad],
        "sede": datos_de(entidad),
    }
    return render(request, "sede/hora.html", contexto)


def _proximo_inhabil(entidad: Entidad, hoy: date) -> tuple[date, str] | None:
    """Return the next holiday that is not a weekend, within a month."""
    calendario = calendario_de(entidad)
    try:
        for dias in range(31):
            dia = hoy + timedelta(days=dias)
            if dia in calendario.festivos and not calendario.es_habil(dia):
                return dia, calendario.festivos[dia]
    except CalendarioSinPublicar:
        return None
    return None
