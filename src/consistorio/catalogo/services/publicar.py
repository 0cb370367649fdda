"""To put a version of a procedure in force, and to withdraw it (LPACAP arts. 21.4 and 53.1.f)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from consistorio.catalogo.events import ProcedimientoPublicado, ProcedimientoRetirado
from consistorio.catalogo.models import Procedimiento
from consistorio.catalogo.rules.analisis import Hallazgo, analizar
from consistorio.catalogo.rules.definicion import Definicion, como_datos, leer
from consistorio.catalogo.rules.textos import llano
from consistorio.catalogo.selectors import ProcedimientoDesconocido
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.eventos import publicar as publicar_evento
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto


class DefinicionConFallos(ValueError):
    """It cannot be published as it is; ``hallazgos`` says what is wrong and where."""

    def __init__(self, hallazgos: Sequence[Hallazgo]) -> None:
        super().__init__("; ".join(f"{h.donde}: {h.texto}" for h in hallazgos))
        self.hallazgos = tuple(hallazgos)


class VersionCambiada(Exception):
    """It is not the version that was being changed: somebody has published or withdrawn one."""


def publicar(
    *,
    actor: Actor,
    definicion: Definicion,
    reloj: Reloj,
    sobre: int | None = None,
    texto: str = "",
    modelo: str = "",
) -> int:
    """
    Put a definition in force and return its version; the same one again changes nothing.

    :param texto: what was written, and ``modelo`` that of which it is a variant, if it is one.
    :param sobre: the version that has been changed, 0 if it was none; None does not mind.
    :raises SinPermiso: if the actor may not publish.
    :raises VersionCambiada: if the version in force is not ``sobre``.
    :raises DefinicionConFallos: if its analysis finds something serious, its examples among it.
    """
    actor.exigir("catalogo.publicar")
    if graves := [h for h in analizar(definicion) if h.grave]:
        raise DefinicionConFallos(graves)
    datos = como_datos(definicion)
    with acto():
        previo = _en_vigor(definicion.slug)
        # Compared as they are read: an older program kept less of what is as usual.
        if previo and (leer(previo.definicion), previo.modelo) == (definicion, modelo):
            return int(previo.version)
        if sobre is not None and sobre != (previo.version if previo else 0):
            raise VersionCambiada(definicion.slug)
        instante = reloj()
        if previo:
            previo.retirado_en = instante
            previo.save(update_fields=["retirado_en"])
        escrito = {"texto": texto, "modelo": modelo, "publicado_por": actor.nombre[:160]}
        nuevo = _crear(definicion, datos, instante, escrito)
        _dejar_constancia(actor, "catalogo.publicar", nuevo)
        publicar_evento(
            ProcedimientoPublicado(slug=nuevo.slug, version=nuevo.version), entidad=actor.entidad
        )
    return int(nuevo.version)


def retirar(*, actor: Actor, slug: str, reloj: Reloj) -> None:
    """
    Take a procedure out of the catalogue: nobody begins it any more; what was filed goes on.

    :raises SinPermiso: if the actor may not publish.
    :raises ProcedimientoDesconocido: if it is not in force.
    """
    actor.exigir("catalogo.publicar")
    with acto():
        previo = _en_vigor(slug)
        if previo is None:
            raise ProcedimientoDesconocido(slug)
        previo.retirado_en = reloj()
        previo.save(update_fields=["retirado_en"])
        _dejar_constancia(actor, "catalogo.retirar", previo)
        publicar_evento(
            ProcedimientoRetirado(slug=slug, version=previo.version), entidad=actor.entidad
        )


def _crear(
    definicion: Definicion, datos: dict[str, Any], instante: datetime, escrito: dict[str, str]
) -> Procedimiento:
    nuevo: Procedimiento = Procedimiento.objects.create(
        slug=definicion.slug,
        version=_ultima_version(definicion.slug) + 1,
        definicion=datos,
        busqueda=_texto_de_busqueda(definicion),
        publicado_en=instante,
        **escrito,
    )
    return nuevo


def _dejar_constancia(actor: Actor, deber: str, version: Procedimiento) -> None:
    detalle = {"slug": version.slug, "version": version.version}
    bitacora.anotar(actor, deber, objeto="procedimiento", objeto_id=version.id, detalle=detalle)


def _en_vigor(slug: str) -> Procedimiento | None:
    """Lock the version in force, so that two publications do not cross."""
    return Procedimiento.objects.select_for_update().filter(slug=slug, retirado_en=None).first()


def _ultima_version(slug: str) -> int:
    versiones = Procedimiento.objects.filter(slug=slug).values_list("version", flat=True)
    return max(versiones, default=0)


def _texto_de_busqueda(definicion: Definicion) -> str:
    textos: list[Any] = [
        *definicion.titulo.values(),
        *definicion.resumen.values(),
        *definicion.palabras,
        definicion.objeto["es"],
        definicion.sia,
    ]
    return llano(" ".join(textos))
