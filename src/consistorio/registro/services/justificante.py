"""The sealed receipt of an asiento (LPACAP arts. 16.3 and 28)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from consistorio.documentos.caliente.justificante import Justificantes
from consistorio.firma import services as firma
from consistorio.nucleo.identificadores import Dir3, identificador_de_documento
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.models import Entidad
from consistorio.registro.models import Asiento, Justificante
from consistorio.registro.services.combinador import Combinador
from consistorio.registro.services.libro import en_json
from consistorio.registro.services.recibo import Recibo, del_libro

TITULO = "Justificante de presentación"
SQL = "SELECT * FROM guardar_justificantes(%s::jsonb)"

_justificantes = Justificantes()
_combinador: list[Combinador] = []


def usar_combinador(combinador: Combinador) -> None:
    """Keep receipts through the combining writer, in a server with many filings at a time."""
    _combinador[:] = [combinador]


@regla(LPACAP.art("16.3"), LPACAP.art("28"), LPACAP.art("31.2"))
def asegurar_justificante(asiento_id: UUID) -> UUID:
    """
    Make sure that the asiento has its sealed receipt, and return the key of that document.

    The receipt depends on nothing but the asiento, so whoever makes it (the filing, or the outbox
    after a crash) makes the same one; asking again returns the one there is.
    """
    asiento = Asiento.objects.get(id=asiento_id)
    if not Justificante.objects.filter(asiento=asiento).exists():
        entidad = entidad_en_curso()
        emitir(entidad, del_libro(entidad, asiento))
    return asiento.justificante_id  # type: ignore[no-any-return]


def emitir(entidad: Entidad, recibo: Recibo) -> None:
    """Make the receipt and keep it; both its bytes and its row are durable when this returns."""
    pdf = componer(entidad, recibo)
    blob = almacen().guardar(entidad, pdf)
    numero = Dir3(entidad.codigo)
    elemento = {
        "entidad_id": entidad.pk,
        "id": recibo.justificante_id,
        "asiento_id": recibo.asiento_id,
        "identificador": str(
            identificador_de_documento(numero, recibo.momento.year, recibo.justificante_id)
        ),
        "nombre": f"Justificante {recibo.numero}.pdf",
        "organo": entidad.codigo,
        "capturado_en": recibo.momento,
        "sha256": blob.sha256,
        "size_bytes": blob.size_bytes,
        "csv": recibo.csv,
        "idioma": recibo.idioma,
    }
    _guardar(elemento)


def componer(entidad: Entidad, recibo: Recibo) -> bytes:
    """Return the sealed receipt: the same facts give the same bytes."""
    preparado = _justificantes.preparar(
        recibo.datos(entidad), idioma=recibo.idioma, titulo=TITULO, fecha=recibo.momento
    )
    sellador = firma.sellador_de(entidad)
    return sellador.sellar_preparado(preparado, ahora=recibo.momento).contenido


def _guardar(elemento: dict[str, Any]) -> None:
    if _combinador:
        _combinador[0](elemento)
        return
    with connection.cursor() as cursor:
        cursor.execute(SQL, [en_json([elemento])])
