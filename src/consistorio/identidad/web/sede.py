"""Screens with which citizens get in and out."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consistorio.identidad import services
from consistorio.identidad.services import Identificada, Origen
from consistorio.identidad.web.personas_simuladas import PERSONAS
from consistorio.plataforma.actores import Clase
from consistorio.plataforma.reloj import hora_oficial
from consistorio.plataforma.web import sesiones
from consistorio.plataforma.web.peticion import Peticion

GALLETA_PETICION = "clave_peticion"


def origen_de(request: HttpRequest) -> Origen:
    """Return from where the request comes, as our own server saw it; no header is believed."""
    return Origen(request.META.get("REMOTE_ADDR") or None, request.headers.get("User-Agent", ""))


def destino_seguro(request: Peticion, siguiente: str, por_defecto: str) -> str:
    """Return where to go next, never outside this sede."""
    propio = url_has_allowed_host_and_scheme(siguiente, allowed_hosts=None, require_https=True)
    return siguiente if propio and siguiente.startswith(request.prefijo) else por_defecto


def dejar_entrar(
    request: Peticion, quien: Identificada, clase: Clase, destino: str
) -> HttpResponse:
    """Open the session of who has just been identified; the one that was open is closed."""
    respuesta = redirect(destino)
    sesiones.cerrar(request, respuesta)
    sesiones.abrir(
        respuesta,
        entidad=request.entidad,
        prefijo=request.prefijo,
        clase=clase,
        identificador=quien.nif,
        nombre=quien.nombre,
        evidencia_id=quien.evidencia_id,
        datos={"nivel": quien.nivel, "sistema": quien.sistema, "representa": quien.representa},
    )
    return respuesta


@require_GET
def entrar(request: Peticion) -> HttpResponse:
    """Offer the ways to get in."""
    siguiente = request.GET.get("siguiente", "")
    certificado = f"{settings.CONSISTORIO_ORIGEN_CERTIFICADO}/{request.entidad.slug}/"
    contexto = {
        "siguiente": siguiente,
        "caducada": "caducada" in request.GET,
        "url_certificado": f"{certificado}?siguiente={quote(siguiente, safe='')}",
        "demo": settings.CONSISTORIO_DEMO,
    }
    return render(request, "identidad/entrar.html", contexto)


@require_GET
def entrar_certificado(request: Peticion) -> HttpResponse:
    """Exchange the ticket of the certificate listener for a session."""
    try:
        quien = services.entrar_con_ticket(
            entidad=request.entidad,
            ticket=request.GET.get("ticket", ""),
            origen=origen_de(request),
            reloj=hora_oficial(request.entidad),
        )
    except services.TicketNoValido:
        frases = [_("La identificación ha caducado o ya se ha usado. Vuelva a empezar.")]
    except services.CertificadoNoAdmitido as error:
        frases = [_(frase) for frase in error.frases]
    else:
        destino = destino_seguro(request, request.GET.get("siguiente", ""), reverse("sede:carpeta"))
        return dejar_entrar(request, quien, Clase.CIUDADANO, destino)
    return render(
        request,
        "identidad/no_admitido.html",
        {"frases": frases, "siguiente": request.GET.get("siguiente", "")},
        status=HTTPStatus.FORBIDDEN,
    )


@require_POST
def entrar_clave(request: Peticion) -> HttpResponse:
    """Take the browser to the identity provider, with a request that only it can answer for."""
    siguiente = request.POST.get("siguiente", "")
    peticion = services.nueva_peticion(request.entidad, siguiente)
    respuesta = redirect(f"{reverse('identidad:simulador_clave')}?peticion={quote(peticion)}")
    respuesta.set_cookie(
        GALLETA_PETICION,
        peticion,
        max_age=600,
        path=request.prefijo,
        secure=True,
        httponly=True,
        samesite="Lax",
    )
    return respuesta


def simulador_clave(request: Peticion) -> HttpResponse:
    """Play the part of Cl@ve: choose who you are, and be sent back with an assertion."""
    if not settings.CONSISTORIO_DEMO:
        raise Http404
    peticion = request.POST.get("peticion") or request.GET.get("peticion", "")
    persona = next((p for p in PERSONAS if p.nif == request.POST.get("nif")), None)
    contexto = {"peticion": peticion, "personas": PERSONAS}
    if request.method != "POST" or persona is None:
        return render(request, "identidad/simulador_clave.html", contexto)
    try:
        contexto["asercion"] = services.simular_asercion(
            peticion, nif=persona.nif, nombre=persona.nombre, nivel="sustancial"
        )
    except services.AsercionNoValida:
        return _no_admitida(request)
    destino = f"{reverse('identidad:vuelta_clave')}?asercion={quote(str(contexto['asercion']))}"
    return redirect(destino)


@require_GET
def vuelta_clave(request: Peticion) -> HttpResponse:
    """Receive the answer of the identity provider."""
    try:
        quien, siguiente = services.entrar_con_asercion(
            entidad=request.entidad,
            asercion=request.GET.get("asercion", ""),
            peticion=request.COOKIES.get(GALLETA_PETICION, ""),
            origen=origen_de(request),
            reloj=hora_oficial(request.entidad),
        )
    except services.AsercionNoValida:
        return _no_admitida(request)
    destino = destino_seguro(request, siguiente, reverse("sede:carpeta"))
    respuesta = dejar_entrar(request, quien, Clase.CIUDADANO, destino)
    respuesta.delete_cookie(GALLETA_PETICION, path=request.prefijo)
    return respuesta


def _no_admitida(request: Peticion) -> HttpResponse:
    frases = [_("La respuesta de Cl@ve no es válida o ha caducado. Vuelva a empezar.")]
    return render(
        request, "identidad/no_admitido.html", {"frases": frases}, status=HTTPStatus.FORBIDDEN
    )


@require_POST
def salir(request: Peticion) -> HttpResponse:
    """Close the session and go to the front page."""
    era_empleado = bool(request.actor) and request.actor.es_empleado  # type: ignore[union-attr]
    destino = "identidad:entrar_empleado" if era_empleado else "sede:inicio"
    respuesta = redirect(destino)
    sesiones.cerrar(request, respuesta)
    return respuesta
