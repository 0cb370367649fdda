"""To put a star on an asiento or take it off, and to keep a search."""

from __future__ import annotations

from uuid import UUID

from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import AsientoFavorito, BusquedaGuardada
from consistorio.registro.selectors.asientos import AsientoInexistente
from consistorio.registro.selectors.visibilidad import visibles_para

MAXIMO = 200


class DemasiadosFavoritos(ValueError):
    """She keeps already as many as can be kept at hand."""


class NombreRepetido(ValueError):
    """It has no name, or she has another search with the same one."""


class BusquedaInexistente(LookupError):
    """She keeps no such search."""


def marcar_asiento(*, actor: Actor, asiento_id: UUID, marcado: bool, reloj: Reloj) -> None:
    """
    Put a star on an asiento, or take it off. Doing it twice is doing it once.

    :raises SinPermiso: if the actor may not consult the registro.
    :raises AsientoInexistente: if she may not see it.
    :raises DemasiadosFavoritos: if she has too many.
    """
    actor.exigir("registro.consultar")
    if not visibles_para(actor).filter(id=asiento_id).exists():
        raise AsientoInexistente(asiento_id)
    suyos = AsientoFavorito.objects.filter(empleado=actor.identificador)
    with acto():
        if not marcado:
            suyos.filter(asiento_id=asiento_id).delete()
        else:
            if suyos.count() >= MAXIMO:
                raise DemasiadosFavoritos
            AsientoFavorito.objects.get_or_create(
                empleado=actor.identificador,
                asiento_id=asiento_id,
                defaults={"marcado_en": reloj()},
            )
        accion = "registro.poner_estrella" if marcado else "registro.quitar_estrella"
        bitacora.anotar(actor, accion, objeto="asiento", objeto_id=asiento_id)


def guardar_busqueda(*, actor: Actor, nombre: str, texto: str) -> UUID:
    """
    Keep what is searched, under a name, for who asks and nobody else.

    :raises SinPermiso: if the actor may not consult the registro.
    :raises NombreRepetido: if there is no name, nothing to search, or she has one so called.
    :raises DemasiadosFavoritos: if she has too many.
    """
    actor.exigir("registro.consultar")
    nombre, texto = nombre.strip()[:80], texto.strip()[:100]
    suyas = BusquedaGuardada.objects.filter(empleado=actor.identificador)
    with acto():
        if not nombre or not texto or suyas.filter(nombre=nombre).exists():
            raise NombreRepetido(nombre)
        if suyas.count() >= MAXIMO:
            raise DemasiadosFavoritos
        una = BusquedaGuardada.objects.create(
            empleado=actor.identificador, nombre=nombre, texto=texto
        )
        bitacora.anotar(actor, "registro.guardar_busqueda", objeto="busqueda", objeto_id=una.id)
    return una.id  # type: ignore[no-any-return]


def borrar_busqueda(*, actor: Actor, busqueda_id: UUID) -> None:
    """
    Forget a search of the actor.

    :raises SinPermiso: if the actor may not consult the registro.
    :raises BusquedaInexistente: if she has none with that key.
    """
    actor.exigir("registro.consultar")
    with acto():
        suyas = BusquedaGuardada.objects.filter(empleado=actor.identificador, id=busqueda_id)
        borradas, _de_cada = suyas.delete()
        if not borradas:
            raise BusquedaInexistente(busqueda_id)
        bitacora.anotar(actor, "registro.borrar_busqueda", objeto="busqueda", objeto_id=busqueda_id)
