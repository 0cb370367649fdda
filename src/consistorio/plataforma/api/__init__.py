"""The API: each module declares its operations; their description (OpenAPI 3.1) comes from them."""

from consistorio.plataforma.api.operacion import (
    NO_EXISTE,
    ErrorDeApi,
    Operacion,
    Pagina,
    Pedido,
)
from consistorio.plataforma.api.paginas import (
    MARCA_NO_VALIDA,
    Filtro,
    MarcaNoValida,
    pagina,
)

__all__ = [
    "MARCA_NO_VALIDA",
    "NO_EXISTE",
    "ErrorDeApi",
    "Filtro",
    "MarcaNoValida",
    "Operacion",
    "Pagina",
    "Pedido",
    "pagina",
]
