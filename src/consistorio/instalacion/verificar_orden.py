"""`verificar`: check a receipt or document offline, with the very file that third parties take."""

from consistorio.verificador.verificador import configurar, ejecutar

__all__ = ["configurar", "ejecutar"]
