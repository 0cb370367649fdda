"""Stamping again, before a certificate ends or an algorithm falls (RFC 4998, section 5)."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import UUID

from consistorio.firma.models import CadenaDeEvidencias, SelloDeEvidencias, SerieDeEvidencias
from consistorio.firma.sello.evidencias import Arbol, Sellador, hoja_renovada
from consistorio.firma.services.evidencias.registro import registros_de_la_serie
from consistorio.firma.services.evidencias.sellar import PERMISO
from consistorio.firma.services.sello import autoridad_de_tiempo
from consistorio.firma.validacion.evidencias import fin_del_sello
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

MARGEN = timedelta(days=180)


class SerieInexistente(LookupError):
    """There is no such series in this entidad."""


class AlgoritmoNoAdmitido(ValueError):
    """It is not stronger than the one that there is, or we do not know it."""


def renovar_las_que_caducan(*, actor: Actor, reloj: Reloj, sellador: Sellador | None = None) -> int:
    """
    Stamp again every series whose certificate ends within half a year, and return how many.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir(PERMISO)
    limite = reloj() + MARGEN
    caducan = SerieDeEvidencias.objects.filter(caduca_en__lte=limite).order_by("caduca_en")
    claves = list(caducan.values_list("id", flat=True))
    for clave in claves:
        renovar(actor=actor, serie_id=clave, reloj=reloj, sellador=sellador)
    return len(claves)


def renovar(
    *, actor: Actor, serie_id: UUID, reloj: Reloj, sellador: Sellador | None = None
) -> None:
    """
    Stamp the last stamp of a series: one stamp for all its documents, which are not read.

    :raises SinPermiso: if the actor may not.
    :raises SerieInexistente: if there is none.
    """
    actor.exigir(PERMISO)
    with acto():
        serie = _bloquear(serie_id)
        cadena = serie.cadenas.latest("numero")
        ultimo = cadena.sellos.latest("numero")
        resumen = hashlib.new(cadena.algoritmo, bytes(ultimo.token)).digest()
        _sellar(actor, serie, cadena, resumen, numero=ultimo.numero + 1, reloj=reloj, por=sellador)


def cambiar_algoritmo(
    *,
    actor: Actor,
    serie_id: UUID,
    algoritmo: str,
    reloj: Reloj,
    sellador: Sellador | None = None,
) -> None:
    """
    Hash again, by a stronger algorithm, every document of a series with all its evidence.

    :raises SinPermiso: if the actor may not.
    :raises SerieInexistente: if there is none.
    :raises AlgoritmoNoAdmitido: if it is not stronger.
    :raises BlobAlterado: if a document is not what was stamped; nothing is written.
    """
    actor.exigir(PERMISO)
    with acto():
        serie = _bloquear(serie_id)
        ultima = serie.cadenas.latest("numero")
        if algoritmo not in {"sha384", "sha512"} or algoritmo <= ultima.algoritmo:
            raise AlgoritmoNoAdmitido(algoritmo)
        hojas = _hojas(actor, serie, algoritmo)
        cadena = CadenaDeEvidencias.objects.create(
            serie=serie, numero=ultima.numero + 1, algoritmo=algoritmo, hojas=b"".join(hojas)
        )
        raiz = Arbol(hojas, algoritmo).raiz
        _sellar(actor, serie, cadena, raiz, numero=0, reloj=reloj, por=sellador)


def _hojas(actor: Actor, serie: SerieDeEvidencias, algoritmo: str) -> list[bytes]:
    miembros = serie.miembros.order_by("posicion").values_list("sha256", flat=True)
    return [
        hoja_renovada(
            registro,
            hashlib.new(algoritmo, almacen().leer(actor.entidad, sha256)).digest(),
            algoritmo,
        )
        for registro, sha256 in zip(registros_de_la_serie(serie), miembros, strict=True)
    ]


def _bloquear(serie_id: UUID) -> SerieDeEvidencias:
    serie = SerieDeEvidencias.objects.select_for_update().filter(id=serie_id).first()
    if serie is None:
        raise SerieInexistente(serie_id)
    return serie  # type: ignore[no-any-return]


def _sellar(
    actor: Actor,
    serie: SerieDeEvidencias,
    cadena: CadenaDeEvidencias,
    resumen: bytes,
    *,
    numero: int,
    reloj: Reloj,
    por: Sellador | None,
) -> None:
    token = (por or autoridad_de_tiempo().sellar)(resumen)
    SelloDeEvidencias.objects.create(cadena=cadena, numero=numero, token=token, sellado_en=reloj())
    serie.caduca_en = fin_del_sello(token)
    serie.save(update_fields=["caduca_en"])
    bitacora.anotar(actor, PERMISO, objeto="serie", objeto_id=serie.id)
