"""The log of an entidad in the words of the page that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consistorio.plataforma.constancia.claves import verificador
from consistorio.plataforma.constancia.publicacion import nota_publica, punto_publico
from consistorio.plataforma.enchufes.testigos import SIMULADO, testigos
from consistorio.plataforma.models import Cofirma, Entidad


@dataclass(frozen=True, slots=True)
class TestigoVisto:
    """A witness of the log. :param visto_en: when it cosigned the last published checkpoint."""

    nombre: str
    clave: str
    simulado: bool
    visto_en: datetime | None


@dataclass(frozen=True, slots=True)
class Resumen:
    """
    What is published now.

    :param nota: the checkpoint with its signatures; empty if there is none yet.
    """

    clave: str
    testigos: tuple[TestigoVisto, ...]
    nota: str = ""
    tamano: int = 0
    raiz: str = ""
    cerrado_en: datetime | None = None


def resumen_publico(entidad: Entidad, ahora: datetime) -> Resumen:
    """Return what anybody may know of the log of the entidad in course."""
    punto = punto_publico(ahora)
    clave = verificador(entidad)
    if punto is None:
        return Resumen(clave, _testigos(0))
    return Resumen(
        clave,
        _testigos(punto.tamano),
        nota_publica(punto),
        punto.tamano,
        bytes(punto.raiz).hex(),
        punto.cerrado_en,
    )


def _testigos(tamano: int) -> tuple[TestigoVisto, ...]:
    vistos = dict(Cofirma.objects.filter(tamano=tamano).values_list("testigo", "cofirmado_en"))
    return tuple(
        TestigoVisto(
            nombre=uno.testigo.nombre,
            clave=uno.testigo.linea,
            simulado=uno.url == SIMULADO,
            visto_en=vistos.get(uno.testigo.linea),
        )
        for uno in testigos()
    )
