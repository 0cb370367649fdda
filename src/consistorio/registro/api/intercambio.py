"""Where the register of another installation hands over its messages of SIR."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

import msgspec

from consistorio.plataforma.api import ErrorDeApi, Operacion, Pedido
from consistorio.plataforma.enchufes.sir import Sobre, habla_por
from consistorio.registro.services import sir

Oficina = Annotated[str, msgspec.Meta(min_length=9, max_length=21, pattern="^[A-Z0-9]+$")]
MAXIMO_DE_FICHEROS = 20


class FicheroDeSir(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of the message; its content is in base64."""

    referencia: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    contenido: bytes


class SobreDeSir(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message of SICRES, in base64, with the files that it speaks of."""

    de: Oficina
    a: Oficina
    mensaje: bytes
    ficheros: Annotated[list[FicheroDeSir], msgspec.Meta(max_length=MAXIMO_DE_FICHEROS)] = []


class ReciboDeSir(msgspec.Struct, frozen=True):
    """What has been done with it. :param codigo_error: empty if it was taken."""

    identificador: str
    repetido: bool
    codigo_error: str


def recibir(pedido: Pedido, *, entrada: SobreDeSir) -> ReciboDeSir:
    if not habla_por(pedido.actor.identificador, entrada.de):
        raise sir.SobreNoAdmitido("Esta aplicación no habla por esa oficina.")
    ficheros = {f.referencia: f.contenido for f in entrada.ficheros}
    recibo = sir.recibir_mensaje(
        actor=pedido.actor,
        sobre=Sobre(entrada.de, entrada.a, entrada.mensaje, ficheros),
        reloj=pedido.reloj,
    )
    return ReciboDeSir(recibo.identificador, recibo.repetido, recibo.codigo_error)


OPERACIONES = [
    Operacion(
        metodo="POST",
        ruta="sir/mensajes",
        nombre="recibir_por_sir",
        resumen="Entregar un mensaje de SICRES en nombre de otra oficina de registro",
        recurso="sir",
        permiso="registro.sir_entregar",
        funcion=recibir,
        entrada=SobreDeSir,
        salida=ReciboDeSir,
        estado=HTTPStatus.ACCEPTED,
        errores={
            sir.SobreNoAdmitido: ErrorDeApi(
                HTTPStatus.UNPROCESSABLE_ENTITY, "sobre-no-admitido", "El sobre no se admite"
            ),
            sir.SinOficina: ErrorDeApi(
                HTTPStatus.UNPROCESSABLE_ENTITY, "sin-oficina", "La entidad no recibe por SIR"
            ),
        },
    ),
]
