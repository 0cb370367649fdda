"""The trays of the portafirmas on the screen."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from consistorio.firma import selectors
from consistorio.firma.rules.plazos import ha_vencido
from consistorio.firma.selectors import Bandeja, PeticionVista
from consistorio.firma.web import forms, palabras
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web.peticion import Peticion

POR_PAGINA = 50
TODAS = 1_000
"""As many as one code may release: to choose them all, they have to be on the screen."""


def pintar_bandeja(request: Peticion, actor: Actor, form: forms.Firma) -> HttpResponse:
    """Show the tray that the address asks for, with its filter and its page."""
    cual = _pedida(request, actor)
    texto = request.GET.get("q", "").strip()[:80]
    todas = "todas" in request.GET
    pagina = Paginator(
        selectors.bandeja(actor, cual, texto), TODAS if todas else POR_PAGINA
    ).get_page(request.GET.get("pagina"))
    hoy = hora_oficial(request.entidad)().date()
    suple, firma = selectors.cargos_suplidos(actor), actor.puede("firma.firmar")
    contexto = {
        "pestanas": _pestanas(actor, cual),
        "pagina": pagina,
        "peticiones": [
            _fila(selectors.mirar(actor, fila, suple), request.POST.getlist("peticion"), hoy)
            for fila in pagina
        ],
        "firma": firma,
        "envia": actor.puede("firma.enviar"),
        "firmable": cual is Bandeja.PENDIENTES and firma,
        "todas": todas,
        "texto": texto,
        "cual": cual,
        "form": form,
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "firma/portafirmas.html", contexto, status=estado)


def _fila(una: PeticionVista, elegidas: list[str], hoy: date) -> dict[str, object]:
    """Return a petition of the tray; its box carries the hash of the document that it shows."""
    nombre, tipo = palabras.ESTADOS[una.estado]
    valor = f"{una.id}:{una.sha256}"
    return {
        "una": una,
        "estado": nombre,
        "tipo": tipo,
        "valor": valor,
        "elegida": valor in elegidas,
        "vencida": una.plazo and not una.cerrada_en and ha_vencido(una.plazo, hoy),
        "firmadas": sum(f.firmado_en is not None for f in una.firmantes),
    }


def _pedida(request: Peticion, actor: Actor) -> Bandeja:
    """Return the tray that the address names, or the one with which each begins."""
    if (cual := request.GET.get("bandeja", "")) in set(Bandeja):
        return Bandeja(cual)
    return Bandeja.PENDIENTES if actor.puede("firma.firmar") else Bandeja.ENVIADAS


def _pestanas(actor: Actor, cual: Bandeja) -> list[dict[str, object]]:
    nombres = {
        Bandeja.PENDIENTES: _("Pendientes"),
        Bandeja.EN_ESPERA: _("A la espera de otros"),
        Bandeja.HECHAS: _("Firmadas o rechazadas por mí"),
        Bandeja.ENVIADAS: _("Enviadas por mí"),
    }
    return [
        {
            "texto": nombres[bandeja],
            "url": f"{reverse('firma:portafirmas')}?bandeja={bandeja}",
            "activa": bandeja is cual,
            "contador": cuantas,
        }
        for bandeja, cuantas in selectors.cuantas(actor).items()
    ]
