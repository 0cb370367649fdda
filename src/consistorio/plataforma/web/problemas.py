"""Problem details for programs (RFC 9457)."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

TIPO = "application/problem+json"


def problema(
    estado: HTTPStatus,
    *,
    tipo: str = "about:blank",
    titulo: str = "",
    detalle: str = "",
    **mas: Any,
) -> HttpResponse:
    """Return an answer that says what is wrong to a program, and in words to its programmer."""
    detalle = detalle.replace("\0", "\N{REPLACEMENT CHARACTER}")  # It may repeat what was sent.
    cuerpo = {
        "type": tipo,
        "title": titulo or estado.phrase,
        "status": int(estado),
        **({"detail": detalle} if detalle else {}),
        **mas,
    }
    return HttpResponse(
        json.dumps(cuerpo, ensure_ascii=False), content_type=TIPO, status=int(estado)
    )
