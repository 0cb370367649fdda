"""
What a message says, whichever SICRES it is written in.

The values are those of the wire, as text: an empty one was not informed. Nothing is corrected here;
`juzgar` says what is wrong with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from consistorio.registro.rules.sicres.listas import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremo:
    """An end of the exchange: an office («entidad registral») and, behind it, a unit."""

    oficina: str = ""
    oficina_nombre: str = ""
    unidad: str = ""
    unidad_nombre: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Somebody of the asiento, with how to reach her. :param tipo: only in 4.0."""

    tipo: str = ""
    tipo_documento: str = ""
    documento: str = ""
    razon_social: str = ""
    codigo_directorio: str = ""
    nombre: str = ""
    apellido1: str = ""
    apellido2: str = ""
    pais: str = ""
    provincia: str = ""
    municipio: str = ""
    direccion: str = ""
    codigo_postal: str = ""
    correo: str = ""
    telefono: str = ""
    telefono_fijo: str = ""
    deh: str = ""
    receptor: str = ""
    canal: str = ""
    aviso_sms: str = ""
    aviso_correo: str = ""

    @property
    def consta(self) -> bool:
        """Whether anything at all is known of her."""
        return self != Persona()

    @property
    def nombre_completo(self) -> str:
        propio = " ".join(p for p in (self.nombre, self.apellido1, self.apellido2) if p)
        return propio or self.razon_social


@dataclass(frozen=True, slots=True, kw_only=True)
class Interesado:
    interesado: Persona = field(default_factory=Persona)
    representante: Persona = field(default_factory=Persona)
    observaciones: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadato:
    campo: str
    valor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asiento:
    """
    The entry at the office where it was made. Its times are those of the wire.

    :param presentado: hour at which the person filed it; only in 4.0, where it may differ.
    """

    numero: str = ""
    registrado: str = ""
    sello_registro: str = ""
    presentado: str = ""
    sello_presentacion: str = ""
    modo: str = ""
    tipo: str = ""
    resumen: str = ""
    codigo_asunto: str = ""
    referencia_externa: str = ""
    expediente: str = ""
    codigo_sia: str = ""
    metadatos_generales: tuple[Metadato, ...] = ()
    metadatos_particulares: tuple[Metadato, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anexo:
    """
    A file. :param contenido: in base64 in 3.0; in 4.0, the reference of the document.

    :param firmado: identifier of the file that this one signs; its own if the signature is inside.
    """

    nombre: str = ""
    identificador: str = ""
    tipo: str = ""
    mime: str = ""
    contenido: str = ""
    validez: str = ""
    certificado: str = ""
    firma: str = ""
    sello_de_tiempo: str = ""
    ocsp: str = ""
    huella: str = ""
    firmado: str = ""
    resumen: str = ""
    codigo_formulario: str = ""
    metadatos_generales: tuple[Metadato, ...] = ()
    metadatos_particulares: tuple[Metadato, ...] = ()
    observaciones: str = ""

    def metadato(self, campo: str) -> str:
        """Return a general metadatum, or nothing."""
        return next((m.valor for m in self.metadatos_generales if m.campo == campo), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """How the exchange itself goes. :param inicio: the office where it all began."""

    identificador: str = ""
    anotacion: str = ""
    anotacion_texto: str = ""
    transporte: str = ""
    numero_transporte: str = ""
    usuario: str = ""
    contacto: str = ""
    aplicacion: str = ""
    documentacion_fisica: str = ""
    observaciones: str = ""
    prueba: str = ""
    previo: str = ""
    inicio: Extremo = field(default_factory=Extremo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulario:
    expone: str = ""
    solicita: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intercambio:
    """A data message: an asiento that goes from an office to another."""

    version: Version
    origen: Extremo = field(default_factory=Extremo)
    destino: Extremo = field(default_factory=Extremo)
    interesados: tuple[Interesado, ...] = ()
    asiento: Asiento = field(default_factory=Asiento)
    anexos: tuple[Anexo, ...] = ()
    control: Control = field(default_factory=Control)
    formulario: Formulario = field(default_factory=Formulario)


@dataclass(frozen=True, slots=True, kw_only=True)
class MensajeDeControl:
    """A control message: what an office says of an exchange."""

    version: Version
    origen: str = ""
    destino: str = ""
    identificador: str = ""
    tipo: str = ""
    descripcion: str = ""
    numero_destino: str = ""
    registrado_destino: str = ""
    prueba: str = ""
    ficheros: tuple[str, ...] = ()
    codigo_error: str = ""
