"""The pages and sections in which a form is asked."""

from __future__ import annotations

from dataclasses import dataclass

from consistorio.catalogo.rules.formulario import Campo, Formulario, Seccion


@dataclass(frozen=True, slots=True)
class Bloque:
    """Some questions under one heading, or without it."""

    seccion: Seccion | None
    campos: tuple[Campo, ...]


def paginas_de(formulario: Formulario) -> tuple[tuple[Bloque, ...], ...]:
    """Return the blocks of each page, in order; a form without sections has one of each."""
    secciones = {seccion.desde: seccion for seccion in formulario.secciones}
    paginas: list[list[tuple[Seccion | None, list[Campo]]]] = [[]]
    for campo in formulario.campos:
        seccion = secciones.get(campo.nombre)
        if seccion and seccion.pagina and paginas[-1]:
            paginas.append([])
        if seccion or not paginas[-1]:
            paginas[-1].append((seccion, []))
        paginas[-1][-1][1].append(campo)
    return tuple(tuple(Bloque(s, tuple(campos)) for s, campos in pagina) for pagina in paginas)
