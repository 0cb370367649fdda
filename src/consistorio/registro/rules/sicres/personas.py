"""The persons of the asiento: who they are, and whether they can be reached as they ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistorio.nucleo.identificadores import ClaseDeNif, Dir3, Dir3NoValido, Nif, NifNoValido
from consistorio.nucleo.normativa import LPACAP, regla
from consistorio.registro.rules.sicres.defectos import Defecto, del_asiento
from consistorio.registro.rules.sicres.domicilio import de_la_direccion, del_canal
from consistorio.registro.rules.sicres.listas import (
    FISICA,
    JURIDICA,
    Anotacion,
    TipoDeDocumento,
    Version,
)
from consistorio.registro.rules.sicres.mensajes import Intercambio, Persona

_CIF_ANTIGUO = re.compile(r"[KLM]([0-9]{7}[A-J])")
_PASAPORTE = re.compile(r"[A-Z0-9]{3,17}", re.IGNORECASE)
DE_PERSONA_FISICA = {TipoDeDocumento.NIF, TipoDeDocumento.NIE, TipoDeDocumento.PASAPORTE, "X"}
DE_PERSONA_JURIDICA = {TipoDeDocumento.CIF, TipoDeDocumento.CODIGO_DE_ORIGEN}


@regla(LPACAP.art("16.3"))
def defectos_de_las_personas(i: Intercambio) -> Iterator[Defecto]:
    """Tell what is wrong with the persons, and whether there is nobody at all."""
    de_vuelta = i.control.anotacion == Anotacion.RECHAZO
    if not i.interesados and not i.origen.unidad and not de_vuelta:
        frase = "No hay persona interesada ni unidad de origen: no se sabe quién lo presenta."
        yield del_asiento("sin-interesado", "De_Interesado", frase)
    for uno in i.interesados:
        if uno.representante.consta and not uno.interesado.consta:
            frase = "Hay representante pero no la persona a la que representa."
            yield del_asiento("representante-solo", "De_Interesado", frase)
        for quien, persona in (
            ("Interesado", uno.interesado),
            ("Representante", uno.representante),
        ):
            if persona.consta:
                yield from _de_la_persona(persona, quien, i.version)


def _de_la_persona(p: Persona, quien: str, version: Version) -> Iterator[Defecto]:
    yield from _del_nombre(p, quien)
    yield from _del_documento(p, quien)
    yield from _del_tipo(p, quien)
    yield from de_la_direccion(p, quien)
    yield from del_canal(p, quien, version)


def _es_juridica(p: Persona) -> bool:
    return p.tipo == JURIDICA or (not p.tipo and p.tipo_documento in DE_PERSONA_JURIDICA)


def _es_fisica(p: Persona) -> bool:
    return p.tipo == FISICA or (not p.tipo and p.tipo_documento in DE_PERSONA_FISICA)


def _del_nombre(p: Persona, quien: str) -> Iterator[Defecto]:
    completo = bool(p.nombre and p.apellido1)
    if _es_juridica(p) and not p.razon_social:
        frase = f"{quien}: de una persona jurídica se necesita la razón social."
        yield del_asiento("razon-social", f"Razon_Social_{quien}", frase)
    elif _es_fisica(p) and not completo:
        frase = f"{quien}: de una persona física se necesitan el nombre y el primer apellido."
        yield del_asiento("nombre", f"Nombre_{quien}", frase)
    elif not completo and not p.razon_social:
        frase = f"{quien}: falta el nombre y primer apellido, o la razón social."
        yield del_asiento("nombre", f"Nombre_{quien}", frase)


def _del_documento(p: Persona, quien: str) -> Iterator[Defecto]:
    campo = f"Documento_Identificacion_{quien}"
    if bool(p.tipo_documento) != bool(p.documento):
        frase = f"{quien}: el tipo y el número de documento van juntos, y falta uno."
        yield del_asiento("documento-a-medias", campo, frase)
    elif p.documento and not documento_valido(p.tipo_documento, p.documento):
        frase = f"{quien}: «{p.documento[:20]}» no es válido para su tipo de documento."
        yield del_asiento("documento", campo, frase)


def documento_valido(tipo: str, documento: str) -> bool:
    """Tell whether the number is one of its type. A type that is not in the list has no opinion."""
    match tipo:
        case TipoDeDocumento.NIF:
            return _clase_de_nif(documento) not in {None, ClaseDeNif.NIE}
        case TipoDeDocumento.NIE:
            return _clase_de_nif(documento) is ClaseDeNif.NIE
        case TipoDeDocumento.CIF:
            return _es_cif(documento)
        case TipoDeDocumento.PASAPORTE:
            return bool(_PASAPORTE.fullmatch(documento))
        case TipoDeDocumento.CODIGO_DE_ORIGEN:
            return _es_dir3(documento)
        case _:
            return True


def _clase_de_nif(documento: str) -> ClaseDeNif | None:
    try:
        return Nif(documento.upper()).clase
    except NifNoValido:
        return None


def _es_cif(documento: str) -> bool:
    """Tell whether it is a CIF. Those with K, L and M, of before 2008, are still in use in SIR."""
    antiguo = _CIF_ANTIGUO.fullmatch(documento.upper())
    # Their control is a letter, as in those of the local entities.
    return _clase_de_nif(f"P{antiguo[1]}" if antiguo else documento) is ClaseDeNif.ENTIDAD


def _es_dir3(documento: str) -> bool:
    try:
        Dir3.leer(documento)
    except Dir3NoValido:
        return False
    return True


def _del_tipo(p: Persona, quien: str) -> Iterator[Defecto]:
    """Only in 4.0 the kind of person travels; it has to agree with the document."""
    fisica = p.tipo == FISICA and p.tipo_documento in DE_PERSONA_JURIDICA
    juridica = p.tipo == JURIDICA and p.tipo_documento in {
        TipoDeDocumento.NIE,
        TipoDeDocumento.PASAPORTE,
    }
    if fisica or juridica:
        frase = f"{quien}: el tipo de documento no es de ese tipo de persona."
        yield del_asiento("tipo-de-persona", f"Tipo_Persona_{quien}", frase)
