"""Where and how a person can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistorio.registro.rules.sicres.defectos import Defecto, aviso, del_asiento
from consistorio.registro.rules.sicres.listas import CANAL_DEH, CANAL_POSTAL, JURIDICA, Version
from consistorio.registro.rules.sicres.mensajes import Persona
from consistorio.registro.rules.sicres.paises import ESPANA, PAISES, PROVINCIAS

_CODIGO_POSTAL = re.compile(r"[0-9]{5}")
_MUNICIPIO = re.compile(r"[0-9]{1,5}")
_CORREO = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def de_la_direccion(p: Persona, quien: str) -> Iterator[Defecto]:
    if p.pais and p.pais not in PAISES:
        frase = f"{quien}: «{p.pais[:10]}» no es el código de tres cifras de un país."
        yield del_asiento("pais", f"Pais_{quien}", frase)
    if p.pais not in {"", ESPANA}:
        return
    if p.provincia and p.provincia not in PROVINCIAS:
        frase = f"{quien}: «{p.provincia[:10]}» no es el código de una provincia."
        yield del_asiento("provincia", f"Provincia_{quien}", frase)
    if p.municipio and not _MUNICIPIO.fullmatch(p.municipio):
        frase = f"{quien}: «{p.municipio[:10]}» no es el código de un municipio."
        yield del_asiento("municipio", f"Municipio_{quien}", frase)
    if p.codigo_postal and not _es_codigo_postal(p.codigo_postal):
        frase = f"{quien}: «{p.codigo_postal[:10]}» no es un código postal."
        yield del_asiento("codigo-postal", f"Codigo_Postal_{quien}", frase)
    elif p.codigo_postal and p.provincia and p.codigo_postal[:2] != p.provincia:
        # The plan accepts it (SIR-RC-PR-127): the clerk is told, the letter may still arrive.
        frase = f"{quien}: el código postal es de otra provincia."
        yield aviso("postal-y-provincia", f"Codigo_Postal_{quien}", frase)
    if p.correo and not _CORREO.fullmatch(p.correo):
        yield aviso(
            "correo", f"Correo_Electronico_{quien}", f"{quien}: el correo no parece válido."
        )


def _es_codigo_postal(texto: str) -> bool:
    return bool(_CODIGO_POSTAL.fullmatch(texto)) and texto[:2] in PROVINCIAS


def del_canal(p: Persona, quien: str, version: Version) -> Iterator[Defecto]:
    campo = f"Canal_Preferente_{quien}"
    if p.canal == CANAL_POSTAL[version] and not (p.pais and p.direccion):
        frase = f"{quien}: para notificar en papel se necesitan el país y la dirección."
        yield del_asiento("canal-postal", campo, frase)
    elif p.canal == CANAL_POSTAL[version] and p.pais == ESPANA and not _situa(p):
        frase = f"{quien}: en España se necesita el código postal, o la provincia y el municipio."
        yield del_asiento("canal-postal", campo, frase)
    if version is Version.TRES and p.canal == CANAL_DEH and not p.deh:
        frase = f"{quien}: pide la dirección electrónica habilitada, y no dice cuál es."
        yield del_asiento("canal-deh", campo, frase)
    if version is Version.CUATRO and p.canal == "1" and p.tipo == JURIDICA:
        frase = f"{quien}: una persona jurídica no se notifica en papel (Ley 39/2015, art. 14.2)."
        yield del_asiento("canal-obligado", campo, frase)
    yield from _de_los_avisos(p, quien)


def _situa(p: Persona) -> bool:
    return bool(p.codigo_postal or (p.provincia and p.municipio))


def _de_los_avisos(p: Persona, quien: str) -> Iterator[Defecto]:
    pide = {"true", "1"}
    if p.aviso_sms in pide and not p.telefono:
        frase = f"{quien}: pide avisos por SMS, y no hay teléfono móvil."
        yield del_asiento("aviso-sms", f"Solicita_aviso_SMS_{quien}", frase)
    if p.aviso_correo in pide and not p.correo:
        frase = f"{quien}: pide avisos por correo, y no hay dirección de correo."
        yield del_asiento("aviso-correo", f"Solicita_aviso_correo_{quien}", frase)
