"""The copy of a document that may be published: what is read in it, and nothing that it hides."""

from __future__ import annotations

from base64 import b64decode
from typing import Any
from uuid import UUID

from consistorio.documentos.intake.aparte import NoTerminoAparte, ejecutar_aparte
from consistorio.documentos.intake.limpieza import se_sabe_limpiar
from consistorio.documentos.intake.tipos import tipo_por_contenido
from consistorio.documentos.models import ClaseDeDerivado
from consistorio.documentos.rules import derivados as reglas
from consistorio.documentos.selectors.derivados import DerivadoVisto
from consistorio.documentos.services.derivados import (
    Hecho,
    NoSePuedeDerivar,
    guardar_derivado,
    leer_examinado,
    previo_de,
    que_se_puede_derivar,
)
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.reloj import Reloj

MODULO = "consistorio.documentos.intake.limpieza"
CON = "Consistorio, limpieza 1"
"""Its number grows when it takes out more: what an older one made can be told."""
MOTIVOS = {"capas": reglas.CON_CAPAS, "roto": reglas.NO_SE_PUDO_LIMPIAR}


def preparar_para_publicar(*, actor: Actor, documento_id: UUID, reloj: Reloj) -> DerivadoVisto:
    """
    Make the copy to publish, with what was taken out of it; if it is already made, return that one.

    It does not look for personal data in what is read: that is for who publishes.

    :raises SinPermiso: if the actor may not.
    :raises DocumentoInexistente: if there is no such document, or the actor may not see it.
    :raises NoSePuedeDerivar: if what it hides cannot be told, with the reason.
    :raises DocumentoCambiado: if it got another version meanwhile.
    """
    documento = que_se_puede_derivar(actor, documento_id)
    if previo := previo_de(documento, ClaseDeDerivado.PUBLICABLE):
        return previo
    contenido = leer_examinado(actor, documento)
    tipo = tipo_por_contenido(contenido)
    if tipo is None or not se_sabe_limpiar(tipo):
        raise NoSePuedeDerivar(reglas.NO_SE_SABE_LIMPIAR)
    dicho = _limpiar(contenido)
    nombre = reglas.nombre_derivado(documento.nombre, tipo.extensiones[0], " (para publicar)")
    limpio = b64decode(dicho["limpio"])
    hecho = Hecho(
        ClaseDeDerivado.PUBLICABLE, limpio, nombre, tipo.mime, CON, tuple(dicho["quitado"])
    )
    return guardar_derivado(actor, documento, hecho, reloj)


def _limpiar(contenido: bytes) -> dict[str, Any]:
    try:
        dicho: dict[str, Any] = ejecutar_aparte(MODULO, {}, contenido)
    except NoTerminoAparte:
        raise NoSePuedeDerivar(reglas.NO_SE_PUDO_LIMPIAR) from None
    if dicho["motivo"]:
        raise NoSePuedeDerivar(MOTIVOS[dicho["motivo"]])
    return dicho
