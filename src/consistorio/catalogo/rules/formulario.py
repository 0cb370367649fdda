"""The form of a procedure and what may be attached to it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from consistorio.catalogo.rules.textos import Textos

Nombre = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", max_length=40)]
Condicion = Annotated[
    str,
    Meta(
        max_length=400,
        description='Una expresión: obra == "mayor" y superficie > 100. Vacía, siempre.',
    ),
]

MIB = 1024 * 1024


class TipoDeCampo(StrEnum):
    """The kinds of question; ``nota`` only says something and ``calculo`` is worked out."""

    TEXTO = "texto"
    PARRAFO = "parrafo"
    FECHA = "fecha"
    HORA = "hora"
    NUMERO = "numero"
    DECIMAL = "decimal"
    IMPORTE = "importe"
    CORREO = "correo"
    TELEFONO = "telefono"
    OPCIONES = "opciones"
    LISTA = "lista"
    VARIAS = "varias"
    CASILLA = "casilla"
    NIF = "nif"
    IBAN = "iban"
    DIRECCION = "direccion"
    CODIGO_POSTAL = "codigo_postal"
    CATASTRAL = "catastral"
    MATRICULA = "matricula"
    PUNTO = "punto"
    TABLA = "tabla"
    CALCULO = "calculo"
    NOTA = "nota"


class Opcion(Struct, frozen=True, forbid_unknown_fields=True):
    valor: Nombre
    etiqueta: Textos


class Pregunta(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What is asked in a cell of a table, or in a field.

    :param minimo: least number, or least of rows in a table.
    :param maximo: of characters, of the number (not of an amount), or of rows in a table.
    :param unidad: what a number counts, as it is read after it («m²», «€» of a ``calculo``).
    """

    nombre: Nombre
    tipo: TipoDeCampo
    etiqueta: Textos
    obligatorio: bool = True
    minimo: Annotated[int, Meta(ge=0, le=10_000_000)] = 0
    maximo: Annotated[int, Meta(ge=1, le=10_000_000)] = 4000
    opciones: tuple[Opcion, ...] = ()
    unidad: Annotated[str, Meta(max_length=20)] = ""


class Campo(Pregunta, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    A question of the form.

    :param base: why we may ask it: the rule of the procedure that requires the datum.
    :param cuando: it is asked only if this is so; what is not asked is neither kept nor required.
    :param calculo: how a ``calculo`` is worked out, in a number.
    :param columnas: the questions of each row of a ``tabla``.
    """

    base: str
    ayuda: Textos = {}
    cuando: Condicion = ""
    calculo: Condicion = ""
    columnas: tuple[Pregunta, ...] = ()


class Seccion(Struct, frozen=True, forbid_unknown_fields=True):
    """
    A heading before a field, up to the next one.

    :param desde: the field with which it begins.
    :param pagina: it begins a page too.
    """

    desde: Nombre
    titulo: Textos
    ayuda: Textos = {}
    pagina: bool = False


class Formulario(Struct, frozen=True, forbid_unknown_fields=True):
    """
    The questions, in order.

    :param extracto_de: the field from which the extract of the asiento is taken.
    """

    campos: tuple[Campo, ...]
    extracto_de: Nombre
    secciones: tuple[Seccion, ...] = ()


class Formato(StrEnum):
    PDF = "pdf"
    IMAGEN = "imagen"
    OFIMATICA = "ofimatica"


class Documento(Struct, frozen=True, forbid_unknown_fields=True):
    """
    A document that is asked for. One that an Administration already has is not (art. 28.2).

    :param cuando: it is asked only if this is so of the answers.
    :param formatos: which kinds of file are taken; none named, all that may be attached.
    """

    nombre: Nombre
    titulo: Textos
    obligatorio: bool = False
    explicacion: Textos = {}
    cuando: Condicion = ""
    formatos: tuple[Formato, ...] = ()


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
