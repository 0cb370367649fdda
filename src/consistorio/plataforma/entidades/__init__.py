"""Tenancy: who owns what is read and written."""

from consistorio.plataforma.entidades.contexto import SinEntidad, en, entidad_en_curso

__all__ = ["SinEntidad", "en", "entidad_en_curso"]
