"""Writing leaves: the canonical form of a legal fact, salted."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from consistorio.nucleo.canonico import canonico
from consistorio.plataforma.models import Entidad, Hoja
from consistorio.plataforma.reloj import ahora

SAL_BYTES = 16


def huella_salada(sal: bytes, contenido: bytes) -> bytes:
    """Return what goes into the tree: without the salt, nobody can guess the content."""
    return hashlib.sha256(sal + contenido).digest()


def asentar(
    entidad: Entidad,
    *,
    tipo: str,
    contenido: dict[str, Any],
    objeto_id: UUID | None = None,
    momento: datetime | None = None,
) -> Hoja:
    """
    Add a legal fact to the log of ``entidad``, in the transaction that makes it true.

    Its place in the tree is given afterwards by the sequencer.
    """
    texto = canonico({"tipo": tipo, "entidad": entidad.codigo, **contenido})
    sal = secrets.token_bytes(SAL_BYTES)
    return Hoja.objects.create(  # type: ignore[no-any-return]
        entidad=entidad,
        tipo=tipo,
        objeto_id=objeto_id,
        contenido=texto.decode(),
        sal=sal,
        huella=huella_salada(sal, texto),
        momento=momento or ahora(),
    )
