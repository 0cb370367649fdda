"""What a document has been, version after version, and why it may not have another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consistorio.documentos.models import Documento, VersionAnterior
from consistorio.documentos.rules import versiones as reglas
from consistorio.documentos.selectors.acceso import impedimento


class VersionInexistente(LookupError):
    """The document never had that version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionVista:
    """
    A version: since when, by whom and why; ``tipo_firma`` is empty if it was not signed.

    :param id: its key, if it is not the one of now.
    """

    id: UUID | None
    numero: int
    nombre: str
    mime: str
    sha256: str
    size_bytes: int
    tipo_firma: str
    desde: datetime
    por: str
    motivo: str

    @property
    def vigente(self) -> bool:
        return self.id is None


def versiones(documento_id: UUID) -> list[VersionVista]:
    """Return all its versions, the one of now first. Who may see them, says who asks."""
    documento = Documento.objects.get(id=documento_id)
    filas = list(_anteriores(documento_id))
    vistas = []
    for n, fila in enumerate([*filas, documento]):
        previa = filas[n - 1] if n else None
        vistas.append(
            VersionVista(
                id=fila.id if isinstance(fila, VersionAnterior) else None,
                numero=n + 1,
                nombre=fila.nombre or documento.nombre,
                mime=fila.mime or documento.mime,
                sha256=fila.sha256,
                size_bytes=fila.size_bytes,
                tipo_firma=fila.tipo_firma,
                desde=previa.sustituida_en if previa else documento.capturado_en,
                por=previa.sustituida_por if previa else "",
                motivo=previa.motivo if previa else "",
            )
        )
    return vistas[::-1]


def version_anterior(documento_id: UUID, version_id: UUID) -> VersionVista:
    """
    Return one of the versions that a document had.

    :raises VersionInexistente: if it never had it.
    """
    for una in versiones(documento_id):
        if una.id == version_id:
            return una
    raise VersionInexistente(version_id)


def no_cambia(documento_id: UUID) -> str:
    """Return why the document may not have another version, or nothing."""
    return por_que_no_cambia(Documento.objects.get(id=documento_id))


def por_que_no_cambia(documento: Documento) -> str:
    """Return what the law, or a module that uses it, says against another version; or nothing."""
    return reglas.por_que_no_cambia(
        de_la_ciudadania=documento.origen_ciudadano,
        de_fuera="eni" in documento.metadatos,
        firmado=bool(documento.tipo_firma),
        con_csv=documento.csv is not None,
    ) or impedimento(documento.id)


def _anteriores(documento_id: UUID) -> list[VersionAnterior]:
    filas = VersionAnterior.objects.filter(documento_id=documento_id)
    return list(filas.order_by("sustituida_en", "id"))
