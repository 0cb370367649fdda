"""The documents that have come since the last time, under one stamp."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from consistorio.documentos.selectors import revisiones_desde
from consistorio.firma.models import (
    CadenaDeEvidencias,
    DocumentoEnSerie,
    SelloDeEvidencias,
    SerieDeEvidencias,
)
from consistorio.firma.sello.evidencias import Arbol, Sellador
from consistorio.firma.services.sello import autoridad_de_tiempo
from consistorio.firma.validacion.evidencias import fin_del_sello
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "firma.conservar"
ALGORITMO = "sha256"
MAXIMO = 20_000
SOLAPE = timedelta(days=2)
"""What was being written when the last series was made is looked at again."""


@regla(LPACAP.art("17.2"), LPACAP.art("27.3"))
def sellar_lo_nuevo(*, actor: Actor, reloj: Reloj, sellador: Sellador | None = None) -> int:
    """
    Put under one stamp every revision of a document that is under none, and return how many.

    Each signature makes another revision: the last one is proved too. Doing it again does nothing;
    if the time-stamping authority does not answer, nothing is written and it is tried later.

    :param sellador: stamps a digest; that of the installation, if none is given.
    :raises SinPermiso: if the actor may not.
    """
    actor.exigir(PERMISO)
    ahora = reloj()
    pendientes = _sin_prueba(ahora)
    if not pendientes:
        return 0
    arbol = Arbol([bytes.fromhex(sha256) for _clave, sha256 in pendientes], ALGORITMO)
    token = (sellador or autoridad_de_tiempo().sellar)(arbol.raiz)
    with acto():
        serie = _guardar(actor, pendientes, token, ahora)
        bitacora.anotar(actor, PERMISO, objeto="serie", objeto_id=serie.id)
    return len(pendientes)


def _guardar(
    actor: Actor, pendientes: list[tuple[UUID, str]], token: bytes, ahora: datetime
) -> SerieDeEvidencias:
    """Write the series with its documents, its tree and its stamp."""
    serie: SerieDeEvidencias = SerieDeEvidencias.objects.create(
        creada_en=ahora, documentos=len(pendientes), caduca_en=fin_del_sello(token)
    )
    DocumentoEnSerie.objects.bulk_create(
        (
            DocumentoEnSerie(
                entidad=actor.entidad, serie=serie, posicion=n, documento_id=clave, sha256=sha256
            )
            for n, (clave, sha256) in enumerate(pendientes)
        ),
        batch_size=2_000,
    )
    hojas = b"".join(bytes.fromhex(sha256) for _clave, sha256 in pendientes)
    cadena = CadenaDeEvidencias.objects.create(
        serie=serie, numero=0, algoritmo=ALGORITMO, hojas=hojas
    )
    SelloDeEvidencias.objects.create(cadena=cadena, numero=0, token=token, sellado_en=ahora)
    return serie


def _sin_prueba(ahora: datetime) -> list[tuple[UUID, str]]:
    """Return (document, hash) of what no stamp proves yet, in the order in which it came."""
    ultima = SerieDeEvidencias.objects.order_by("-creada_en").first()
    desde = ultima.creada_en - SOLAPE if ultima and not _llena(ultima) else None
    probados = DocumentoEnSerie.objects.filter(documento=OuterRef("pk"), sha256=OuterRef("sha256"))
    libres = revisiones_desde(desde).filter(~Exists(probados), capturado_en__lte=ahora)
    return list(libres.order_by(F("capturado_en"), "id").values_list("id", "sha256")[:MAXIMO])


def _llena(serie: SerieDeEvidencias) -> bool:
    """Tell whether more may have been left behind than two days ago."""
    return bool(serie.documentos >= MAXIMO)
