"""The form of a procedure and what may be attached to it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from consistorio.catalogo.rules.textos import Textos

Nombre = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", max_length=40)]

MIB = 1024 * 1024


class TipoDeCampo(StrEnum):
    TEXTO = "texto"
    PARRAFO = "parrafo"
    FECHA = "fecha"
    NUMERO = "numero"
    IMPORTE = "importe"
    CORREO = "correo"
    TELEFONO = "telefono"
    OPCIONES = "opciones"
    LISTA = "lista"
    CASILLA = "casilla"


class Opcion(Struct, frozen=True, forbid_unknown_fields=True):
    valor: Nombre
    etiqueta: Textos


class Campo(Struct, frozen=True, forbid_unknown_fields=True):
    """
    A question of the form.

    :param base: why we may ask it: the rule of the procedure that requires the datum.
    """

    nombre: Nombre
    tipo: TipoDeCampo
    etiqueta: Textos
    base: str
    obligatorio: bool = True
    ayuda: Textos = {}
    maximo: Annotated[int, Meta(ge=1, le=10000)] = 4000
    opciones: tuple[Opcion, ...] = ()


class Formulario(Struct, frozen=True, forbid_unknown_fields=True):
    """
    The questions, in order.

    :param extracto_de: the field from which the extract of the asiento is taken.
    """

    campos: tuple[Campo, ...]
    extracto_de: Nombre


class Documento(Struct, frozen=True, forbid_unknown_fields=True):
    """A document that is asked for. One that an Administration already has is not (art. 28.2)."""

    nombre: Nombre
    titulo: Textos
    obligatorio: bool = False
    explicacion: Textos = {}


class Consulta(Struct, frozen=True, forbid_unknown_fields=True):
    """
    What the entidad looks up instead of asking for it (LPACAP art. 28.2).

    :param organo: who holds it, in Spanish.
    :param con_autorizacion: only if the person authorises it, as with tax data (LGT art. 95.1.k);
        the rest is looked up unless she objects.
    """

    titulo: Textos
    organo: str
    con_autorizacion: bool = False


class Adjuntos(Struct, frozen=True, forbid_unknown_fields=True):
    documentos: tuple[Documento, ...] = ()
    consultas: tuple[Consulta, ...] = ()
    maximo: Annotated[int, Meta(ge=0, le=50)] = 10
    size_bytes: Annotated[int, Meta(ge=1)] = 20 * MIB
    size_bytes_total: Annotated[int, Meta(ge=1)] = 60 * MIB
