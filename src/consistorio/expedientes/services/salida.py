"""What leaves an expediente: its exit in the registro and its notification (LPACAP arts. 16.1, 40)."""

from __future__ import annotations

from uuid import UUID

from consistorio.documentos.selectors import DocumentoVisto
from consistorio.documentos.selectors import documento as leer_documento
from consistorio.expedientes.models import Expediente
from consistorio.expedientes.services.hitos import incorporar_documento
from consistorio.notificaciones import services as notificaciones
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj
from consistorio.registro import services as registro


def notificar_firmado(
    actor: Actor,
    expediente: Expediente,
    documento_id: UUID,
    *,
    titulo: str,
    asunto: str,
    clave: str,
    reloj: Reloj,
) -> tuple[str, UUID]:
    """
    Put in the expediente, enter and notify a paper that is signed, in the transaction in course.

    :param asunto: is read before access, so that it reveals nothing.
    :return: the number of its exit, and the key of its notification.
    """
    firmado = leer_documento(documento_id)
    incorporar_documento(expediente, [documento_id], reloj())
    salida = dar_salida(actor, expediente, titulo, (firmado,), clave=clave, reloj=reloj)
    return salida, poner(actor, expediente, asunto, (documento_id,), reloj)


def dar_salida(
    actor: Actor,
    expediente: Expediente,
    extracto: str,
    salen: tuple[DocumentoVisto, ...],
    *,
    clave: str,
    reloj: Reloj,
) -> str:
    """Enter in the registro what leaves, in the transaction in course, and return its number."""
    presentacion = registro.Presentacion(
        extracto=extracto[:240],
        interesados=(
            registro.PersonaDeAsiento(
                papel="interesado",
                nombre=expediente.interesado_nombre,
                nif=expediente.interesado_nif,
                email=expediente.interesado_email,
            ),
        ),
        documentos=tuple(_presentado(d) for d in salen),
        procedimiento=expediente.procedimiento,
        unidad_destino=expediente.unidad_id,
        idioma=expediente.idioma,
        asiento_relacionado_id=expediente.asiento_id,
        datos={"tramite": expediente.titulo, "expediente": str(expediente)},
    )
    return registro.anotar_salida(
        actor=actor,
        presentacion=presentacion,
        clave=clave,
        reloj=reloj,
    ).numero


def _presentado(documento: DocumentoVisto) -> registro.DocumentoPresentado:
    return registro.DocumentoPresentado(
        documento_id=documento.id,
        nombre=documento.nombre,
        mime=documento.mime,
        tipo_documental=documento.tipo_documental,
        sha256=documento.sha256,
        size_bytes=documento.size_bytes,
    )


def poner(
    actor: Actor, expediente: Expediente, asunto: str, claves: tuple[UUID, ...], reloj: Reloj
) -> UUID:
    """Put documents at disposal of the person, in the transaction in course; return the key."""
    return notificaciones.poner_a_disposicion(
        actor=actor,
        documento_id=claves[0],
        anexos=claves[1:],
        destinatario=notificaciones.Destinatario(
            nif=expediente.interesado_nif,
            nombre=expediente.interesado_nombre,
            email=expediente.interesado_email,
            representante_nif=expediente.representante_nif,
            representante_nombre=expediente.representante_nombre,
            idioma=expediente.idioma,
        ),
        obligada_o_elegida=expediente.notificacion_electronica,
        organo=expediente.organo,
        procedimiento=expediente.titulo,
        asunto_neutro=asunto,
        expediente_id=expediente.id,
        expediente=str(expediente),
        reloj=reloj,
    )
