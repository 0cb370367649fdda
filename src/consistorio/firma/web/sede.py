"""The verification page: what a document is, by its code, for whoever holds a copy of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consistorio.documentos import selectors as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.documentos.web.servir import servir
from consistorio.firma import services
from consistorio.firma.services import evidencias
from consistorio.firma.web import forms, palabras
from consistorio.firma.web.limite import FICHEROS_POR_MINUTO, POR_MINUTO, SEGUNDOS, excede
from consistorio.plataforma.actores import Actor, Clase
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web.errores import pagina
from consistorio.plataforma.web.peticion import Peticion

PDF = "application/pdf"
Vista = Callable[..., HttpResponse]


def con_limite(por_minuto: int = POR_MINUTO) -> Callable[[Vista], Vista]:
    """Answer 429 to an address that asks too often, and keep codes out of search engines."""

    def decorar(vista: Vista) -> Vista:
        @wraps(vista)
        def limitada(request: Peticion, *args: Any, **kwargs: Any) -> HttpResponse:
            if excede(request, por_minuto=por_minuto):
                respuesta = pagina(request, HTTPStatus.TOO_MANY_REQUESTS)
                respuesta["Retry-After"] = str(SEGUNDOS)
                return respuesta
            respuesta = vista(request, *args, **kwargs)
            respuesta["X-Robots-Tag"] = "noindex"
            respuesta["Cache-Control"] = "private, no-store"
            return respuesta

        return limitada

    return decorar


@require_http_methods(["GET", "POST"])
def verificar(request: Peticion) -> HttpResponse:
    """Ask for the code of a document."""
    form = forms.Codigo(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("firma:verificado", csv=_sin_barras(form.cleaned_data["csv"]))
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    contexto = {"form": form, "fichero": forms.Fichero()}
    return render(request, "firma/verificar.html", contexto, status=estado)


@require_POST
@con_limite(FICHEROS_POR_MINUTO)
def verificar_fichero(request: Peticion) -> HttpResponse:
    """Tell in words who signed a file that somebody has, and whether it changed; keep nothing."""
    form = forms.Fichero(request.POST, request.FILES)
    firmas = None
    if form.is_valid():
        try:
            aparte = form.cleaned_data["aparte"]
            firmas = services.validar(
                form.cleaned_data["fichero"].read(),
                hora_oficial(request.entidad)(),
                aparte.read() if aparte else None,
            )
        except services.NoSePudoComprobar:
            form.add_error(
                "fichero", _("No es un fichero firmado que se pueda leer, o lleva contraseña.")
            )
    if firmas is None:
        cajas = {"form": forms.Codigo(), "fichero": form}
        estado = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "firma/verificar.html", cajas, status=estado)
    contexto = {
        "firmas": [palabras.decir_firma(firma) for firma in firmas],
        "nombre": form.cleaned_data["fichero"].name,
    }
    return render(request, "firma/fichero.html", contexto)


@con_limite()
@require_GET
def verificado(request: Peticion, csv: str) -> HttpResponse:
    """Show a document: what it is, who signed it and where it is written down."""
    documento = documentos.por_csv(csv)
    if documento is None:
        return _desconocido(request, csv)
    reunida = services.reunir_evidencia(documento, hora_oficial(request.entidad)())
    contexto = {
        "documento": documento,
        "es_pdf": documento.mime == PDF,
        "firmas": None
        if reunida.firmas is None
        else [palabras.decir(firma) for firma in reunida.firmas],
        "constancias": reunida.constancias,
        "en_tramite": reunida.en_tramite,
        "conservado": evidencias.registro_de(documento.id, documento.sha256) is not None,
        "avisos": reunida.avisos,
    }
    return render(request, "firma/verificado.html", contexto)


@con_limite()
@require_GET
def documento(request: Peticion, csv: str) -> HttpResponse:
    """Give the document itself."""
    uno = documentos.por_csv(csv)
    if uno is None:
        return _desconocido(request, csv)
    return servir(_quien(request), uno.id, descargar="descargar" in request.GET)


@con_limite()
@require_GET
def prueba(request: Peticion, csv: str) -> HttpResponse:
    """Give the document with its evidence, to be checked without us."""
    uno = documentos.por_csv(csv)
    if uno is None:
        return _desconocido(request, csv)
    respuesta = HttpResponse(services.paquete_de_prueba(uno), content_type="application/zip")
    respuesta["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_nombre(uno))}"
    return respuesta


@con_limite()
@require_GET
def evidencia(request: Peticion, csv: str) -> HttpResponse:
    """Give the evidence record (RFC 4998) of the document, which proves it without our signatures."""
    uno = documentos.por_csv(csv)
    if uno is None:
        return _desconocido(request, csv)
    registro = evidencias.registro_de(uno.id, uno.sha256)
    if registro is None:
        raise Http404
    respuesta = HttpResponse(registro, content_type="application/octet-stream")
    respuesta["Content-Disposition"] = f'attachment; filename="evidencia-{uno.csv}.ers"'
    return respuesta


@require_GET
def sello_publico(request: Peticion) -> HttpResponse:
    """Give the certificate of the seal of the entidad (RD 203/2021 art. 19.2)."""
    respuesta = HttpResponse(
        services.certificado_del_sello(request.entidad), content_type="application/pkix-cert"
    )
    respuesta["Content-Disposition"] = f'attachment; filename="sello-{request.entidad.slug}.cer"'
    return respuesta


def _desconocido(request: Peticion, csv: str) -> HttpResponse:
    """Answer the same to a code that is badly typed, is nobody's or is of another entidad."""
    form = forms.Codigo({"csv": csv[:80]})
    form.is_valid()
    form.add_error("csv", _("No hay ningún documento con ese código en esta sede."))
    contexto = {"form": form, "fichero": forms.Fichero()}
    return render(request, "firma/verificar.html", contexto, status=HTTPStatus.NOT_FOUND)


def _sin_barras(csv: str) -> str:
    return csv.replace("/", "").replace("\\", "").strip() or "-"


def _nombre(documento: DocumentoVisto) -> str:
    return f"prueba-{documento.csv}.zip"


def _quien(request: Peticion) -> Actor:
    """Return who looks: the person logged in, or anybody with the code."""
    if request.actor:
        return request.actor
    return Actor(request.entidad, Clase.SISTEMA, "verificacion", "Quien tiene el CSV", frozenset())
