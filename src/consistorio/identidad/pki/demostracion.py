"""A whole certification service in a folder, for demonstrations and tests."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from cryptography import x509

from . import carpeta as ficheros
from . import estado, perfiles, perfiles_de_servicio
from .censo import CENSO_DE_DEMOSTRACION, Censo
from .emision import Credencial, Perfil, emitir
from .perfiles import Persona

CLAVE_P12 = "consistorio"
"""Password of every demonstration .p12; it protects nothing and says so in the manual."""

URL_OCSP = "http://localhost:8000/pki/ocsp"
URL_CRL = "http://localhost:8000/pki/crl"
ANFITRIONES = ("localhost", "*.localhost", "127.0.0.1", "::1")
_RAIZ, _EMISORA, _TSA, _OCSP, _SERVIDOR = "raiz", "emisora", "tsa", "ocsp", "servidor"


@dataclass(frozen=True)
class Pki:
    """The demonstration service, ready to sign and to answer."""

    carpeta: Path
    credenciales: Mapping[str, Credencial]
    revocados: Mapping[int, datetime]

    @property
    def raiz(self) -> Credencial:
        return self.credenciales[_RAIZ]

    @property
    def emisora(self) -> Credencial:
        return self.credenciales[_EMISORA]

    @property
    def tsa(self) -> Credencial:
        return self.credenciales[_TSA]

    @property
    def servidor(self) -> Credencial:
        return self.credenciales[_SERVIDOR]

    @cached_property
    def cas(self) -> tuple[bytes, ...]:
        """Certificates of the authorities to trust, DER."""
        return (self.emisora.der, self.raiz.der)

    def sello(self, entidad: str) -> Credencial:
        """Return the seal of an entidad by its short name."""
        return self.credenciales[f"sellos/{entidad}"]

    def persona(self, nombre: str) -> Credencial:
        """Return the certificate of an official, citizen or representative by short name."""
        return self.credenciales[f"personas/{nombre}"]

    def p12(self, nombre: str) -> bytes:
        """Return the .p12 file of a person, with the password ``CLAVE_P12``."""
        return (self.carpeta / "personas" / f"{nombre}.p12").read_bytes()

    def crl(self, ahora: datetime) -> bytes:
        """Return a CRL of this moment, DER."""
        return estado.emitir_crl(self.emisora, self.revocados, ahora)

    def ocsp(self, peticion: bytes, ahora: datetime) -> bytes:
        """Return the DER answer to a DER OCSP request."""
        return estado.responder_ocsp(
            peticion,
            emisora=self.emisora.certificado,
            respondedor=self.credenciales[_OCSP],
            emitidos=self._emitidos,
            revocados=self.revocados,
            ahora=ahora,
        )

    @cached_property
    def _emitidos(self) -> Mapping[int, x509.Certificate]:
        emisora = self.emisora.certificado.subject
        todos = (credencial.certificado for credencial in self.credenciales.values())
        return {c.serial_number: c for c in todos if c.issuer == emisora}


def crear_pki(carpeta: Path, *, ahora: datetime, censo: Censo = CENSO_DE_DEMOSTRACION) -> Pki:
    """
    Issue everything the demonstration needs into an empty folder and return it opened.

    :param ahora: certificates are valid from the day before.
    """
    desde = (ahora - timedelta(days=1)).replace(microsecond=0)
    raiz = emitir(
        perfiles_de_servicio.autoridad("AC Raíz de demostración"), emisor=None, desde=desde
    )
    emisora = emitir(
        perfiles_de_servicio.autoridad("AC Emisora de demostración"), emisor=raiz, desde=desde
    )
    credenciales = {_RAIZ: raiz, _EMISORA: emisora}
    for nombre, perfil in _perfiles(censo).items():
        credenciales[nombre] = _emitir(perfil, emisora, desde)
    credenciales |= _los_que_no_valen(emisora, desde)
    revocada = credenciales["personas/revocada"].certificado.serial_number
    for nombre, credencial in credenciales.items():
        ficheros.guardar(carpeta, nombre, credencial, clave_p12=CLAVE_P12)
    revocados = {f"{revocada:x}": desde.isoformat()}
    (carpeta / "revocados.json").write_text(json.dumps(revocados))
    return abrir_pki(carpeta)


def abrir_pki(carpeta: Path) -> Pki:
    """
    Return the demonstration service kept in a folder.

    :raises FileNotFoundError: if nobody created it yet.
    """
    revocados = json.loads((carpeta / "revocados.json").read_text())
    return Pki(
        carpeta=carpeta,
        credenciales=ficheros.leer_todas(carpeta),
        revocados={int(s, 16): datetime.fromisoformat(t) for s, t in revocados.items()},
    )


def _perfiles(censo: Censo) -> dict[str, Perfil]:
    entidades = censo.entidades
    todos = {
        _TSA: perfiles_de_servicio.autoridad_de_sellado_de_tiempo(),
        _OCSP: perfiles_de_servicio.respondedor_ocsp(),
        _SERVIDOR: perfiles_de_servicio.servidor(*ANFITRIONES),
    }
    for nombre, entidad in entidades.items():
        todos[f"sellos/{nombre}"] = perfiles.sello(entidad)
    for nombre, e in censo.empleados.items():
        perfil = perfiles.empleado(e.persona, entidades[e.entidad], cargo=e.cargo)
        todos[f"personas/{nombre}"] = perfil
    for nombre, persona in censo.ciudadanos.items():
        todos[f"personas/{nombre}"] = perfiles.ciudadano(persona)
    for nombre, r in censo.representantes.items():
        todos[f"personas/{nombre}"] = perfiles.representante(r.persona, r.entidad)
    return todos


def _emitir(perfil: Perfil, emisora: Credencial, desde: datetime) -> Credencial:
    return emitir(perfil, emisor=emisora, desde=desde, url_ocsp=URL_OCSP, url_crl=URL_CRL)


def _los_que_no_valen(emisora: Credencial, desde: datetime) -> dict[str, Credencial]:
    """Return an expired certificate, a revoked one and one of an authority nobody knows."""
    caducada = Persona(nif="55555555K", nombre="Clara", apellido_1="Vencida", apellido_2="Ayer")
    revocada = Persona(nif="66666666Q", nombre="Rita", apellido_1="Anulada", apellido_2="Pronto")
    ajena = Persona(nif="77777777B", nombre="Ajeno", apellido_1="Desconocido", apellido_2="")
    otra = emitir(perfiles_de_servicio.autoridad("AC que nadie conoce"), emisor=None, desde=desde)
    return {
        "personas/caducada": emitir(
            perfiles.ciudadano(caducada),
            emisor=emisora,
            desde=desde - timedelta(days=1461),
            hasta=desde - timedelta(days=1),
        ),
        "personas/revocada": _emitir(perfiles.ciudadano(revocada), emisora, desde),
        "personas/desconocida": emitir(perfiles.ciudadano(ajena), emisor=otra, desde=desde),
    }
