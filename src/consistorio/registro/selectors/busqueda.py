"""Search over the asientos, of which everybody finds what she may see and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento
from consistorio.registro.rules.busqueda import entender, entender_palabras, fragmento
from consistorio.registro.rules.numeracion import NumeroDeAsiento
from consistorio.registro.selectors.hechos import Marca, marcas
from consistorio.registro.selectors.paginas import leer_marca
from consistorio.registro.selectors.visibilidad import (
    VEN_TODO,
    en_sus_unidades,
    visibles_para,
)

POR_PAGINA = 30
PARECIDAS = 6
FIN = (datetime(9999, 1, 1, tzinfo=UTC), UUID(int=2**128 - 1))
BUSCAR = "SELECT * FROM buscar_asientos(%s::text[], %s, %s::uuid[], %s::text[], %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class Hallado:
    """An asiento that was found. :param partes: a piece of its text, and which parts are words."""

    id: UUID
    numero: str
    sentido: str
    presentado_en: datetime
    extracto: str
    procedimiento: str
    interesado: str
    nif: str
    partes: list[tuple[str, bool]]
    anulado: bool = False
    extracto_rectificado: str = ""


@dataclass(frozen=True, slots=True)
class Resultado:
    """:param parecidas: for each word that nobody has used, those that were searched instead."""

    hallados: list[Hallado]
    siguiente: str | None = None
    parecidas: dict[str, list[str]] = field(default_factory=dict)


def buscar(actor: Actor, texto: str, *, desde: str = "", cuantos: int = POR_PAGINA) -> Resultado:
    """
    Return the asientos that the actor may see with that number, NIF or words, the newest first.

    Words may be written without accents; if nothing has all of them, those like them are searched.

    :param desde: the mark of the page before; empty, the first one.
    :raises SinPermiso: if the actor may not consult the registro.
    :raises MarcaNoValida: if ``desde`` is not a mark.
    """
    claves, parecidas = hallar(actor, texto, desde=desde, cuantos=cuantos + 1)
    hallados = _vistos(actor, claves[:cuantos], entender(texto).palabras)
    ultimo = hallados[-1] if len(claves) > cuantos and hallados else None
    siguiente = f"{ultimo.presentado_en.isoformat()}~{ultimo.id}" if ultimo else None
    return Resultado(hallados, siguiente, _dichas(parecidas, hallados))


def _dichas(parecidas: dict[str, list[str]], hallados: list[Hallado]) -> dict[str, list[str]]:
    """Keep the words that the actor can read in what was found: the others may be of others."""
    legible = " ".join(
        f"{h.extracto} {h.interesado} {''.join(t for t, _ in h.partes)}" for h in hallados
    )
    leidas = set(entender_palabras(legible))
    dichas = {p: [otra for otra in otras if otra in leidas] for p, otras in parecidas.items()}
    return {palabra: otras for palabra, otras in dichas.items() if otras}


def hallar(
    actor: Actor, texto: str, *, desde: str = "", cuantos: int = POR_PAGINA
) -> tuple[list[UUID], dict[str, list[str]]]:
    """
    Return the keys of what `buscar` shows, and the words that were searched instead.

    :raises SinPermiso: if the actor may not consult the registro.
    :raises MarcaNoValida: if ``desde`` is not a mark.
    """
    actor.exigir("registro.consultar")
    pregunta = entender(texto)
    marca = leer_marca(desde) if desde else FIN
    if pregunta.numero:
        return _por_numero(actor, pregunta.numero), {}
    palabras = list(pregunta.palabras)
    claves = _claves(actor, palabras, pregunta.nif, marca, cuantos)
    if claves or not palabras:
        return claves, {}
    parecidas = {palabra: _parecidas(palabra) for palabra in palabras}
    grupos = [" ".join([palabra, *parecidas[palabra]]) for palabra in palabras]
    otras = {p: [otra for otra in parecidas[p] if otra != p] for p in palabras}
    return _claves(actor, grupos, "", marca, cuantos), {p: o for p, o in otras.items() if o}


def _claves(
    actor: Actor, grupos: list[str], nif: str, marca: tuple[datetime, UUID], cuantos: int
) -> list[UUID]:
    limitado = actor.es_empleado and not any(actor.puede(permiso) for permiso in VEN_TODO)
    unidades = list(en_sus_unidades(actor, "registro.consultar")) if limitado else None
    oficinas = [str(o) for o in en_sus_unidades(actor, "registro.registrar_entrada")]
    salidas = actor.puede("registro.anotar_salida")  # Exits belong to no unit.
    with connection.cursor() as cursor:
        cursor.execute(BUSCAR, [grupos, nif, unidades, oficinas, salidas, *marca, cuantos])
        return [fila[0] for fila in cursor.fetchall()]


def _parecidas(palabra: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM palabras_parecidas(%s, %s)", [palabra, PARECIDAS])
        return [fila[0] for fila in cursor.fetchall()]


def _por_numero(actor: Actor, numero: NumeroDeAsiento) -> list[UUID]:
    suyos = visibles_para(actor).filter(
        ejercicio=numero.ejercicio, sentido=numero.sentido.value, numero=numero.numero
    )
    return list(suyos.values_list("id", flat=True))


def _vistos(actor: Actor, claves: list[UUID], palabras: tuple[str, ...]) -> list[Hallado]:
    zona = ZoneInfo(actor.entidad.zona)
    # The index trims first; the rule of who sees what has the last word.
    leidos = visibles_para(actor).filter(id__in=claves).prefetch_related("interesados")
    por_clave = {uno.id: uno for uno in leidos}
    tachados = marcas(por_clave)
    return [
        _hallado(por_clave[clave], palabras, zona, tachados.get(clave, Marca()))
        for clave in claves
        if clave in por_clave
    ]


def _hallado(uno: Asiento, palabras: tuple[str, ...], zona: ZoneInfo, marca: Marca) -> Hallado:
    personas = sorted(uno.interesados.all(), key=lambda p: (p.papel != "interesado", p.orden))
    texto = " · ".join(parte for parte in (uno.extracto, uno.expone, uno.solicita) if parte)
    return Hallado(
        id=uno.id,
        numero=str(uno),
        sentido=uno.sentido,
        presentado_en=uno.presentado_en.astimezone(zona),
        extracto=uno.extracto,
        procedimiento=uno.procedimiento,
        interesado=personas[0].nombre if personas else "",
        nif=personas[0].nif if personas else "",
        partes=fragmento(texto, palabras),
        anulado=marca.anulado,
        extracto_rectificado=marca.extracto,
    )
