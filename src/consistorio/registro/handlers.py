"""What the registro does when others ask or tell."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from consistorio.documentos import selectors as documentos
from consistorio.documentos.selectors import DocumentoVisto
from consistorio.documentos.selectors.acceso import que_impide
from consistorio.firma.services import Aviso, avisar_al_verificar
from consistorio.nucleo.normativa import ROF, regla
from consistorio.plataforma.actores import sistema
from consistorio.plataforma.entidades import entidad_en_curso
from consistorio.plataforma.eventos import suscribir_por_lotes
from consistorio.plataforma.reloj import hora_oficial
from consistorio.registro import services
from consistorio.registro.events import AsientoAnotado
from consistorio.registro.models import DocumentoDeAsiento
from consistorio.registro.rules.correccion import TipoDeHecho
from consistorio.registro.selectors import posteriores
from consistorio.registro.services import lectura

ASIENTO = "registro.asiento"


@avisar_al_verificar
@regla(ROF.art("153.3"))
def decir_lo_que_paso_despues(documento: DocumentoVisto) -> Iterator[Aviso]:
    """Tell whoever verifies a receipt that its asiento was annulled, or rectified; never why."""
    hoja = documentos.constancia(documento.id)
    if hoja is None or hoja[0] != ASIENTO:
        return
    zona = ZoneInfo(entidad_en_curso().zona)
    for tipo, cuando in posteriores(hoja[1]):
        momento = cuando.astimezone(zona)
        if tipo == TipoDeHecho.ANULACION:
            yield Aviso(_("El asiento que este justificante acredita está anulado."), momento, True)
        elif tipo == TipoDeHecho.RECTIFICACION:
            yield Aviso(_("El asiento que este justificante acredita se rectificó."), momento)


@suscribir_por_lotes(AsientoAnotado)
def repartir_por_reglas(anotados: list[AsientoAnotado]) -> None:
    """Send what has just been filed where the rules of the entidad say."""
    entidad = entidad_en_curso()
    services.aplicar_reglas_a_varios(
        actor=sistema(entidad, "reglas"),
        asientos=[UUID(uno.asiento_id) for uno in anotados if uno.sentido == "ENTRADA"],
        reloj=hora_oficial(entidad),
    )


@suscribir_por_lotes(AsientoAnotado)
def dejar_que_se_halle(anotados: list[AsientoAnotado]) -> None:
    """Put what has just been entered in the index of the search."""
    services.indexar(*(UUID(uno.asiento_id) for uno in anotados))


@suscribir_por_lotes(AsientoAnotado)
def pedir_que_se_lea(anotados: list[AsientoAnotado]) -> None:
    """Leave to be read what came scanned with what has just been entered."""
    lectura.pedir_lectura(
        actor=sistema(entidad_en_curso(), "lectura"),
        asientos=[UUID(uno.asiento_id) for uno in anotados],
    )


@que_impide
def si_esta_en_un_asiento(documento_id: UUID) -> str:
    """The receipt of an asiento guarantees the hash of its documents (LPACAP art. 16.3)."""
    esta = DocumentoDeAsiento.objects.filter(documento_id=documento_id).exists()
    return _("Está en un asiento del registro, cuyo justificante lleva su huella.") if esta else ""
