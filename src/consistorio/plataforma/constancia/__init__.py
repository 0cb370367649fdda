"""The verifiable log of each entidad: what is written in it cannot be changed unseen."""

from consistorio.plataforma.constancia.hojas import asentar, huella_salada
from consistorio.plataforma.constancia.pruebas import PruebaDeInclusion, prueba_de
from consistorio.plataforma.models import Hoja

__all__ = ["Hoja", "PruebaDeInclusion", "asentar", "huella_salada", "prueba_de"]
