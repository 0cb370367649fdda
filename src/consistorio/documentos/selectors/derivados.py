"""What has been made out of a document: its rendition in PDF/A, its copy to be published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.documentos.models import Derivado
from consistorio.documentos.rules.limpieza import en_palabras
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.entidades import entidad_en_curso


class DerivadoInexistente(LookupError):
    """Nothing of that key has been made out of that document."""


@dataclass(frozen=True, slots=True)
class DerivadoVisto:
    """
    What was made, out of which bytes (``sha256_origen``), by whom and with what.

    :param vigente: whether those bytes are still the ones of the document.
    :param quitado: what was taken out, a sentence for each thing.
    """

    id: UUID
    documento_id: UUID
    clase: str
    nombre_de_la_clase: str
    nombre: str
    mime: str
    sha256: str
    size_bytes: int
    sha256_origen: str
    con: str
    hecho_por: str
    hecho_en: datetime
    vigente: bool
    quitado: tuple[str, ...]


def derivados(documento_id: UUID) -> list[DerivadoVisto]:
    """Return all that has been made out of a document, the last first. Who may see it, says who asks."""
    filas = Derivado.objects.filter(documento_id=documento_id).select_related("documento")
    return [derivado_visto(uno) for uno in filas.order_by("-hecho_en", "-id")]


def derivado(documento_id: UUID, derivado_id: UUID) -> DerivadoVisto:
    """
    Return one of the things made out of a document.

    :raises DerivadoInexistente: if there is no such thing.
    """
    uno = Derivado.objects.filter(documento_id=documento_id, id=derivado_id).first()
    if uno is None:
        raise DerivadoInexistente(derivado_id)
    return derivado_visto(uno)


def contenido_derivado(derivado_id: UUID) -> bytes:
    """Return its bytes, verified against their hash."""
    sha256 = Derivado.objects.values_list("sha256", flat=True).get(id=derivado_id)
    return almacen().leer(entidad_en_curso(), sha256)


def derivado_visto(uno: Derivado) -> DerivadoVisto:
    return DerivadoVisto(
        uno.id,
        uno.documento_id,
        uno.clase,
        str(uno.get_clase_display()),
        uno.nombre,
        uno.mime,
        uno.sha256,
        uno.size_bytes,
        uno.sha256_origen,
        uno.con,
        uno.hecho_por,
        uno.hecho_en,
        uno.documento.sha256 == uno.sha256_origen,
        tuple(en_palabras(uno.informe)),
    )
