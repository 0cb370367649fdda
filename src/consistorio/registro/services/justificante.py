"""The sealed receipt of an asiento (LPACAP arts. 16.3 and 28)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import structlog
from django.db import connection

from consistorio.documentos.caliente.justificante import Justificantes
from consistorio.firma import services as firma
from consistorio.firma.sello.pdf import PdfSellado
from consistorio.nucleo.identificadores import Dir3, identificador_de_documento
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma.almacen import PorGuardar, almacen
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.models import Entidad
from consistorio.registro.models import Asiento, Justificante
from consistorio.registro.services.libro import en_json
from consistorio.registro.services.recibo import Recibo, del_libro

TITULO = "Justificante de presentación"
GUARDAR = "SELECT * FROM guardar_justificantes(%s::jsonb)"

log = structlog.get_logger("registro")
_justificantes = Justificantes()


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


def procurar_justificante(asiento_id: UUID) -> None:
    """Make the receipt of what is entered already; if the seal does not answer, it is made later."""
    try:
        asegurar_justificante(asiento_id)
    except firma.LlaveNoDisponible as error:
        avisar_de_que_espera(error)


def avisar_de_que_espera(error: Exception) -> None:
    """Write down that a receipt waits for the seal; `completar_justificantes` will make it."""
    log.error("registro.justificante-espera", motivo=str(error))


def emitir(entidad: Entidad, recibo: Recibo) -> None:
    """Make the receipt and keep it; both its bytes and its row are durable when this returns."""
    for error in emitir_varios({0: (entidad, recibo)}, _guardar).values():
        raise error


def emitir_varios(
    recibos: Mapping[int, tuple[Entidad, Recibo]], guardar: Callable[[str], None]
) -> dict[int, Exception]:
    """
    Make the receipts and keep them, and return what went wrong with those that could not be made.

    :param guardar: keeps the rows of a batch, in JSON; the bytes of all are durable by then.
    :raises OSError: if the bytes cannot be kept.
    """
    nuevos, filas, fallos = list[PorGuardar](), list[dict[str, Any]](), dict[int, Exception]()
    for n, (entidad, recibo) in recibos.items():
        try:
            pdf = componer(entidad, recibo)
        except Exception as error:  # noqa: BLE001 — the others must have theirs.
            fallos[n] = error
        else:
            nuevos.append(PorGuardar(entidad, pdf.contenido, pdf.sha256))
            filas.append(_fila(entidad, recibo, pdf))
    if nuevos:
        almacen().guardar_varios(nuevos)
        guardar(en_json(filas))
    return fallos


def componer(entidad: Entidad, recibo: Recibo) -> PdfSellado:
    """Return the sealed receipt: the same facts give the same bytes."""
    preparado = _justificantes.preparar(
        recibo.datos(entidad), idioma=recibo.idioma, titulo=TITULO, fecha=recibo.momento
    )
    return firma.sellador_de(entidad).sellar_preparado(preparado, ahora=recibo.momento)


def _fila(entidad: Entidad, recibo: Recibo, pdf: PdfSellado) -> dict[str, Any]:
    identificador = identificador_de_documento(
        Dir3(entidad.codigo), recibo.momento.year, recibo.justificante_id
    )
    return {
        "entidad_id": entidad.pk,
        "id": recibo.justificante_id,
        "asiento_id": recibo.asiento_id,
        "identificador": str(identificador),
        "nombre": f"Justificante {recibo.numero}.pdf",
        "organo": entidad.codigo,
        "capturado_en": recibo.momento,
        "sha256": pdf.sha256,
        "size_bytes": len(pdf.contenido),
        "csv": recibo.csv,
        "idioma": recibo.idioma,
    }


def _guardar(lote: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(GUARDAR, [lote])
