"""Cutting a pile as the official has decided: each part becomes a document of the preparation."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from uuid import UUID

from consistorio.documentos.intake.aparte import ejecutar_aparte
from consistorio.documentos.rules.pilas import Decidida, Hoja, Parte, repartir
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.plataforma import bitacora
from consistorio.plataforma.actores import Actor
from consistorio.plataforma.almacen import almacen
from consistorio.plataforma.reloj import Reloj
from consistorio.plataforma.transacciones import acto
from consistorio.registro.models import PilaDePreparacion
from consistorio.registro.services.adjuntos import Fichero, anadir_copia
from consistorio.registro.services.pilas.apilar import SEGUNDOS, bloquear_pila


@regla(LPACAP.art("27.3.b"))
def repartir_pila(
    *, actor: Actor, pila_id: UUID, decididas: Sequence[Decidida], reloj: Reloj
) -> int:
    """
    Add the documents of a pile to its preparation, all or none, and return how many.

    :raises SinPermiso: if the actor may not enter at the counter.
    :raises PilaInexistente: if it is in no preparation of the actor, or was cut already.
    :raises PilaMalRepartida: if those decisions make no document.
    :raises ImagenInsuficiente: if a part is not good enough to be an authentic copy.
    :raises AdjuntoNoAdmitido: if there is no room for so many.
    """
    with acto():
        pila = bloquear_pila(actor, pila_id)
        hojas = [Hoja(h["numero"], h["blanca"], h["separa"]) for h in pila.hojas]
        partes = repartir(hojas, decididas)
        for parte, contenido in zip(partes, _cortar(actor, pila, partes), strict=True):
            anadir_copia(
                actor=actor,
                preparacion_id=pila.preparacion_id,
                fichero=Fichero(f"{parte.nombre}.pdf", contenido),
                papel=pila.papel,
                mas={"tipo": parte.tipo, "blancas_quitadas": parte.blancas_quitadas},
                reloj=reloj,
            )
        bitacora.anotar(
            actor, "registro.repartir_pila", objeto="preparacion", objeto_id=pila.preparacion_id
        )
        pila.delete()
    return len(partes)


def _cortar(actor: Actor, pila: PilaDePreparacion, partes: Sequence[Parte]) -> list[bytes]:
    dicho = ejecutar_aparte(
        "consistorio.documentos.intake.pila",
        {"mime": pila.mime, "partes": [[list(hoja) for hoja in p.hojas] for p in partes]},
        almacen().leer(actor.entidad, pila.sha256),
        segundos=SEGUNDOS,
    )
    return [base64.b64decode(pdf) for pdf in dicho["partes"]]
