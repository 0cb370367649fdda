"""The files that are going to travel: what is admitted, and how they are named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistorio.nucleo.normativa import RD203, regla
from consistorio.registro.rules.sicres.defectos import Defecto, del_anexo
from consistorio.registro.rules.sicres.listas import TIPO_DE_ANEXO_ADJUNTO

MEGA = 1024 * 1024
LARGO_DEL_NOMBRE = 80
_DE_SERIE = "jpg jpeg odt odp ods odg docx xlsx pptx pdf png rtf svg tiff txt xml csig xsig"
EXTENSIONES = frozenset(_DE_SERIE.split())
_PROHIBIDOS = re.compile(r"""[\\/?*:|<>";&'`´‘’“”#%{}$!@+=~^\x00-\x1f\x7f]""")
_EXTENSION = re.compile(r"[a-z0-9]{1,10}")
_BIDI = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fichero:
    """
    A file to be sent. :param firma_a: place of the file that this one signs, from 0.

    :param con_firma_dentro: its signature is in the file itself.
    """

    nombre: str
    mime: str
    contenido: bytes
    tipo: str = TIPO_DE_ANEXO_ADJUNTO
    validez: str = ""
    firma: bytes = b""
    firma_a: int | None = None
    con_firma_dentro: bool = False
    observaciones: str = ""


@dataclass(frozen=True, slots=True)
class Limites:
    """What the node admits in one exchange; a setting of each installation (ADR 13)."""

    ficheros: int = 5
    bytes_por_fichero: int = 10 * MEGA
    bytes_en_total: int = 15 * MEGA
    extensiones: frozenset[str] = EXTENSIONES


def nombre_para_sir(nombre: str) -> str:
    """
    Return the name with what SIR does not admit changed to «_», and cut without its extension.

    Applications of other offices have failed with typographic quotes and symbols, so more is changed
    than what the norm forbids.
    """
    limpio = _PROHIBIDOS.sub("_", _BIDI.sub("", unicodedata.normalize("NFC", nombre))).strip(" .")
    raiz, punto, extension = limpio.rpartition(".")
    if not punto or not _EXTENSION.fullmatch(extension.lower()):
        return limpio[:LARGO_DEL_NOMBRE] or "documento"
    return f"{raiz[: LARGO_DEL_NOMBRE - len(extension) - 1]}.{extension}"


def extension_para_sir(nombre: str) -> str:
    """Return the extension of a name, in small letters, or nothing."""
    extension = nombre.rpartition(".")[2].lower() if "." in nombre else ""
    return extension if _EXTENSION.fullmatch(extension) else ""


@regla(RD203.art("39.4"))
def defectos_de_los_limites(ficheros: Sequence[Fichero], limites: Limites) -> Iterator[Defecto]:
    """Tell which limits the files pass, so that whoever sends them can put another way."""
    if len(ficheros) > limites.ficheros:
        frase = f"Por SIR viajan {limites.ficheros} ficheros como mucho, y hay {len(ficheros)}."
        yield del_anexo("limite-ficheros", "De_Anexo", frase)
    for fichero in ficheros:
        if not fichero.contenido:
            yield del_anexo("limite-vacio", "Anexo", f"«{fichero.nombre}» está vacío.")
        if len(fichero.contenido) > limites.bytes_por_fichero:
            maximo = limites.bytes_por_fichero // MEGA
            frase = f"«{fichero.nombre}» pasa de {maximo} MB, que es lo que admite SIR."
            yield del_anexo("limite-fichero", "Anexo", frase)
        if extension_para_sir(fichero.nombre) not in limites.extensiones:
            frase = f"«{fichero.nombre}» es de un formato que SIR no admite."
            yield del_anexo("limite-formato", "Nombre_Fichero_Anexado", frase)
    total = sum(len(fichero.contenido) for fichero in ficheros)
    if total > limites.bytes_en_total:
        maximo = limites.bytes_en_total // MEGA
        frase = f"Entre todos los ficheros pasan de {maximo} MB, que es lo que admite SIR."
        yield del_anexo("limite-total", "Anexo", frase)
