"""What the tests of the counter share: an official at an office, and what she writes."""

import io
import secrets
from dataclasses import replace

from PIL import Image

from consistorio.registro.rules.ficha import Ficha, Interviniente
from consistorio.registro.rules.identificacion import Identificacion, Persona, TipoDePersona
from consistorio.registro.services import AsientoDeMostrador

ANA = Persona(
    tipo=TipoDePersona.FISICA,
    identificacion=Identificacion.por_nif("12345678Z"),
    nombre="Ana",
    apellido_1="García",
)
OBRAS = Persona(
    tipo=TipoDePersona.JURIDICA,
    identificacion=Identificacion.por_nif("P2807900B"),
    razon_social="Obras, S. A.",
)


def en_la_oficina(actor, unidad, *permisos):
    """Return the actor as an official of that office only, with those permissions there."""
    dados = permisos or (
        "registro.consultar",
        "registro.registrar_entrada",
        "registro.anotar_salida",
    )
    return replace(
        actor,
        permisos=frozenset(dados),
        unidades=frozenset({unidad}),
        ambitos=frozenset((permiso, unidad) for permiso in dados),
    )


def escrito(unidad, *, persona=ANA, **mas):
    """Return what an official writes of somebody who comes to the counter."""
    ficha = Ficha(
        intervinientes=(Interviniente(papel="interesado", persona=persona),), oficina_id=unidad
    )
    comun = {
        "extracto": "Solicita un vado",
        "ficha": ficha,
        "unidad_id": unidad,
        "unidad": "Registro",
    }
    return AsientoDeMostrador(**{**comun, **mas})


def imagen(*, ancho=40, alto=40, color="white", formato="PNG", dpi=None):
    """Return a picture as a scanner or a phone gives it; never twice the same bytes."""
    fichero = io.BytesIO()
    opciones = {"dpi": (dpi, dpi)} if dpi else {}
    cuadro = Image.new("RGB", (ancho, alto), color)
    cuadro.putpixel((0, 0), tuple(secrets.token_bytes(3)))
    cuadro.save(fichero, format=formato, **opciones)
    return fichero.getvalue()
