"""How often one address may ask without a token: guessing is hopeless, and this makes it slow too."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

POR_MINUTO = 60
SEGUNDOS = 60


def excede(request: HttpRequest, operacion: str) -> bool:
    """Count one more question of this address, and tell whether they are too many in a minute."""
    clave = f"api:{operacion}:{request.META.get('REMOTE_ADDR', '')}"
    if cache.add(clave, 1, SEGUNDOS):
        return False
    try:
        return cache.incr(clave) > POR_MINUTO
    except ValueError:  # The minute ended between both lines.
        return False
