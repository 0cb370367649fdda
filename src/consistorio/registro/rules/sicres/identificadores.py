"""The names of things on the wire: exchanges and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from consistorio.registro.rules.sicres.defectos import Defecto, del_anexo, del_asiento
from consistorio.registro.rules.sicres.mensajes import Anexo, Intercambio

SIGLO = 100
MAXIMO_SECUENCIA = 99_999_999
MAXIMO_ANEXOS = 9_999
_INTERCAMBIO = re.compile(r"([A-Z0-9]{1,21})_([0-9]{2})_([0-9]{8})")
_FICHERO = re.compile(r"(.{1,33})_([0-9]{2})_([0-9]{1,4})\.([A-Za-z0-9]{1,10})", re.DOTALL)
TIPO_DE_FICHERO_ANEXO = "01"


class IdentificadorNoValido(ValueError):
    """The text is not the identifier of an exchange."""


class SecuenciaAgotada(RuntimeError):
    """An office has sent all the exchanges that eight figures give in a year."""


@dataclass(frozen=True, slots=True)
class IdentificadorDeIntercambio:
    """<office>_<year>_<eight figures>: given where the exchange begins, kept all its life."""

    oficina: str
    anualidad: int
    secuencia: int

    @classmethod
    def leer(cls, texto: str) -> Self:
        """
        Return the identifier that the text says.

        :raises IdentificadorNoValido: if it does not have its form.
        """
        forma = _INTERCAMBIO.fullmatch(texto)
        if forma is None:
            raise IdentificadorNoValido(texto[:40])
        return cls(forma[1], int(forma[2]), int(forma[3]))

    @classmethod
    def nuevo(cls, oficina: str, momento: datetime, secuencia: int) -> Self:
        """
        Return the identifier of a new exchange.

        :raises SecuenciaAgotada: if eight figures are not enough.
        """
        if secuencia > MAXIMO_SECUENCIA:
            raise SecuenciaAgotada(oficina)
        return cls(oficina, momento.year % SIGLO, secuencia)

    def anexo(self, orden: int, extension: str) -> str:
        """Return the identifier of one of its files."""
        return f"{self}_{TIPO_DE_FICHERO_ANEXO}_{orden:04}.{extension}"

    def __str__(self) -> str:
        return f"{self.oficina}_{self.anualidad:02}_{self.secuencia:08}"


def defectos_del_identificador(i: Intercambio, ahora: datetime) -> Iterator[Defecto]:
    """Tell whether the exchange is named as it must: by its first office, in a year that came."""
    campo, texto = "Identificador_Intercambio", i.control.identificador
    if not texto:
        return
    try:
        uno = IdentificadorDeIntercambio.leer(texto)
    except IdentificadorNoValido:
        frase = f"«{texto[:40]}» no tiene la forma <oficina>_<año>_<ocho cifras>."
        yield del_asiento("identificador", campo, frase)
        return
    if uno.anualidad > ahora.year % SIGLO:
        frase = f"El año del identificador «{texto}» no ha llegado todavía."
        yield del_asiento("identificador-futuro", campo, frase)
    inicio = i.control.inicio.oficina
    if inicio and uno.oficina != inicio:
        frase = f"El identificador es de la oficina «{uno.oficina}», y empezó en «{inicio[:21]}»."
        yield del_asiento("identificador-ajeno", campo, frase)
    yield from _del_previo(i)


def _del_previo(i: Intercambio) -> Iterator[Defecto]:
    previo, campo = i.control.previo, "Identificador_Intercambio_Previo"
    if previo and not _INTERCAMBIO.fullmatch(previo):
        frase = f"«{previo[:40]}» no tiene la forma <oficina>_<año>_<ocho cifras>."
        yield del_asiento("previo", campo, frase)
    elif previo and previo == i.control.identificador:
        yield del_asiento("previo", campo, "Un intercambio no puede rectificarse a sí mismo.")


def defectos_de_los_ficheros(i: Intercambio) -> Iterator[Defecto]:
    """Tell which files are not named after their exchange, or share their name."""
    vistos: set[str] = set()
    for anexo in i.anexos:
        yield from _de_un_fichero(i.control.identificador, anexo)
        if anexo.identificador and anexo.identificador in vistos:
            frase = f"Dos ficheros tienen el identificador «{anexo.identificador[:50]}»."
            yield del_anexo("fichero-repetido", "Identificador_Fichero", frase)
        vistos.add(anexo.identificador)
    for anexo in i.anexos:
        if anexo.firmado and anexo.firmado not in vistos:
            frase = f"«{anexo.nombre[:80]}» firma un fichero que no viene: «{anexo.firmado[:50]}»."
            yield del_anexo("firmado", "Identificador_Documento_Firmado", frase)


def _de_un_fichero(intercambio: str, anexo: Anexo) -> Iterator[Defecto]:
    campo, texto = "Identificador_Fichero", anexo.identificador
    if not texto:
        return
    forma = _FICHERO.fullmatch(texto)
    if forma is None or forma[2] != TIPO_DE_FICHERO_ANEXO:
        frase = f"«{texto[:50]}» no tiene la forma <intercambio>_01_<hasta 4 cifras>.<extensión>."
        yield del_anexo("fichero", campo, frase)
    elif forma[1] != intercambio:
        frase = f"El fichero «{texto[:50]}» es de otro intercambio."
        yield del_anexo("fichero-ajeno", campo, frase)


def extension_de(identificador: str) -> str:
    """Return the extension of the identifier of a file, in small letters."""
    return identificador.rpartition(".")[2].lower() if "." in identificador else ""
