"""News from a module to those above it, without knowing who listens."""

from consistorio.plataforma.eventos.buzon import (
    EventoDeDominio,
    publicar,
    publicar_varios,
    suscribir,
    suscribir_por_lotes,
)

__all__ = ["EventoDeDominio", "publicar", "publicar_varios", "suscribir", "suscribir_por_lotes"]
