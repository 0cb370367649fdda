"""The expediente as it travels: its signed index and its documents, as the NTI orders."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from uuid import UUID

from consistorio.documentos import selectors as documentos
from consistorio.documentos.eni import documento_xml
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.documentos.services import como_eni
from consistorio.expedientes.models import Expediente, Hito
from consistorio.expedientes.rules.estados import Estado
from consistorio.expedientes.services.hitos import anotar_hito, bloquear
from consistorio.expedientes.services.indice import DE_REMISION, firmar_indice
from consistorio.nucleo.normativa import LPACAP, NTI_EXPEDIENTE, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.models import Entidad
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto

# The date of every entry: the same expediente gives the same file.
EPOCA = (1980, 1, 1, 0, 0, 0)


@regla(LPACAP.art("70.3"), NTI_EXPEDIENTE.art("VI"))
def exportar(*, actor: Actor, expediente_id: UUID, reloj: Reloj) -> bytes:
    """
    Return a ZIP with the signed index, each document in ENI XML, and their contents to be read.

    A closed expediente goes with the index of its closing; an open one, with one for this
    remittance, which is kept.

    :raises SinPermiso: if the actor may not.
    :raises ExpedienteInexistente: if there is none for the actor.
    :raises IndiceVacio: if it has no documents.
    """
    actor.exigir("expedientes.exportar")
    with acto():
        expediente = bloquear(actor, expediente_id)
        momento = reloj()
        if expediente.estado == Estado.ARCHIVADO:
            indice = documentos.documento(expediente.indices.latest("firmado_en").documento_id)
        else:
            indice = firmar_indice(actor, expediente, DE_REMISION, momento)
        paquete = _empaquetar(actor.entidad, expediente, indice)
        anotar_hito(actor, expediente, Hito.EXPORTADO, momento)
        bitacora.anotar(actor, "expedientes.exportar", objeto="expediente", objeto_id=expediente.id)
    return paquete


def _empaquetar(entidad: Entidad, expediente: Expediente, indice: DocumentoVisto) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as paquete:
        _anadir(paquete, f"{expediente.identificador}.xml", documentos.contenido(indice.id))
        filas = expediente.documentos.filter(integra=True, incorporado_en__lte=indice.capturado_en)
        for orden, clave in filas.order_by("orden").values_list("orden", "documento_id"):
            documento = documentos.documento(clave)
            contenido = documentos.contenido(clave)
            eni = documento_xml(como_eni(entidad, clave))
            _anadir(paquete, f"documentos/{orden:04}_{documento.identificador}.xml", eni)
            _anadir(paquete, f"contenidos/{_nombre(orden, documento)}", contenido)
    return salida.getvalue()


def _anadir(paquete: zipfile.ZipFile, nombre: str, contenido: bytes) -> None:
    paquete.writestr(zipfile.ZipInfo(nombre, EPOCA), contenido, zipfile.ZIP_DEFLATED)


def _nombre(orden: int, documento: DocumentoVisto) -> str:
    """Return a name that no system refuses nor takes for a path."""
    ruta = PurePosixPath(documento.nombre.replace("\\", "/").replace("/", "-"))
    base = "".join(c if c.isalnum() or c in " -_." else "-" for c in ruta.name).strip(" .")
    return f"{orden:04} {base[-120:] or 'documento'}"
