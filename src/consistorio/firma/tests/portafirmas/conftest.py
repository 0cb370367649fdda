"""People with posts, keys and authenticators, and documents that wait for their signatures."""

from dataclasses import replace
from datetime import date, timedelta
from secrets import token_bytes, token_hex

import pytest

from consistorio.documentos import services as documentos
from consistorio.firma import services
from consistorio.firma.services import FirmantePedido
from consistorio.identidad.models import Credencial
from consistorio.identidad.pki import perfiles
from consistorio.identidad.pki.emision import emitir
from consistorio.identidad.pki.perfiles import Organizacion, Persona
from consistorio.identidad.services.segundo_factor import codigo_de
from consistorio.organizacion import services as organizacion
from consistorio.plataforma.actores import Actor, Clase, sistema
from consistorio.plataforma.reloj import ahora, hora_oficial

PERSONAS = {
    "secretario": ("22222222J", "TOMÁS IBÁÑEZ LARREA", "secretaria", "Secretario-Interventor"),
    "alcaldesa": ("11111111H", "ITZIAR MENDOZA RUIZ", "alcaldia", "Alcaldesa"),
    "interventora": ("33333333P", "NÚRIA PEÑALVER SOTO", "intervencion", "Interventora"),
}
DE_FIRMANTE = frozenset({"firma.firmar"})


@pytest.fixture
def pki(_pki_de_la_sesion):
    return _pki_de_la_sesion


@pytest.fixture
def reloj(entidad):
    """A clock stopped now: the certificates of the tests are of today."""
    instante = hora_oficial(entidad)()
    return lambda: instante


@pytest.fixture(scope="session")
def certificados(_pki_de_la_sesion):
    casa = Organizacion(nif="P2807900B", nombre="Ayuntamiento de Villaclara")
    return {
        nif: emitir(
            perfiles.empleado(_titular(nif, *nombre.split()), casa),
            emisor=_pki_de_la_sesion.emisora,
            desde=ahora() - timedelta(hours=1),
        )
        for nif, nombre, _, _ in PERSONAS.values()
    }


def _titular(nif, nombre, apellido_1, apellido_2):
    return Persona(nif=nif, nombre=nombre, apellido_1=apellido_1, apellido_2=apellido_2)


@pytest.fixture
def plantilla(entidad, certificados, reloj, pki):
    """The staff, with its posts since 2024, its keys and its authenticators; its secrets by NIF."""
    actor = sistema(entidad, "pruebas")
    unidad = organizacion.crear_unidad(actor=actor, codigo="SEC", nombre="Secretaría")
    secretos = {}
    for nif, nombre, cargo, cargo_nombre in PERSONAS.values():
        empleado = organizacion.dar_de_alta(
            actor=actor,
            nif=nif,
            nombre=nombre,
            email="",
            unidad_id=unidad,
            alta_el=date(2024, 1, 1),
        )
        organizacion.nombrar(
            actor=actor,
            empleado_id=empleado,
            codigo=cargo,
            nombre=cargo_nombre,
            desde=date(2024, 1, 1),
        )
        secretos[nif] = token_bytes(20)
        Credencial.objects.create(nif=nif, nombre=nombre, password="!", secreto_totp=secretos[nif])
        services.emitir_clave(actor=actor, nif=nif, credencial=certificados[nif], reloj=reloj)
    return secretos


@pytest.fixture
def codigo(plantilla):
    """Return what the authenticator of a person shows, as if it were a new moment."""

    def codigo(actor):
        Credencial.objects.filter(nif=actor.identificador).update(ultimo_paso=0)
        return codigo_de(plantilla[actor.identificador], ahora())

    return codigo


def _persona(entidad, clave):
    nif, nombre, _, _ = PERSONAS[clave]
    return Actor(entidad, Clase.EMPLEADO, nif, nombre, DE_FIRMANTE)


@pytest.fixture
def secretario(entidad):
    return _persona(entidad, "secretario")


@pytest.fixture
def alcaldesa(entidad):
    return _persona(entidad, "alcaldesa")


@pytest.fixture
def interventora(entidad):
    return _persona(entidad, "interventora")


def pedido(clave):
    nif, nombre, cargo, cargo_nombre = PERSONAS[clave]
    return FirmantePedido(nif=nif, nombre=nombre, cargo=cargo, cargo_nombre=cargo_nombre)


@pytest.fixture
def documento(empleada, reloj, pdf):
    def documento(nombre="Resolución.pdf", *, contenido=None, mime="application/pdf", **mas):
        # Each with bytes of its own: every test has a new entidad, with other keys.
        return documentos.incorporar(
            actor=empleada,
            nombre=nombre,
            contenido=(contenido or pdf) + f"\n% {token_hex(8)}\n".encode(),
            mime=mime,
            tipo_documental="TD01",
            origen_ciudadano=False,
            reloj=reloj,
            **mas,
        )

    return documento


@pytest.fixture
def enviar(empleada, reloj, documento, plantilla):
    """Send a document to be signed by blocks of people, and return the key of the petition."""

    def enviar(
        *bloques,
        asunto="Licencia de obra",
        actor=empleada,
        opcionales=(),
        minimos=(),
        plazo=None,
        **mas,
    ):
        return services.crear_peticion(
            actor=actor,
            documento_id=mas.pop("documento_id", None) or documento(**mas).id,
            asunto=asunto,
            firmantes=[
                [replace(pedido(clave), opcional=clave in opcionales) for clave in bloque]
                for bloque in bloques
            ],
            minimos=minimos,
            plazo=plazo,
            reloj=reloj,
        )

    return enviar


@pytest.fixture
def firmar(codigo, reloj):
    """Sign petitions as they are now, with a good code; return the results."""
    from consistorio.firma import selectors

    def firmar(actor, *peticiones, segundo_factor=None, mostrada=None):
        elegidas = [
            (clave, mostrada or selectors.peticion(actor, clave).sha256) for clave in peticiones
        ]
        return services.firmar_varias(
            actor=actor,
            peticiones=elegidas,
            segundo_factor=segundo_factor or codigo(actor),
            reloj=reloj,
        )

    return firmar
