"""News from a module to those above it, without knowing who listens."""

from consistorio.plataforma.eventos.buzon import EventoDeDominio, publicar, suscribir

__all__ = ["EventoDeDominio", "publicar", "suscribir"]
