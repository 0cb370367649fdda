"""Why an answer is not taken."""

from __future__ import annotations

from enum import StrEnum


class Pega(StrEnum):
    FALTA = "falta"
    LARGO = "largo"
    FECHA = "fecha"
    HORA = "hora"
    NUMERO = "numero"
    DECIMAL = "decimal"
    IMPORTE = "importe"
    MENOR = "menor"
    MAYOR = "mayor"
    CORREO = "correo"
    TELEFONO = "telefono"
    OPCION = "opcion"
    NIF = "nif"
    IBAN = "iban"
    CODIGO_POSTAL = "codigo-postal"
    CATASTRAL = "catastral"
    MATRICULA = "matricula"
    PUNTO = "punto"
    POCAS_FILAS = "pocas-filas"
    MUCHAS_FILAS = "muchas-filas"
    EN_LA_FILA = "en-la-fila"
    EN_LA_DIRECCION = "en-la-direccion"


class RespuestaNoValida(ValueError):
    """
    The answer is not one to this question.

    :param limite: what was passed, if it was a limit.
    :param dentro: what is wrong inside a row or an address, and ``donde``: its number or its part.
    """

    def __init__(
        self,
        pega: Pega,
        *,
        limite: int = 0,
        donde: str = "",
        dentro: RespuestaNoValida | None = None,
    ) -> None:
        super().__init__(str(pega))
        self.pega = pega
        self.limite = limite
        self.donde = donde
        self.dentro = dentro
