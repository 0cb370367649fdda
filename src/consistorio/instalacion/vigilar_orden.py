"""`vigilar-registro`: follow a log from outside, with the very file that third parties take."""

from consistorio.verificador.vigilante import configurar, ejecutar

__all__ = ["configurar", "ejecutar"]
