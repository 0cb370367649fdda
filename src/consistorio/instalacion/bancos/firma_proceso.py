"""Sends documents to the portafirmas of a person and, if asked, signs all of them with one code."""

from __future__ import annotations

import json
import sys
import time
from secrets import token_hex
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from consistorio.documentos.selectors import DocumentoVisto
    from consistorio.firma.services import FirmantePedido
    from consistorio.plataforma.actores import Actor
    from consistorio.plataforma.reloj import Reloj

QUIEN = "10000004H"
PACIENCIA_SEGUNDOS = 300


def main() -> None:
    import django

    django.setup()
    from consistorio.plataforma.entidades import en
    from consistorio.plataforma.models import Entidad
    from consistorio.plataforma.reloj import hora_oficial

    cuantas, firmar = int(sys.argv[1]), "firmar" in sys.argv[2:]
    entidad = Entidad.objects.get(slug="villaclara")
    reloj = hora_oficial(entidad)
    with en(entidad):
        from consistorio.plataforma.actores import sistema

        peticiones = _enviar(sistema(entidad, "banco"), cuantas, reloj)
        if firmar:
            print(json.dumps(_firmar(peticiones, reloj)))


def _enviar(actor: Actor, cuantas: int, reloj: Reloj) -> list[tuple[UUID, str]]:
    """Return the petitions, each with the hash of its document: one page of a real resolución."""
    from consistorio.firma import services

    papel, firmante = una_pagina(), _firmante(reloj)
    enviadas = []
    for n in range(1, cuantas + 1):
        documento = _incorporar(actor, f"Resolución {n}.pdf", papel, reloj)
        peticion = services.crear_peticion(
            actor=actor,
            documento_id=documento.id,
            asunto=f"Resolución {n} de {cuantas}",
            firmantes=[[firmante]],
            reloj=reloj,
        )
        enviadas.append((peticion, documento.sha256))
    return enviadas


def _firmante(reloj: Reloj) -> FirmantePedido:
    from consistorio.firma.services import FirmantePedido
    from consistorio.organizacion import selectors as organizacion

    (cargo,) = (c for c in organizacion.cargos_vigentes(reloj().date()) if c.nif == QUIEN)
    return FirmantePedido(
        nif=cargo.nif, nombre=cargo.titular, cargo=cargo.codigo, cargo_nombre=cargo.nombre
    )


def _incorporar(actor: Actor, nombre: str, papel: bytes, reloj: Reloj) -> DocumentoVisto:
    from consistorio.documentos import services as documentos

    return documentos.incorporar(
        actor=actor,
        nombre=nombre,
        contenido=papel + f"\n% {token_hex(8)}\n".encode(),
        mime="application/pdf",
        tipo_documental="TD01",
        origen_ciudadano=False,
        reloj=reloj,
    )


def una_pagina() -> bytes:
    """Return a resolución as the house composes it: PDF/A-2a and PDF/UA-1."""
    from consistorio.documentos.composicion import muestras
    from consistorio.documentos.composicion.compositor import componer

    muestra = muestras.MUESTRAS["resolucion"]
    return componer(
        "resolucion", muestra.datos, idioma="es", titulo=muestra.titulo, fecha=muestras.AHORA
    )


def _firmar(peticiones: list[tuple[UUID, str]], reloj: Reloj) -> dict[str, float]:
    """Return the seconds until whoever signs may do something else, and until all are signed."""
    from consistorio.firma import selectors, services
    from consistorio.identidad.services.segundo_factor import codigos_de_demostracion
    from consistorio.plataforma.reloj import ahora

    actor = _quien(reloj)
    (codigo,) = (uno.codigo for uno in codigos_de_demostracion(ahora()) if uno.nif == QUIEN)
    comienzo = time.perf_counter()
    tanda = services.autorizar_tanda(
        actor=actor, peticiones=peticiones, segundo_factor=codigo, reloj=reloj
    )
    autorizada = time.perf_counter()
    while time.perf_counter() - comienzo < PACIENCIA_SEGUNDOS:
        vista = selectors.tanda(actor, tanda, reloj())
        if vista is None or not vista[0].sigue:
            break
        time.sleep(0.1)
    if vista is None or vista[0].firmados != len(peticiones):
        raise RuntimeError(vista)
    return {
        "autorizar": autorizada - comienzo,
        "firmar": time.perf_counter() - comienzo,
    }


def _quien(reloj: Reloj) -> Actor:
    from consistorio.plataforma.actores import Clase
    from consistorio.plataforma.actores.asignaciones import actor_de_hoy
    from consistorio.plataforma.entidades import entidad_en_curso

    return actor_de_hoy(entidad_en_curso(), Clase.EMPLEADO, QUIEN, QUIEN, reloj().date())


if __name__ == "__main__":
    main()
