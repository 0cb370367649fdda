"""What the menus offer. An entry whose screen is not installed, or not allowed, is not shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consistorio.plataforma.actores import Actor


@dataclass(frozen=True, slots=True)
class Entrada:
    """
    One entry of a menu.

    :param pantalla: name of the URL.
    :param permiso: permission without which it is not shown; empty, everybody sees it.
    :param contador: name of the counter beside it (`contadores`).
    """

    texto: str | Promise
    pantalla: str
    icono: str = ""
    permiso: str = ""
    contador: str = ""


class EntradaVista(NamedTuple):
    texto: str
    url: str
    icono: str
    activa: bool
    contador: str


SEDE = (
    Entrada(_("Inicio"), "sede:inicio", "house"),
    Entrada(_("Trámites"), "catalogo:lista", "list-checks"),
    Entrada(_("Mi carpeta"), "sede:carpeta", "folder"),
    Entrada(_("Notificaciones"), "notificaciones:lista", "bell"),
    Entrada(_("Verificar documento"), "firma:verificar", "shield-check"),
    Entrada(_("Ayuda"), "sede:ayuda", "circle-help"),
)

TRAMITACION: tuple[tuple[str | Promise, tuple[Entrada, ...]], ...] = (
    (
        _("Mi trabajo"),
        (
            Entrada(_("Escritorio"), "tramitacion:escritorio", "house"),
            Entrada(_("Entradas"), "registro:bandeja", "inbox", "registro.distribuir", "entradas"),
            Entrada(_("Varias a la vez"), "registro:lotes", "list-checks", "registro.distribuir"),
            Entrada(
                _("Comunicaciones internas"),
                "registro:comunicaciones",
                "mail",
                "registro.comunicar",
                "comunicaciones",
            ),
            Entrada(
                _("Expedientes"),
                "expedientes:bandeja",
                "folder-open",
                "expedientes.consultar",
                "expedientes",
            ),
            Entrada(_("Documentos ENI"), "documentos:importar", "file-text", "documentos.eni"),
            Entrada(_("Portafirmas"), "firma:portafirmas", "pen-line", "firma.firmar", "firmas"),
            Entrada(_("Enviar a la firma"), "firma:enviar", "send", "firma.enviar"),
        ),
    ),
    (
        _("Registro"),
        (
            Entrada(
                _("Nueva entrada"), "registro:nueva_entrada", "plus", "registro.registrar_entrada"
            ),
            Entrada(_("Nueva salida"), "registro:nueva_salida", "send", "registro.anotar_salida"),
            Entrada(_("Reservar un número"), "registro:reservar", "hash", "registro.reservar"),
            Entrada(_("En custodia"), "registro:custodia", "archive", "registro.custodiar"),
            Entrada(_("Otros registros (SIR)"), "registro:sir", "globe", "registro.sir", "sir"),
            Entrada(_("Buscar en el registro"), "registro:buscar", "search", "registro.consultar"),
            Entrada(_("Favoritos"), "registro:favoritos", "badge-check", "registro.consultar"),
            Entrada(_("Libro de registro"), "registro:libro", "book-open", "registro.consultar"),
            Entrada(_("Quién ha leído qué"), "registro:auditoria", "eye", "registro.auditar"),
            Entrada(
                _("Libro de resoluciones"),
                "expedientes:libro",
                "gavel",
                "expedientes.libro",
            ),
        ),
    ),
    (
        _("Entidad"),
        (
            Entrada(
                _("Personal y unidades"),
                "organizacion:personal",
                "users",
                "organizacion.gestionar",
            ),
            Entrada(_("Trámites"), "catalogo:procedimientos", "list", "catalogo.publicar"),
            Entrada(_("Sello de la entidad"), "firma:sellos", "shield-check", "firma.sellos"),
            Entrada(_("Suplencias"), "organizacion:suplencias", "users", "organizacion.suplencias"),
            Entrada(_("Reglas de reparto"), "registro:reglas", "list-checks", "registro.reglas"),
            Entrada(
                _("En cuarentena"),
                "documentos:cuarentena",
                "shield-check",
                "documentos.cuarentena",
            ),
            Entrada(_("Documentos sin leer"), "registro:lecturas", "file-text", "documentos.leer"),
            Entrada(
                _("Incidencias de la sede"),
                "registro:incidencias",
                "triangle-alert",
                "organizacion.publicar_incidencias",
            ),
        ),
    ),
)


def visibles(entradas: tuple[Entrada, ...], actor: Actor | None, ruta: str) -> list[EntradaVista]:
    """Return the entries that ``actor`` may use here; the one of the page ``ruta`` is marked."""
    vistas = []
    for entrada in entradas:
        if entrada.permiso and not (actor and actor.puede(entrada.permiso)):
            continue
        if url := direccion(entrada.pantalla):
            vistas.append(
                EntradaVista(str(entrada.texto), url, entrada.icono, False, entrada.contador)
            )
    actual = max((v.url for v in vistas if _esta_en(ruta, v.url)), key=len, default="")
    return [v._replace(activa=v.url == actual) for v in vistas]


def direccion(pantalla: str) -> str:
    """Return the address of a screen, or nothing if it is not installed."""
    try:
        return reverse(pantalla)
    except NoReverseMatch:
        return ""


def _esta_en(ruta: str, url: str) -> bool:
    es_inicio = url in {direccion("sede:inicio"), direccion("tramitacion:escritorio")}
    return ruta == url or (not es_inicio and ruta.startswith(url))
