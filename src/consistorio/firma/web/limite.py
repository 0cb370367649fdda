"""How often one address may ask for codes: guessing is hopeless, and this makes it slow as well."""

from __future__ import annotations

from django.core.cache import cache

from consistorio.plataforma.web.peticion import Peticion

POR_MINUTO = 30
FICHEROS_POR_MINUTO = 6
SEGUNDOS = 60


def excede(request: Peticion, *, por_minuto: int = POR_MINUTO) -> bool:
    """Count one more question of this address, and tell whether they are too many in a minute."""
    clave = f"verificar:{por_minuto}:{request.entidad.codigo}:{request.META.get('REMOTE_ADDR', '')}"
    if cache.add(clave, 1, SEGUNDOS):
        return False
    try:
        return cache.incr(clave) > por_minuto
    except ValueError:  # The minute ended between both lines.
        return False
