"""Authentic electronic copies of the papers that are brought to the counter (LPACAP 16.5 and 27)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from consistorio.documentos import services as documentos
from consistorio.documentos.intake.aparte import NoTerminoAparte, ejecutar_aparte
from consistorio.documentos.rules.digitalizacion import (
    DIGITALIZABLES,
    PAGINAS_MAXIMAS,
    PAPELES_MM,
    DefectoDeImagen,
    ImagenInsuficiente,
    Pagina,
    comprobar_paginas,
)
from consistorio.documentos.rules.texto_rico import desde_texto
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.firma import services as firma
from consistorio.nucleo.normativa import LPACAP, RD203, regla
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.registro.models import AdjuntoDePreparacion

COPIA_DE_PAPEL = "EE03"
TIPO_DOCUMENTAL = "TD99"
TITULO = "Copia electrónica auténtica"


def paginas_de(mime: str, contenido: bytes, papel: str) -> list[Pagina]:
    """
    Return the pages of a scan that is good enough, looked at in a child process.

    :param papel: its size, one of `PAPELES_MM`; the resolution is pixels by that paper.
    :raises ImagenInsuficiente: if it cannot be an authentic copy.
    """
    if mime not in DIGITALIZABLES:
        raise ImagenInsuficiente(DefectoDeImagen.FORMATO)
    parametros = {"mime": mime, "papel_mm": PAPELES_MM[papel], "maximo": PAGINAS_MAXIMAS}
    try:
        dicho = ejecutar_aparte("consistorio.documentos.intake.escaneo", parametros, contenido)
    except NoTerminoAparte:
        raise ImagenInsuficiente(DefectoDeImagen.FORMATO) from None
    paginas = [Pagina(**pagina) for pagina in dicho["paginas"]]
    comprobar_paginas(paginas)
    return paginas


@regla(LPACAP.art("16.5"), LPACAP.art("27.3.b"), RD203.art("39.3"))
def incorporar_copia_autentica(
    actor: Actor, adjunto: AdjuntoDePreparacion, reloj: Reloj
) -> DocumentoVisto:
    """
    Bring in the sealed copy of a paper, in the transaction in course; what was scanned is kept too.

    It says expressly that it is a copy, who made it and when, and the hash of what was scanned.

    :raises ImagenInsuficiente: if it cannot be an authentic copy.
    """
    ahora = reloj()
    escaneado = almacen().leer(actor.entidad, adjunto.sha256)
    paginas = paginas_de(adjunto.mime, escaneado, adjunto.digitalizacion["papel"])
    codigo = documentos.nuevo_csv()
    return documentos.incorporar(
        actor=actor,
        nombre=f"{adjunto.nombre.rpartition('.')[0] or adjunto.nombre}.pdf"[:200],
        contenido=_sellada(actor, adjunto, paginas, codigo, ahora.replace(microsecond=0)),
        mime="application/pdf",
        tipo_documental=adjunto.digitalizacion.get("tipo", TIPO_DOCUMENTAL),
        origen_ciudadano=True,
        estado_elaboracion=COPIA_DE_PAPEL,
        csv=codigo,
        tipo_firma="TF06",
        metadatos={"digitalizacion": _metadatos(actor, adjunto, paginas)},
        reloj=lambda: ahora,
    )


def _sellada(
    actor: Actor,
    adjunto: AdjuntoDePreparacion,
    paginas: list[Pagina],
    codigo: str,
    momento: datetime,
) -> bytes:
    pdf = documentos.componer(
        "copia",
        {
            **documentos.membrete(actor.entidad, codigo, lema="Registro Electrónico General"),
            **_contenido(actor, adjunto, paginas, momento),
        },
        idioma="es",
        titulo=TITULO,
        fecha=momento,
    )
    return firma.sellar(entidad=actor.entidad, pdf=pdf, momento=momento)


def _metadatos(
    actor: Actor, adjunto: AdjuntoDePreparacion, paginas: list[Pagina]
) -> dict[str, Any]:
    return {
        "resolucion_ppp": min(p.ppp for p in paginas),
        "paginas": len(paginas),
        "paginas_en_blanco": [n for n, p in enumerate(paginas, start=1) if p.blanca],
        "paginas_en_blanco_quitadas": adjunto.digitalizacion.get("blancas_quitadas", 0),
        "papel": adjunto.digitalizacion["papel"],
        "formato_escaneado": adjunto.mime,
        "sha256_escaneado": adjunto.sha256,
        "digitalizado_por": actor.identificador,
    }


def _contenido(
    actor: Actor, adjunto: AdjuntoDePreparacion, paginas: list[Pagina], momento: datetime
) -> dict[str, Any]:
    datos = _metadatos(actor, adjunto, paginas)
    return {
        "cuerpo": desde_texto(
            _(
                "Este documento es copia electrónica auténtica del documento en papel presentado en esta "
                "oficina, digitalizado y sellado al recibirlo (artículos 16.5 y 27 de la Ley 39/2015). "
            )
            + _que_reproduce(datos["paginas_en_blanco_quitadas"])
        ),
        "datos": [
            (_("Documento"), adjunto.nombre),
            (_("Páginas"), str(datos["paginas"])),
            (_("Resolución"), f"{datos['resolucion_ppp']} ppp"),
            (_("Papel"), datos["papel"]),
            (_("Digitalizado por"), actor.nombre),
            (_("Digitalizado el"), momento),
        ],
        "huellas": [adjunto.sha256],
        "pagina_alt": _("Página digitalizada"),
        "paginas": [_en_svg(p) for p in paginas],
    }


def _que_reproduce(quitadas: int) -> str:
    """Say which pages of the paper are in the copy: blank ones may have been left out."""
    if not quitadas:
        return _("Reproduce todas sus páginas, también las que están en blanco.")
    return _(
        "Reproduce todas sus páginas menos %(n)s que estaban en blanco, que no se han copiado."
    ) % {"n": quitadas}


def _en_svg(pagina: Pagina) -> dict[str, Any]:
    """Return the page as the composer takes pictures: a drawing with the very JPEG inside."""
    ancho, alto = pagina.pixeles
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{ancho}" height="{alto}" '
        f'viewBox="0 0 {ancho} {alto}"><image width="{ancho}" height="{alto}" '
        f'href="data:image/jpeg;base64,{pagina.jpeg}"/></svg>'
    )
    return {"svg": svg, "ancho": pagina.mm[0], "alto": pagina.mm[1]}


def medir(mime: str, contenido: bytes, papel: str) -> dict[str, Any]:
    """
    Return what is kept of a scan until it is registered.

    :raises ImagenInsuficiente: if it cannot be an authentic copy.
    """
    paginas = paginas_de(mime, contenido, papel)
    return {
        "papel": papel,
        "paginas": len(paginas),
        "ppp": min(p.ppp for p in paginas),
        "en_blanco": sum(p.blanca for p in paginas),
    }
