"""From the answers about a person to who she is and where she lives."""

from __future__ import annotations

from consistorio.registro.rules.codigos import CanalDeNotificacion
from consistorio.registro.rules.domicilio import Domicilio
from consistorio.registro.rules.ficha import Interviniente
from consistorio.registro.rules.identificacion import (
    Identificacion,
    Persona,
    TipoDeIdentificacion,
    TipoDePersona,
)
from consistorio.registro.rules.obligados import Calidad
from consistorio.registro.web import campos_mostrador as campos

T = TipoDeIdentificacion
NOMBRES = tuple(n.removeprefix("interesado_") for n in campos.de_persona("interesado"))
DE_QUIEN_ES = ("numero", "nombre", "apellido_1", "razon_social")


def leer_interviniente(papel: str, propios: dict[str, str]) -> Interviniente:
    """
    Return the person that the answers describe.

    :raises IdentificacionNoValida: if she is not well identified.
    :raises DomicilioNoValido: if her address cannot be right.
    """
    return Interviniente(
        papel=papel,
        persona=leer_persona(propios),
        domicilio=_domicilio(propios),
        email=propios["email"],
        telefono=propios["telefono"],
        canal=CanalDeNotificacion(propios["canal"]) if propios["canal"] else None,
        calidad=Calidad(propios["calidad"]) if propios["calidad"] else None,
    )


def escribir_interviniente(interviniente: Interviniente) -> dict[str, str]:
    """Return the answers that describe a person that we know."""
    persona, casa = interviniente.persona, interviniente.domicilio
    documento = persona.identificacion
    por_si_solo = documento is not None and documento.nif is not None
    return {
        "numero": documento.numero if documento else "",
        "documento": documento.tipo.value if documento and not por_si_solo else "",
        **{n: getattr(persona, n) for n in ("nombre", "apellido_1", "apellido_2", "razon_social")},
        **{n: getattr(casa, n) for n in ("direccion", "codigo_postal", "municipio", "provincia")},
        "pais": "" if casa.pais == "ES" else casa.pais,
        "email": interviniente.email,
        "telefono": interviniente.telefono,
        "canal": interviniente.canal.value if interviniente.canal else "",
        "calidad": interviniente.calidad.value if interviniente.calidad else "",
    }


def identificacion_escrita(propios: dict[str, str]) -> Identificacion | None:
    """
    Return the document that was written; without number, a natural person may have none.

    :raises IdentificacionNoValida: if the number is not one of its kind.
    """
    tipo, numero = propios["documento"], propios["numero"]
    if not numero.strip():
        return None
    return Identificacion.leer(T(tipo), numero) if tipo else Identificacion.por_nif(numero)


def leer_persona(propios: dict[str, str]) -> Persona:
    """
    Return who the answers describe.

    :raises IdentificacionNoValida: if she is not well identified.
    """
    documento = identificacion_escrita(propios)
    tipo = documento.tipo if documento else None
    clase = TipoDePersona.FISICA
    if tipo is T.CODIGO_DE_ORIGEN:
        clase = TipoDePersona.ADMINISTRACION
    elif tipo is T.CIF or (tipo is None and propios["razon_social"]):
        clase = TipoDePersona.JURIDICA
    nombres = ("nombre", "apellido_1", "apellido_2", "razon_social")
    partes = {n: " ".join(propios[n].split()) for n in nombres}
    if clase is TipoDePersona.FISICA:
        partes["razon_social"] = ""
    return Persona(tipo=clase, identificacion=documento, **partes)


def _domicilio(propios: dict[str, str]) -> Domicilio:
    partes = ("direccion", "codigo_postal", "municipio", "provincia")
    dicho = {n: " ".join(propios[n].split()) for n in partes}
    return Domicilio(**dicho, pais=propios["pais"].strip().upper() or "ES")
