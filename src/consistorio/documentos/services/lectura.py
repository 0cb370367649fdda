"""Reading what scanned papers say, so that they can be found: after the filing, a little at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from consistorio.documentos.intake.aparte import NoTerminoAparte, ejecutar_aparte
from consistorio.documentos.intake.motor import motor_de_lectura
from consistorio.documentos.models import Documento, LecturaDeDocumento, PaginaLeida
from consistorio.documentos.selectors import DocumentoInexistente, en_cuarentena
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

PERMISO = "documentos.leer"
LEGIBLES = frozenset({"application/pdf", "image/jpeg", "image/png", "image/tiff"})
PAGINAS_POR_TRAMO, PAGINAS_MAXIMAS = 2, 200
SEGUNDOS_POR_TRAMO = 40
COPIA_DE_PAPEL = "EE03"
E = LecturaDeDocumento.Estado


def legibles(documentos: Sequence[UUID]) -> list[UUID]:
    """Return which of these may have to be read: what people brought, and copies of paper."""
    filas = Documento.objects.filter(id__in=list(documentos), mime__in=LEGIBLES)
    return [
        clave
        for clave, ciudadano, csv, elaboracion in filas.values_list(
            "id", "origen_ciudadano", "csv", "estado_elaboracion"
        )
        if elaboracion == COPIA_DE_PAPEL or (ciudadano and csv is None)
    ]


def leer_tramo(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> bool:
    """
    Read the next pages of a document, and return whether more are left.

    What fails stays told, for who looks after it; the document stays as it was.

    :raises SinPermiso: if the actor may not.
    :raises DocumentoInexistente: if there is no such document.
    """
    actor.exigir(PERMISO)
    with acto():
        documento = Documento.objects.filter(id=documento_id).first()
        if documento is None:
            raise DocumentoInexistente(documento_id)
        lectura = _lectura(documento, reloj)
        if lectura.estado != E.PENDIENTE:
            return False
        if documento_id in en_cuarentena([documento_id]):
            _dejar(lectura, E.FALLIDA, "en cuarentena", reloj)
            return False
        idiomas = idiomas_de_lectura(actor.entidad)
        try:
            dicho = _leer(actor.entidad, documento, lectura.leidas + 1, idiomas)
        except NoTerminoAparte as error:
            _dejar(lectura, E.FALLIDA, str(error), reloj)
            return False
        _guardar(lectura, dicho, idiomas, reloj)
        return bool(lectura.estado == E.PENDIENTE)


def leer_otra_vez(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> bool:
    """
    Let a document that could not be read be read again; return whether it was so.

    :raises SinPermiso: if the actor may not.
    """
    actor.exigir(PERMISO)
    with acto():
        filas = LecturaDeDocumento.objects.select_for_update()
        lectura = filas.filter(
            documento_id=documento_id, estado__in=[E.FALLIDA, E.SIN_MOTOR]
        ).first()
        if lectura is None:
            return False
        PaginaLeida.objects.filter(documento_id=documento_id).delete()
        lectura.leidas, lectura.paginas = 0, None
        _dejar(lectura, E.PENDIENTE, "", reloj)
        bitacora.anotar(actor, PERMISO, objeto="documento", objeto_id=documento_id)
    return True


def idiomas_de_lectura(entidad: Entidad) -> list[str]:
    """Return in which languages its papers may be: those that it says, or else its own."""
    dichos: list[str] = entidad.ajustes.get("idiomas_de_lectura") or [
        "es",
        *entidad.ajustes.get("idiomas", ()),
    ]
    return [str(idioma) for idioma in dichos]


def _lectura(documento: Documento, reloj: Reloj) -> LecturaDeDocumento:
    LecturaDeDocumento.objects.get_or_create(documento=documento, defaults={"cambiada_en": reloj()})
    bloqueada: LecturaDeDocumento = LecturaDeDocumento.objects.select_for_update().get(
        documento=documento
    )
    return bloqueada


def _leer(entidad: Entidad, documento: Documento, desde: int, idiomas: list[str]) -> dict[str, Any]:
    mime, sha256 = _lo_escaneado(documento)
    dicho: dict[str, Any] = ejecutar_aparte(
        "consistorio.documentos.intake.lectura",
        {
            "mime": mime,
            "desde": desde,
            "cuantas": PAGINAS_POR_TRAMO,
            "motor": motor_de_lectura(idiomas),
        },
        almacen().leer(entidad, sha256),
        segundos=SEGUNDOS_POR_TRAMO,
    )
    return dicho


def _lo_escaneado(documento: Documento) -> tuple[str, str]:
    """Return what is read: of an authentic copy, the paper itself, without what we print on it."""
    digitalizacion = documento.metadatos.get("digitalizacion", {})
    if documento.estado_elaboracion != COPIA_DE_PAPEL or not digitalizacion:
        return documento.mime, documento.sha256
    return digitalizacion["formato_escaneado"], digitalizacion["sha256_escaneado"]


def _guardar(
    lectura: LecturaDeDocumento, dicho: dict[str, Any], idiomas: list[str], reloj: Reloj
) -> None:
    PaginaLeida.objects.bulk_create(
        PaginaLeida(
            entidad=lectura.entidad,
            documento_id=lectura.documento_id,
            numero=pagina["numero"],
            texto=pagina["texto"].replace("\x00", ""),
            modo=pagina["modo"],
            confianza=pagina["confianza"],
            idiomas=" ".join(idiomas)[:60],
        )
        for pagina in dicho["paginas"]
    )
    lectura.paginas = dicho["total"]
    lectura.leidas += len(dicho["paginas"])
    if dicho["paginas"] and lectura.leidas < min(lectura.paginas or 0, PAGINAS_MAXIMAS):
        _dejar(lectura, E.PENDIENTE, "", reloj)
        return
    modos = set(lectura.documento.paginas_leidas.values_list("modo", flat=True))
    if "fallida" in modos:
        _dejar(lectura, E.FALLIDA, "tesseract no terminó en alguna página", reloj)
    else:
        cortada = (lectura.paginas or 0) > PAGINAS_MAXIMAS
        aviso = f"solo las {PAGINAS_MAXIMAS} primeras páginas" if cortada else ""
        _dejar(lectura, E.SIN_MOTOR if "sin-motor" in modos else E.HECHA, aviso, reloj)


def _dejar(lectura: LecturaDeDocumento, estado: str, error: str, reloj: Reloj) -> None:
    lectura.estado, lectura.error, lectura.cambiada_en = estado, error[:300], reloj()
    lectura.save()
