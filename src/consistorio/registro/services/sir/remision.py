"""From an asiento of ours to the message that carries it."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from consistorio.documentos import selectors as documentos
from consistorio.nucleo.identificadores import Nif, NifNoValido
from consistorio.plataforma.actores import Actor
from consistorio.registro.models import Asiento as AsientoDeLibro
from consistorio.registro.models import Interesado as Persona
from consistorio.registro.rules import sicres
from consistorio.registro.rules.sicres.ficheros import Fichero, nombre_para_sir
from consistorio.registro.rules.sicres.listas import (
    ENTRADA,
    FISICA,
    JURIDICA,
    SALIDA,
    TipoDeDocumento,
    Version,
)
from consistorio.registro.rules.sicres.momentos import escribir_momento
from consistorio.registro.rules.sicres.protocolo import marca

MODOS = {"presencial": "01"}
ELECTRONICO = "02"
DOS_APELLIDOS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Destino:
    """Where an asiento is sent: an office and, if it is known, the unit behind it (DIR3 codes)."""

    oficina: str
    oficina_nombre: str = ""
    unidad: str = ""
    unidad_nombre: str = ""

    def como_extremo(self) -> sicres.Extremo:
        return sicres.Extremo(
            oficina=self.oficina.strip().upper(),
            oficina_nombre=self.oficina_nombre.strip(),
            unidad=self.unidad.strip().upper(),
            unidad_nombre=self.unidad_nombre.strip(),
        )


def intercambio_de(
    actor: Actor,
    asiento: AsientoDeLibro,
    *,
    version: Version,
    origen: sicres.Extremo,
    destino: sicres.Extremo,
    control: sicres.Control,
) -> sicres.Intercambio:
    """Return what the message says, without identifier nor files yet."""
    momento = asiento.presentado_en.astimezone(ZoneInfo(actor.entidad.zona))
    texto = escribir_momento(momento, version)
    cuatro = version is Version.CUATRO
    return sicres.Intercambio(
        version=version,
        origen=origen,
        destino=destino,
        interesados=_interesados(asiento, version),
        asiento=sicres.Asiento(
            numero=str(asiento),
            registrado=texto,
            presentado=texto if cuatro else "",
            modo=MODOS.get(asiento.canal, ELECTRONICO) if cuatro else "",
            tipo=ENTRADA if asiento.sentido == "ENTRADA" else SALIDA,
            resumen=asiento.extracto,
        ),
        control=control,
        formulario=_formulario(asiento),
    )


def _formulario(asiento: AsientoDeLibro) -> sicres.Formulario:
    """Return what the person says; where it has facts and no petition, the extract is it."""
    solicita = asiento.solicita or (asiento.extracto if asiento.expone else "")
    return sicres.Formulario(expone=asiento.expone, solicita=solicita)


def _interesados(asiento: AsientoDeLibro, version: Version) -> tuple[sicres.Interesado, ...]:
    personas = list(asiento.interesados.order_by("orden"))
    representantes = [p for p in personas if p.papel == "representante"]
    representante = persona_de(representantes[0], version) if representantes else sicres.Persona()
    return tuple(
        sicres.Interesado(interesado=persona_de(p, version), representante=representante)
        for p in personas
        if p.papel == "interesado"
    )


def persona_de(p: Persona, version: Version) -> sicres.Persona:
    """
    Return a person of ours as SICRES writes her.

    We keep the whole name in one piece: of three words or more, the last two are taken as surnames.
    """
    tipo, juridica = _documento(p.nif)
    nombre, apellido1, apellido2 = ("", "", "") if juridica else partes_del_nombre(p.nombre)
    return sicres.Persona(
        tipo=(JURIDICA if juridica else FISICA) if version is Version.CUATRO else "",
        tipo_documento=tipo,
        documento=p.nif,
        razon_social=p.nombre[:80] if juridica else "",
        nombre=nombre,
        apellido1=apellido1,
        apellido2=apellido2,
        correo=p.email,
        telefono=p.telefono,
    )


def partes_del_nombre(completo: str) -> tuple[str, str, str]:
    """Return name, first and second surname, of at most thirty letters each."""
    palabras = completo.split()
    corte = 2 if len(palabras) >= DOS_APELLIDOS else 1
    apellidos = [*palabras[-corte:], ""][:2] if len(palabras) > 1 else ["", ""]
    nombre = " ".join(palabras[:-corte]) if len(palabras) > 1 else completo.strip()
    return nombre[:30], apellidos[0][:30], apellidos[1][:30]


def _documento(nif: str) -> tuple[str, bool]:
    """Return the kind of document, and whether it is of a legal person."""
    try:
        uno = Nif(nif)
    except NifNoValido:
        return (TipoDeDocumento.OTRO_DE_PERSONA_FISICA.value if nif else ""), False
    if not uno.es_de_persona_fisica:
        return TipoDeDocumento.CIF.value, True
    nie = uno.valor[0] in "XYZ"
    return (TipoDeDocumento.NIE if nie else TipoDeDocumento.NIF).value, False


def ficheros_de(asiento: AsientoDeLibro) -> list[Fichero]:
    """Return the documents of the asiento as they would travel."""
    return [
        Fichero(
            nombre=nombre_para_sir(d.nombre),
            mime=d.mime,
            contenido=documentos.contenido(d.documento_id),
        )
        for d in asiento.documentos.order_by("orden")
    ]


def con_ordinal(motivo: str, envio: int, previo: str) -> str:
    """Return the text of a forwarding, which is never the same twice (see `protocolo.marca`)."""
    return f"{motivo[:60]} n.º {envio} {marca(previo)}" if previo else f"{motivo[:60]} n.º {envio}"
