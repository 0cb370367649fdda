"""Certificate profiles: what the FNMT and the public sector write in each kind."""

from dataclasses import dataclass

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from . import oids
from .emision import Atributos, Perfil, nombre_x500

_QCS_COMPLIANCE = bytes.fromhex("300A3008060604008E460101")
"""QCStatements with id-etsi-qcs-QcCompliance alone (ETSI EN 319 412-5)."""

_PAIS = (oids.PAIS, "ES")
_DE_PERSONA = (ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    nif: str
    nombre: str
    apellido_1: str
    apellido_2: str = ""
    email: str = ""

    @property
    def apellidos(self) -> str:
        return f"{self.apellido_1} {self.apellido_2}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizacion:
    nif: str
    nombre: str


def _cualificado() -> tuple[x509.ExtensionType, ...]:
    oid = x509.ObjectIdentifier(oids.QC_STATEMENTS)
    return (x509.UnrecognizedExtension(oid, _QCS_COMPLIANCE),)


def _san(campos: Atributos, email: str = "") -> tuple[x509.GeneralName, ...]:
    directorio = x509.DirectoryName(nombre_x500(tuple(c for c in campos if c[1])))
    return (x509.RFC822Name(email), directorio) if email else (directorio,)


def _de_pila(persona: Persona) -> Atributos:
    return (
        (oids.NUMERO_DE_SERIE, f"IDCES-{persona.nif}"),
        (oids.NOMBRE_DE_PILA, persona.nombre),
        (oids.APELLIDOS, persona.apellidos),
    )


def _de_organizacion(entidad: Organizacion) -> Atributos:
    return (
        (oids.ORGANIZACION, entidad.nombre),
        (oids.IDENTIFICADOR_DE_ORGANIZACION, f"VATES-{entidad.nif}"),
    )


def _campos_fnmt(persona: Persona, prefijo: str = "") -> Atributos:
    return (
        (oids.FNMT_NIF, f"{prefijo}{persona.nif}"),
        (oids.FNMT_APELLIDO_2, persona.apellido_2),
        (oids.FNMT_APELLIDO_1, persona.apellido_1),
        (oids.FNMT_NOMBRE, persona.nombre),
    )


def ciudadano(persona: Persona) -> Perfil:
    """Return the profile of a natural person (AC FNMT Usuarios)."""
    comun = f"{persona.apellidos} {persona.nombre} - {persona.nif}".upper()
    return Perfil(
        sujeto=(_PAIS, *_de_pila(persona), (oids.NOMBRE_COMUN, comun)),
        san=_san(_campos_fnmt(persona), persona.email),
        politicas=(oids.POLITICA_FNMT_CIUDADANO, oids.QCP_PERSONA),
        usos_extendidos=_DE_PERSONA,
        extensiones=_cualificado(),
    )


def representante(persona: Persona, entidad: Organizacion) -> Perfil:
    """Return the profile of the representative of a legal person (AC Representación)."""
    comun = f"{persona.nif} {persona.nombre} {persona.apellido_1} (R: {entidad.nif})".upper()
    campos = (
        (oids.FNMT_NIF_ENTIDAD, f"VATES-{entidad.nif}"),
        (oids.FNMT_RAZON_SOCIAL, entidad.nombre),
        *_campos_fnmt(persona, "IDCES-"),
    )
    return Perfil(
        sujeto=(
            _PAIS,
            *_de_organizacion(entidad),
            (oids.NOMBRE_COMUN, comun),
            *_de_pila(persona),
            (oids.DESCRIPCION, "Reg:48021 /Hoja:BI-1234 /Tomo:5 /Folio:9 /Inscripción:1"),
        ),
        san=_san(campos, persona.email),
        politicas=(
            oids.POLITICA_FNMT_REPRESENTANTE,
            oids.QCP_PERSONA,
            oids.ESTADO_REPRESENTANTE,
        ),
        usos_extendidos=_DE_PERSONA,
        extensiones=_cualificado(),
    )


def empleado(persona: Persona, entidad: Organizacion, *, cargo: str = "") -> Perfil:
    """Return the profile of a public employee, medium level."""
    arco = oids.POLITICA_EMPLEADO_MEDIO
    comun = f"{persona.apellidos} {persona.nombre} - DNI {persona.nif}".upper()
    sujeto = (_PAIS, *_de_organizacion(entidad), *_de_pila(persona), (oids.NOMBRE_COMUN, comun))
    return Perfil(
        sujeto=sujeto,
        san=_san(
            (
                (f"{arco}.1", "CERTIFICADO ELECTRONICO DE EMPLEADO PUBLICO (nivel medio)"),
                (f"{arco}.2", entidad.nombre),
                (f"{arco}.3", entidad.nif),
                (f"{arco}.4", persona.nif),
                (f"{arco}.6", persona.nombre),
                (f"{arco}.7", persona.apellido_1),
                (f"{arco}.8", persona.apellido_2),
                (f"{arco}.11", cargo),
            ),
            persona.email,
        ),
        politicas=("1.3.6.1.4.1.5734.3.17.2", oids.QCP_PERSONA, arco),
        usos_extendidos=_DE_PERSONA,
        extensiones=_cualificado(),
    )


def sello(entidad: Organizacion, *, sistema: str = "") -> Perfil:
    """Return the profile of the seal of an Administration, medium level."""
    arco = oids.POLITICA_SELLO_MEDIO
    sistema = sistema or f"SELLO ELECTRONICO DE {entidad.nombre}".upper()
    return Perfil(
        sujeto=(
            _PAIS,
            (oids.ORGANIZACION, entidad.nombre),
            (oids.IDENTIFICADOR_DE_ORGANIZACION, f"VATES-{entidad.nif}"),
            (oids.NUMERO_DE_SERIE, entidad.nif),
            (oids.NOMBRE_COMUN, sistema[:64]),
        ),
        san=_san(
            (
                (f"{arco}.1", "SELLO ELECTRONICO DE NIVEL MEDIO"),
                (f"{arco}.2", entidad.nombre),
                (f"{arco}.3", entidad.nif),
                (f"{arco}.5", sistema),
            )
        ),
        politicas=("1.3.6.1.4.1.5734.3.3.9.1", oids.QCP_SELLO, arco),
        usos_extendidos=(ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION),
        extensiones=_cualificado(),
    )
