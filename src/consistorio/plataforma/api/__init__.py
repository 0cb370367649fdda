"""The API: each module declares its operations; their description (OpenAPI 3.1) comes from them."""

from consistorio.plataforma.api.operacion import ErrorDeApi, Operacion, Pagina, Pedido

__all__ = ["ErrorDeApi", "Operacion", "Pagina", "Pedido"]
