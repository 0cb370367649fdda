"""Proofs for whoever wants to check: this fact is in the log, and the log has only grown."""

from __future__ import annotations

import base64
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from consistorio.nucleo.merkle import prueba_consistencia, prueba_inclusion
from consistorio.plataforma.constancia.claves import verificador
from consistorio.plataforma.constancia.nodos import leer_nodo
from consistorio.plataforma.models import (
    Cofirma,
    Entidad,
    Hoja,
    PuntoDeControl,
    SelloDePunto,
)


@dataclass(frozen=True, slots=True)
class PruebaDeInclusion:
    """
    All that a verifier needs, offline. Bytes are in base64.

    :param contenido: canonical JSON of the fact; SHA-256(sal ‖ contenido) is the leaf.
    :param cofirmas: of the checkpoint, each with the line of its witness.
    """

    tipo: str
    contenido: str
    sal: str
    indice: int
    tamano: int
    camino: list[str]
    punto_de_control: str
    verificador: str
    sello_de_tiempo: str
    cofirmas: list[dict[str, str]] = field(default_factory=list)

    def como_dict(self) -> dict[str, Any]:
        """Return it as plain values. Without witnesses, the same fields as before there were any."""
        datos = asdict(self)
        if not self.cofirmas:
            del datos["cofirmas"]
        return datos


def prueba_de(entidad: Entidad, objeto_id: UUID, tipo: str) -> PruebaDeInclusion | None:
    """Return the proof of a fact of ``objeto_id``, or None while no checkpoint covers it."""
    hoja = Hoja.objects.filter(objeto_id=objeto_id, tipo=tipo).order_by("momento").first()
    if hoja is None or hoja.indice is None:
        return None
    punto = _mejor_punto(hoja.indice)
    camino = prueba_inclusion(hoja.indice, punto.tamano, leer_nodo)
    return PruebaDeInclusion(
        tipo=hoja.tipo,
        contenido=hoja.contenido,
        sal=_b64(hoja.sal),
        indice=hoja.indice,
        tamano=punto.tamano,
        camino=[_b64(paso) for paso in camino],
        punto_de_control=punto.nota,
        verificador=verificador(entidad),
        sello_de_tiempo=_b64(_sello_de(punto)),
        cofirmas=list(
            Cofirma.objects.filter(tamano=punto.tamano)
            .order_by("testigo")
            .values("testigo", "linea")
        ),
    )


def _mejor_punto(indice: int) -> PuntoDeControl:
    """Return the last checkpoint over that leaf that some witness has seen, or else the last."""
    vistos = Cofirma.objects.filter(tamano__gt=indice).values_list("tamano", flat=True)
    visto = vistos.order_by("-tamano").first()
    puntos = PuntoDeControl.objects.order_by("-tamano")
    return puntos.get(tamano=visto) if visto else puntos[0]  # type: ignore[no-any-return]


def _sello_de(punto: PuntoDeControl) -> bytes:
    """Return the time stamp of a checkpoint, put when it was closed or afterwards."""
    if punto.sello_de_tiempo:
        return bytes(punto.sello_de_tiempo)
    tokens = SelloDePunto.objects.filter(tamano=punto.tamano).values_list("token", flat=True)
    return bytes(tokens.first() or b"")


def consistencia(antes: int, despues: int) -> list[str]:
    """Return the proof that the log of size ``despues`` only added to that of size ``antes``."""
    return [_b64(paso) for paso in prueba_consistencia(antes, despues, leer_nodo)]


def _b64(datos: bytes) -> str:
    return base64.b64encode(bytes(datos)).decode()
